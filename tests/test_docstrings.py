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
    (f"- a\n  * {LONG} either", ["- a", "  * ", "    "]),
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
    f">>> {LONG} either",
    f"Text.\n\n    {LONG} as code\n    and more of it",
    f"Text.\n\n    code\n\n    {LONG} as code",
    f"[1]: https://x.test/{'a' * 80}\n[2]: https://y.test/",
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


FILLED = [
    ("one", f"{LONG} a\nb\nc", [LONG, "a b c"]),
    ("two", f"{LONG} a\n\nb\nc", [LONG, "a", "", "b", "c"]),
    ("short", "a\nb\nc", ["a", "b", "c"]),
    ("item", f"- {LONG}\n  a\n- b", ["- and", "  docstring a", "- b"]),
    ("quote", f"> {LONG}\n> a\n> - b", ["> and", "> docstring a", "> - b"]),
    ("spaces", f"{LONG} a  \nb", [LONG, "a", "b"]),
    ("backslash", f"{LONG} a\\\nb", [LONG, "a\\", "b"]),
    ("heading", f"{LONG} a\n# b", [LONG, "a", "# b"]),
    ("underlined", f"{LONG} a\n---\nb", [LONG, "a", "---", "b"]),
    ("table", f"{LONG} a\n| b |", [LONG, "a", "| b |"]),
    ("html", f"{LONG} a\n<ul>", [LONG, "a", "<ul>"]),
    (
        "args",
        f"Args:\n    x: {LONG}\n        a\n    y: b",
        ["Args:", "    x: and", "        docstring a", "    y: b"],
    ),
    (
        "further",
        f"Args:\n    x: a\n\n        {LONG}\n        b\n    y: c",
        ["Args:", "    x: a", "", "        and", "        docstring b", "    y: c"],
    ),
]


@pytest.mark.parametrize(
    ("text", "starts"), [pytest.param(*row, id=name) for name, *row in FILLED]
)
def test_paragraphs_with_long_lines_are_filled(text: str, starts: list[str]) -> None:
    lines = _shown(text)
    assert len(lines) == len(starts), lines
    for line, start in zip(lines, starts, strict=True):
        assert line.startswith(start), lines


@pytest.mark.parametrize("text", WHOLE)
def test_code_tables_and_headings_are_not_broken(text: str) -> None:
    assert _shown(text) == text.replace(">>>", r"\>>>").split("\n")


def _shown(text: str) -> list[str]:
    """The lines after a first one, as `help()` shows them."""
    shown = literal_eval(docstring(f"First.\n\n{text}", 4).source)
    return cleandoc(shown).split("\n")[2:]
