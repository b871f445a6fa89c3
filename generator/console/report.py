"""Diagnostics as text: the first few with their source line, the rest counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.console.printable import printable
from generator.diagnostics import Diagnostic, Locator, Position

_IN_FULL = 3
"""Diagnostics shown with their line, unless all are asked for."""
_MOST_KINDS = 2
"""Lines that count the others by kind: with the above eleven lines at most."""
_MOST_TEXT = 300
_MOST_POINTER = 150
_MOST_LINE = 76


def format_report(
    diagnostics: Sequence[Diagnostic],
    document: Locator | None,
    *,
    all: bool = False,
    ascii_only: bool = False,
) -> str:
    """Return what to print about `diagnostics`, without a final line break.

    The first three stand in full: place, message, code; the line of the source;
    an arrow, with the pointer of the node, and the advice if there is one. The others are counted by kind, so
    that the whole has less than a dozen lines; `all` shows each in full.
    `document` locates those that carry only a pointer. Text of the document is
    printed without anything that could act on a terminal, and with `ascii_only`
    in ASCII alone.
    """
    shown = diagnostics if all else diagnostics[:_IN_FULL]
    lines = [line for each in shown for line in _in_full(each, document)]
    if not all:
        lines += _counted(diagnostics[_IN_FULL:])
    return "\n".join(printable(line, ascii_only=ascii_only) for line in lines)


def headline(diagnostic: Diagnostic, position: Position | None) -> str:
    """Return the one line that says what is wrong and where."""
    place = _place(position) if position else diagnostic.pointer
    message = _shortened(diagnostic.message, _MOST_TEXT)
    return f"{place}: {diagnostic.severity}: {message} [{diagnostic.code}]"


def _in_full(diagnostic: Diagnostic, document: Locator | None) -> Iterator[str]:
    position = diagnostic.position
    if position is None and document is not None:
        position = document.position(diagnostic.pointer)
    yield headline(diagnostic, position)
    advice = _advice(diagnostic, position)
    if position is not None and position.text.strip():
        line, arrow = _excerpt(position)
        yield line
        yield f"{arrow} {advice}".rstrip()
    elif advice:
        yield f"    {advice}"


def _advice(diagnostic: Diagnostic, position: Position | None) -> str:
    """Return the pointer, where the headline does not name it, and what to do."""
    advice = _shortened(diagnostic.help or "", _MOST_TEXT)
    if position is None or diagnostic.pointer == "#":
        return advice
    place = f"at {_shortened(diagnostic.pointer, _MOST_POINTER)}"
    return f"{place}: {advice}" if advice else place


def _place(position: Position) -> str:
    """Return `path:line:column`, the path from the current folder if it is below."""
    path = position.path
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    if not position.line:
        return str(path)
    return f"{path}:{position.line}:{position.column}"


def _excerpt(position: Position) -> tuple[str, str]:
    """Return the line of the source, cut around the column, and an arrow."""
    text, column = position.text, position.column - 1
    start = max(0, min(column - _MOST_LINE // 3, len(text) - _MOST_LINE))
    before = printable(text[start:column])
    after = printable(text[column : start + _MOST_LINE])
    left = "..." if start else ""
    right = "..." if start + _MOST_LINE < len(text) else ""
    if not start:
        before = before.lstrip()
    line = f"    {left}{before}{after}{right}"
    return line.rstrip(), f"    {' ' * (len(left) + len(before))}^"


def _counted(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield lines that count diagnostics by kind, the frequent ones first."""
    kinds = Counter((each.severity, each.code) for each in diagnostics).most_common()
    shown = kinds if len(kinds) <= _MOST_KINDS else kinds[: _MOST_KINDS - 1]
    for (severity, code), count in shown:
        yield f"{count:,} more: {severity} [{code}] (--all shows them)"
    rest = sum(count for _, count in kinds[len(shown) :])
    if rest:
        others = len(kinds) - len(shown)
        yield f"{rest:,} more, of {others} other kinds (--all shows them)"


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 3]}..."
