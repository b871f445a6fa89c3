"""Input that is no document: one clear message, exit code 1, nothing written."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main

GOOD = """\
openapi: 3.0.3
info: {title: Shop, version: 1.0.0}
paths:
  /pets:
    get:
      operationId: list-pets
      responses: {'204': {description: None}}
"""

TEXTS = {
    "empty": ("", "empty"),
    "no mapping": ("- a\n", "object|mapping"),
    "YAML syntax": ("openapi: 3.0.3\ninfo: [\n", r"a\.yaml:\d+:\d+: error"),
    "JSON syntax": ('{"openapi": "3.0.3",\n "info": }', r"a\.yaml:\d+:\d+: error"),
    "no version": ("info: {}\n", "openapi"),
    "a page": ("\n<!DOCTYPE html>\n<p>a: b: c</p>\n", "1:1: error.*HTML or XML page"),
    "Swagger": ("swagger: '2.0'\n", "Swagger|3\\.0"),
    "unknown version": ("openapi: 4.2.0\n", "4\\.2\\.0"),
    "dangling": (
        GOOD.replace("{description: None}", "{$ref: '#/components/responses/X'}"),
        "components/responses/X",
    ),
    "alias of itself": ("openapi: &a\n  - *a\n", "error"),
    "binary": ("\x00\x01\x02", "error"),
    "escape sequence": ("openapi: '\x9b2J'\n", "error"),
}


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run the command, expect that it refuses, and return what it says."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    printed = capsys.readouterr()
    assert (left.value.code, printed.out) == (1, ""), printed.err
    assert "Traceback" not in printed.err
    assert "internal error" not in printed.err
    assert ": error: " in printed.err
    assert 1 <= printed.err.count("\n") <= 12
    assert printed.err.replace("\n", "").isprintable()
    return printed.err


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_is_no_document(
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    text, words = TEXTS[name]
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(text, encoding="utf-8")
    said = refusal(capsys, "a.yaml")
    assert "a.yaml" in said
    assert re.search(words, said), said
    assert os.listdir() == ["a.yaml"]


@pytest.mark.parametrize(
    "make",
    [
        lambda path: None,
        lambda path: path.mkdir(),
        lambda path: os.mkfifo(path),
        lambda path: path.symlink_to("nowhere"),
        lambda path: path.symlink_to("/dev/zero"),
        lambda path: path.write_bytes(b"\xff\xfe\xfd"),
    ],
    ids=["missing", "folder", "pipe", "broken link", "endless", "no text"],
)
def test_a_path_that_is_no_document(
    make: Callable[[Path], object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    make(Path("a.yaml"))
    assert "a.yaml" in refusal(capsys, "a.yaml")
    assert not Path("generated").exists()


def test_an_output_of_other_people(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(GOOD)
    Path("out/a").mkdir(parents=True)
    Path("out/a/thesis.txt").write_text("years of work")
    said = refusal(capsys, "a.yaml", "--output", "out")
    assert "out/a: error: holds files that the generator did not write" in said
    assert os.listdir("out/a") == ["thesis.txt"]


def test_an_output_that_is_a_file(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(GOOD)
    said = refusal(capsys, "a.yaml", "--output", "a.yaml")
    assert said.startswith("a.yaml: error: is in the way: a folder is needed here")
    assert Path("a.yaml").read_text() == GOOD
