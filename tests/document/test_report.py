"""Diagnostics as text on a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.console.printable import printable
from generator.console.report import format_report
from generator.diagnostics import Diagnostic, DocumentError, Position, Severity
from generator.document import load
from tests.document.conftest import HEAD, Write


def finding(code: str, text: str = "abc", column: int = 1) -> Diagnostic:
    position = Position(Path("specs/x.yaml"), 7, column, text)
    return Diagnostic(
        code, Severity.ERROR, f"about {code}", "#", help="do it", position=position
    )


def test_one_in_full() -> None:
    assert format_report([finding("one", "  key: value", 8)], None) == (
        "specs/x.yaml:7:8: error: about one [one]\n    key: value\n         ^ do it"
    )


def test_the_pointer_stands_beside_the_arrow() -> None:
    position = Position(Path("x.yaml"), 7, 3, "  key: value")
    found = Diagnostic("a", Severity.NOTE, "m", "#/x/~1a", position=position)
    assert format_report([found], None).endswith("\n    ^ at #/x/~1a")
    found = replace(found, help="do it", pointer="#/" + "x" * 1000)
    (arrow,) = format_report([found], None).splitlines()[2:]
    assert arrow.endswith("...: do it") and len(arrow) < 200


def test_others_are_counted_by_kind() -> None:
    found = [finding("a")] * 5 + [finding("b")] * 2 + [finding("c")]
    lines = format_report(found, None).splitlines()
    assert lines[9:] == [
        "2 more: error [a] (--all shows them)",
        "3 more, of 2 other kinds (--all shows them)",
    ] or lines[9:] == [
        "2 more: error [b] (--all shows them)",
        "3 more, of 2 other kinds (--all shows them)",
    ]
    assert len(lines) <= 12


def test_all() -> None:
    assert (
        len(
            format_report(
                [finding(str(n)) for n in range(50)], None, all=True
            ).splitlines()
        )
        == 150
    )


def test_the_document_is_asked_where(write: Write) -> None:
    path = write(HEAD + "components: {schemas: {A: {$ref: '#/no'}}}\n")
    with pytest.raises(DocumentError) as caught:
        load([path])
    text = format_report(caught.value.diagnostics, caught.value.document)
    assert text.startswith(f"{path}:4:27: error: ")
    assert text.splitlines()[2].index("^") == 4 + 26


def test_paths_below_the_current_folder_are_relative(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("a: b", "specs/x.yaml")
    monkeypatch.chdir(path.parent.parent)
    with pytest.raises(DocumentError) as caught:
        load([path])
    text = format_report(caught.value.diagnostics, None)
    assert text.startswith(str(Path("specs/x.yaml:1:1: error: ")))


@pytest.mark.parametrize("column", [1, 500, 999, 1000])
def test_long_lines_are_cut_around_the_column(column: int) -> None:
    text = "".join(chr(ord("a") + n % 26) for n in range(1000))
    _, line, arrow = format_report([finding("x", text, column)], None).splitlines()
    assert len(line) <= 4 + 76 + 6
    assert line[arrow.index("^")] == text[column - 1]


def test_long_messages_are_cut() -> None:
    found = Diagnostic("x", Severity.NOTE, "m" * 10_000, "#")
    assert len(format_report([found], None)) < 400


HOSTILE = "\x1b[31m\x07\x00\x9b2J\u202e\u2066\ud800\u2028\u0085\r\n\x7f\u200b\ue000"


def test_nothing_acts_on_the_terminal() -> None:
    found = Diagnostic(
        "x",
        Severity.ERROR,
        HOSTILE,
        "#",
        help=HOSTILE,
        position=Position(Path(f"a{HOSTILE}"), 1, 3, HOSTILE * 3),
    )
    text = format_report([found], None)
    assert all(line.isprintable() for line in text.split("\n"))
    assert text.count("\n") == 2
    text.encode("utf-8")
    format_report([found], None, ascii_only=True).encode("ascii")


def test_printable_keeps_what_can_be_read() -> None:
    assert printable("Zürich\t→ 東京") == "Zürich → 東京"
    assert printable("Zürich", ascii_only=True) == "Z\\xfcrich"
    assert printable("a\nb\x1b") == "a\\nb\\x1b"
    assert printable("\ud800") == "\\ud800"
