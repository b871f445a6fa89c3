"""Long lines of Markdown in docstrings mean what they meant when they are broken."""

from __future__ import annotations

from ast import literal_eval
from inspect import cleandoc

import pytest

from generator.text import docstring

LONG = "and so on to the end of a line that does not fit in the width of the docstring"
BROKEN = [
    (f"> {LONG} either", ["> ", "> "]),
    (f"> > {LONG} either", ["> > ", "> > "]),
    (f"> - {LONG} either", ["> - ", ">   "]),
    (f">{LONG} either", [">and", ">"]),
    (f"- {LONG} either", ["- ", "  "]),
    (f"12) {LONG} either", ["12) ", "    "]),
    (f"  * {LONG} either", ["  * ", "    "]),
    (f"```code``` {LONG}", ["```code``` and", ""]),
    (f"{LONG} - it is", ["and", "docstring - it"]),
    (f"{LONG} # or", ["and", "docstring #"]),
    (f"{LONG} > 1", ["and", "docstring >"]),
    (f"{LONG} 7. It", ["and", "docstring 7."]),
    (f"{LONG} | it", ["and", "docstring |"]),
]
WHOLE = [
    f"# {LONG} either",
    f"| {LONG} either |",
    f"> | {LONG} either |",
    f"> ## {LONG} either",
    f"    >>> {LONG} either",
    f"```\n{LONG} either\n```",
    f"~~~\n```\n{LONG} either\n~~~",
    f"````\n```\n{LONG} either\n````",
    f"> ```\n> {LONG} either\n> ```",
]


@pytest.mark.parametrize(("text", "starts"), BROKEN)
def test_a_broken_line_keeps_its_markers(text: str, starts: list[str]) -> None:
    lines = _shown(text)
    assert len(lines) == len(starts)
    for line, start in zip(lines, starts, strict=True):
        assert line.startswith(start)
        assert len(line) <= 78


@pytest.mark.parametrize("text", WHOLE)
def test_code_tables_and_headings_are_not_broken(text: str) -> None:
    assert _shown(text) == text.replace(">>>", r"\>>>").split("\n")


def _shown(text: str) -> list[str]:
    """The lines after a first one, as `help()` shows them."""
    shown = literal_eval(docstring(f"First.\n\nSecond.\n{text}", 4).source)
    return cleandoc(shown).split("\n")[3:]
