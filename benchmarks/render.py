"""Tables as aligned text for a terminal, and as Markdown."""

from __future__ import annotations

from textwrap import fill

from .results import Table

_WIDTH = 88


def as_text(table: Table) -> str:
    """Return a table in columns, numbers to the right."""
    grid = (table.columns, *table.rows)
    widths = [max(map(len, column)) for column in zip(*grid)]
    lines = [_aligned(row, widths, _texts(table)) for row in grid]
    lines.insert(1, "  ".join("-" * width for width in widths))
    note = [fill(table.note, _WIDTH)] if table.note else []
    return "\n".join((table.title, "", *lines, *note))


def as_markdown(table: Table) -> str:
    """Return a table under a heading of the third level."""
    texts = _texts(table)
    rule = [
        "---" if column in texts else "---:" for column in range(len(table.columns))
    ]
    rows = [f"| {' | '.join(row)} |" for row in (table.columns, rule, *table.rows)]
    note = ["", fill(table.note, _WIDTH)] if table.note else []
    return "\n".join((f"### {table.title}", "", *rows, *note))


def _texts(table: Table) -> set[int]:
    """The columns that hold words: their last cell does not begin like a number."""
    last = table.rows[-1] if table.rows else table.columns
    return {
        column
        for column, cell in enumerate(last)
        if column == 0 or not (cell == "-" or cell[:1].isdigit())
    }


def _aligned(row: tuple[str, ...], widths: list[int], texts: set[int]) -> str:
    cells = [
        cell.ljust(width) if column in texts else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(row, widths))
    ]
    return "  ".join(cells).rstrip()
