"""The last look at each file finds what any other part of the generator let through.

Each function that makes code of a text is broken on purpose, in the ways in which such
functions have been wrong in other generators; what comes out must never be accepted.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from black.parsing import InvalidInput

from generator.render.verify import (
    UnsafeOutputError,
    verify,
    verify_lines,
    verify_toml,
)
from generator.text import (
    Code,
    argument_name,
    docstring,
    identifier,
    literal,
    snake_case,
    toml_string,
)
from generator.text.identifier import words
from tests.hostile.contents import CANARY, TEXTS
from tests.hostile.document import document
from tests.hostile.generating import generated
from tests.hostile.product import MARKERS, Filling

Escape = Callable[..., str]


def _nothing(text: str, keep: str = "") -> str:
    return text


def _only_quotes(text: str, keep: str = "") -> str:
    return text.replace('"', '\\"')


def _no_line_ends(text: str, keep: str = "") -> str:
    return text.replace("\\", "\\\\").replace("\n", " ")


def _twice(text: str, keep: str = "") -> str:
    return text.replace("\\", "\\\\\\\\")


_BROKEN: dict[str, tuple[Escape, str]] = {
    "nothing escaped": (_nothing, "backslash"),
    "line ends left": (_only_quotes, "line feed"),
    "backslashes left": (_only_quotes, "backslash"),
    "backslashes lost": (_only_quotes, "unicode escape"),
    "line ends replaced": (_no_line_ends, "line feed"),
    "escaped twice": (_twice, "backslashes"),
}


@pytest.fixture
def nothing_written() -> Iterator[None]:
    """Forget what was written so far, and what a test writes."""
    written = (sys.modules["generator.text.literal"].quoted, docstring)
    for each in written:
        each.cache_clear()
    yield
    for each in written:
        each.cache_clear()


@pytest.mark.usefixtures("nothing_written")
@pytest.mark.parametrize("how", _BROKEN)
@pytest.mark.parametrize("module", ["literal", "docstring"])
def test_broken_escapes(
    how: str, module: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    escape, text = _BROKEN[how]
    monkeypatch.setattr(sys.modules[f"generator.text.{module}"], "escaped", escape)
    # Black is asked to lay out statements and refuses some of these by itself.
    with pytest.raises((UnsafeOutputError, InvalidInput)):
        generated(document(Filling("x", TEXTS[text]).put), tmp_path)


_ATTACKS = (
    f"x: {CANARY}",
    "x\n    exit()\n    y",
    "x = exit()  #",
    "x; exit()",
    "x=exit()",
    "x)\nimport os\nclass y(z",
    "x.__class__",
    "[x for x in y]",
    "(lambda: exit())()",
    "x if y else z",
)
"""A name of the form that could do harm."""


@pytest.mark.parametrize("attack", _ATTACKS)
@pytest.mark.parametrize(
    "where", ["inner property", "content parameter", "additional operationId"]
)
def test_broken_identifiers(
    attack: str, where: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A name that is taken as it comes never makes a module that is accepted."""

    def raw(casing: Callable[..., str]) -> Callable[..., str]:
        taken = (attack, "_".join(words(attack)))
        return lambda text, *more: attack if text in taken else casing(text, *more)

    monkeypatch.setattr("generator.naming.methods._LONGEST", len(attack))

    for name, module in list(sys.modules.items()):
        if name.startswith("generator.naming."):
            for casing in (argument_name, snake_case):
                if hasattr(module, casing.__name__):
                    monkeypatch.setattr(module, casing.__name__, raw(casing))
        own = name.startswith("generator.") and hasattr(module, "identifier")
        if own and callable(module.identifier):
            monkeypatch.setattr(module, "identifier", Code)
    put = Filling("x", attack, only=where).put
    with pytest.raises((UnsafeOutputError, InvalidInput)):
        generated(document(put), tmp_path)


@pytest.mark.parametrize(
    "source",
    [
        "import os",
        "from os import system",
        "from ...x import y",
        "from builtins import exec",
        "exec(x)",
        "x = open(y)",
        "x = y.system(z)",
        "x = x.__class__",
        "x = __builtins__",
        "x",
        "x = [y for y in z]",
        "x = f'{y}'",
        "x = y if z else w",
        "x = (y := z)",
        "x += y",
        "__all__ -= y",
        "del x",
        "while x: y()",
        "for x in y: z()",
        "with x: y()",
        "try: x()\nexcept: y()",
        "raise x",
        "assert x",
        "global x",
        "x = yield",
        "@x()()\ndef y(): ...",
        "x = y()()",
        "x = y @ z",
        "x = y == z",
        "match x:\n case y: z()",
        "x = y[z:w]",
    ],
)
def test_modules_are_a_small_part_of_python(source: str) -> None:
    with pytest.raises(UnsafeOutputError, match="must not have"):
        verify("x", source, ())


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("x = 'a'", literal("b")),
        ("x = 'a'", literal("")),
        ("x = 'a' 'b'", literal("a")),
        ("x = 1", literal(True)),
        ("x = 1", literal(1.0)),
        ("x = 1", literal("1")),
        ("x = y", literal("y")),
        ("x = 'y'", identifier("y")),
        ("x = b'y'", literal("y")),
        ("x = ('a', 'b')", literal(("b", "a"))),
        ("x = 'a", literal("a")),
        ("x = '\\ud800'", literal("\ud801")),
    ],
)
def test_other_constants_than_the_planned(source: str, printed: Code) -> None:
    with pytest.raises(UnsafeOutputError):
        verify("x", source, (printed,))


def test_the_document_itself_is_accepted(tmp_path: Path) -> None:
    assert generated(document(MARKERS.__getitem__), tmp_path).files


_TABLE = 'name = "x"\ndescription = {}\n'


@pytest.mark.parametrize(
    "source",
    [
        '"a"\nscripts = "b"',
        '"b"',
        '"a" # b',
        "'a'\n[x]",
        '["a"]',
        '"""a\n"""',
        "a",
        '"a',
    ],
)
def test_other_tables_than_the_planned(source: str) -> None:
    text = _TABLE.format(source)
    if source == '"a" # b':  # a comment says nothing
        verify_toml("x", text, [Code(source, ("a",))])
        return
    with pytest.raises(UnsafeOutputError):
        verify_toml("x", text, [Code(source, ("a",))])


def test_the_planned_table() -> None:
    piece = toml_string('a"]\n[x] \u202e\x00')
    verify_toml("x", _TABLE.format(piece.source), [piece])


@pytest.mark.parametrize("source", ["a\nb", "a\rb", "a\x1b[2Jb", "a\u2028b", "\u202eb"])
def test_prose_of_more_than_a_line(source: str) -> None:
    with pytest.raises(UnsafeOutputError):
        verify_lines("x", [Code(source)])
