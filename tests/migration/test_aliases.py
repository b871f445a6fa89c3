"""The module of old names: each works, and warns."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import pytest

from generator.migration import aliases_module
from generator.pipeline import Request, generate
from tests.support.checks import write_package

_SPEC = Path(__file__).parents[2] / "specs" / "ai-api-key.yaml"


def test_old_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = generate(Request(specs=(_SPEC,), package="old_names_sdk")).files
    write_package(files, tmp_path)
    text = aliases_module("old_names_sdk")
    (tmp_path / "old_names_sdk_aliases.py").write_text(text)
    monkeypatch.syspath_prepend(str(tmp_path))
    import_module("old_names_sdk_aliases")
    package = import_module("old_names_sdk")
    types = sys.modules["old_names_sdk.types"]
    name = dir(package.models)[0]
    with pytest.warns(DeprecationWarning, match=f"is now old_names_sdk.models.{name}"):
        assert getattr(types, name) is getattr(package.models, name)
    assert package.APIStatusError is package.errors.StatusError
    resource = package.Client(api_key="k", api_secret="s").ai_api_key
    with pytest.warns(DeprecationWarning, match="is now with_response"):
        assert resource.with_raw_response is not None


def test_no_package_is_no_code() -> None:
    with pytest.raises(ValueError, match="identifier"):
        aliases_module("a; import os")
