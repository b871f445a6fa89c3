"""`--watch` generates again when an input changes, and says what changed for users."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.commands.watch import describe_changes, is_input

_ROOT = Path(__file__).parents[2]
_SPEC = """\
openapi: 3.1.0
info: {title: Zoo, version: "1"}
paths:
  /pets: {get: {responses: {204: {description: ok}}}}
"""


def test_names_that_changed() -> None:
    old = {"GET /a": "client.a.list", "GET /b": "client.b.get", "#/s": "S"}
    new = {"GET /b": "client.b.fetch", "GET /c": "client.c.get", "#/s": "S"}
    assert list(describe_changes(old, new)) == [
        "  - client.a.list  (GET /a)",
        "  ~ client.b.get is now client.b.fetch  (GET /b)",
        "  + client.c.get  (GET /c)",
    ]


@pytest.mark.parametrize(
    ("path", "is_read"),
    [
        ("/w/api.yaml", True),
        ("/w/byhand.toml", True),
        ("/w/generated/x/a.json", False),
        ("/w/a.py", False),
    ],
)
def test_inputs(path: str, is_read: bool) -> None:
    assert is_input(Path(path), Path("/w/generated")) is is_read


@pytest.mark.skipif(os.name == "nt", reason="ends the process by a signal")
def test_a_change_generates_again(tmp_path: Path) -> None:
    spec = tmp_path / "zoo.yaml"
    spec.write_text(_SPEC)
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "generator", "zoo.yaml", "--watch"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
    )
    try:
        assert process.stdout is not None
        assert "1 operation" in process.stdout.readline()
        time.sleep(1)
        spec.write_text(
            f"{_SPEC}  /cats: {{get: {{responses: {{204: {{description: ok}}}}}}}}\n"
        )
        assert "2 operations" in process.stdout.readline()
        assert process.stdout.readline() == "  + client.cats.list  (GET /cats)\n"
    finally:
        process.terminate()
        process.wait()
