"""Documents changed at random: each is generated, or refused with a place and a reason.

The changes know what OpenAPI is made of (`mutation`), or cut and splice the text. Here
Hypothesis decides about them, and shrinks what fails; `guided` has a fuzzer that
follows the branches of the code instead.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile import seeds
from tests.hostile.mutation import mutated

pytestmark = pytest.mark.long

_ROOT = Path(__file__).parents[2]
_USUAL = settings(suppress_health_check=list(HealthCheck))
_NIGHTLY = settings(_USUAL, derandomize=False)
_CHANGES = st.sampled_from((1, 1, 2, 4, 8))
_SEEDS = st.integers(0, 10_000)
_ODD = (
    *(b"\0", b"\xff", b"\xc2\x85", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"\t", b"\r"),
    *(b"&a ", b"*a ", b"<<: *a", b"!!python/object ", b"!x ", b"? ", b": ", b"- "),
    *(b"{", b"}", b"[", b"]", b"|\n", b">-\n", b'"', b"'", b"#", b"@", b"`"),
    *(b"%YAML 1.2\n", b"---\n", b"...\n", b"\\u", b"\\ud800", b"1e999", b"-0"),
    *(b"0x1", b"NaN", b"9" * 400, b"$ref"),
)


def _check(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        seeds.check(path)


def _tree(place: int, chance: random.Random, changes: int) -> None:
    tree = mutated(seeds.tree(place), chance, changes)
    _check(json.dumps(tree).encode(), "openapi.json")


def _yaml(place: int, chance: random.Random, changes: int) -> None:
    tree = mutated(seeds.tree(place), chance, changes)
    text = yaml.dump(tree, sort_keys=False, allow_unicode=chance.random() < 0.5)
    _check(text.encode("utf-8", "surrogatepass"), "openapi.yaml")


def _text(place: int, chance: random.Random, changes: int) -> None:
    data = bytearray(seeds.text(place))
    for _ in range(changes):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.randrange(1, 40))
        part = data[start:end]
        rows = (b"", chance.choice(_ODD), part * 2, part * 50, bytes(reversed(part)))
        data[start:end] = chance.choice(rows)
        if chance.random() < 0.1:
            del data[start:]
    _check(bytes(data), chance.choice(("openapi.yaml", "openapi.json")))


_HOW = {"tree": (_tree, 60), "YAML": (_yaml, 40), "text": (_text, 150)}
"""Ways of changing a document, and how many are tried in every run."""


@pytest.mark.parametrize("how", _HOW)
def test_changed_documents(how: str) -> None:
    act, count = _HOW[how]
    settings(_USUAL, max_examples=count)(given(_SEEDS, st.randoms(), _CHANGES)(act))()


@pytest.mark.nightly
@pytest.mark.parametrize("how", _HOW)
def test_many_changed_documents(how: str) -> None:
    act, count = _HOW[how]
    usual = settings(_NIGHTLY, max_examples=count * 200)
    usual(given(_SEEDS, st.randoms(use_true_random=False), _CHANGES)(act))()


def _guided(runs: int, folder: Path) -> None:
    if find_spec("atheris") is None:
        pytest.skip("needs atheris")
    command = [sys.executable, "-m", "tests.hostile.guided", f"-runs={runs}"]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "TMPDIR": str(folder)}
    ran = subprocess.run(
        [*command, "-max_len=60000", "-len_control=0", f"-artifact_prefix={folder}/"],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert ran.returncode == 0, ran.stdout[-3_000:] + ran.stderr[-3_000:]
    assert f"Done {runs} runs" in ran.stderr


def test_guided(tmp_path: Path) -> None:
    _guided(500, tmp_path)


@pytest.mark.nightly
def test_guided_for_long(tmp_path: Path) -> None:
    _guided(200_000, tmp_path)
