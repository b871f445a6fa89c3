"""docs/configuration.md lists the keys that there are, and its example is one."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

from generator import configuration
from generator.configuration.json_schema import json_schema
from generator.configuration.reference import keys_reference
from tests.configuration.conftest import Read

_PAGE = Path(__file__).resolve().parents[2] / "docs" / "configuration.md"
_KEYS = re.compile(r"(<!-- keys:[^>]*-->\n).*(<!-- /keys -->)", re.DOTALL)


def test_keys_are_current(golden: Callable[[Path, str], None]) -> None:
    text = _PAGE.read_text(encoding="utf-8")
    keys = keys_reference()
    assert _KEYS.search(text)
    golden(_PAGE, _KEYS.sub(lambda m: f"{m[1]}{keys}\n{m[2]}", text))


def test_examples_are_configurations(read: Read) -> None:
    blocks = re.findall(
        r"```toml\n(.*?)```", _PAGE.read_text(encoding="utf-8"), re.DOTALL
    )
    assert blocks
    for block in blocks:
        assert read(block).given == tomllib.loads(block)


def test_the_schema_that_is_shipped_is_current(
    golden: Callable[[Path, str], None],
) -> None:
    path = Path(configuration.__file__).with_name("byhand.schema.json")
    golden(path, f"{json.dumps(json_schema(), indent=2)}\n")
