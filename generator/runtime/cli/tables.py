"""Tables: rows below each other, as wide as the first ones ask for."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any, TypeVar
from unicodedata import east_asian_width

from ..serialization import is_object
from .shapes import is_list
from .terminal import escape, is_terminal, write_heading, write_line

_SAMPLE = 200
"""Rows that decide how wide the columns of a table are."""
_WIDEST = 60
_DEFAULT_WIDTH = 100
_GAP = "  "
T = TypeVar("T")

_IDENTITY = frozenset(("id", "name"))
"""Members of what is itself shown, whatever lists it has."""


def rows_of(value: Any) -> list[Any] | None:
    """The list that a value is, or that it is the one wrapper of; None for others."""
    if is_list(value):
        return value
    if is_object(value) and _IDENTITY.isdisjoint(value):
        lists = [each for each in value.values() if is_list(each)]
        others = [each for each in value.values() if is_object(each)]
        if len(lists) == 1 and not others and _are_rows(lists[0]):
            return lists[0]
    return None


def _are_rows(items: list[Any]) -> bool:
    return all(is_object(item) for item in items)


def write_table(value: Any) -> None:
    """Write a list of objects as a table, one object as a table of its members."""
    rows = rows_of(value)
    if rows is not None:
        write_table_items(rows)
    elif is_object(value):
        pairs = value.items()
        _write_rows((), ((escape(name), cell(each)) for name, each in pairs))
    else:
        write_line(cell(value))


def write_table_items(items: Iterable[Any]) -> None:
    """Write rows as they come; the first ones decide about columns."""
    sample, every = _sampled(iter(items))
    if not all(is_object(row) for row in sample):
        _write_rows((), ([cell(row)] for row in every))
        return
    names = _column_names(sample)
    if not names:
        return
    rows = ([cell(row.get(name)) for name in names] for row in every)
    _write_rows(tuple(escape(name.upper()) for name in names), rows)


def _column_names(rows: list[Any]) -> list[str]:
    """The columns, those with single values first; only these where there are some."""
    seen: dict[str, bool] = {}
    for row in rows:
        for name, value in row.items():
            seen[name] = seen.get(name, False) or isinstance(value, (dict, list))
    return sorted(seen, key=lambda name: seen[name])


def _write_rows(header: tuple[str, ...], rows: Iterable[Iterable[str]]) -> None:
    """Write rows below each other, as wide as the first ones ask for."""
    sample, every = _sampled(list(row) for row in rows)
    widths = _widths(header, sample)
    if header:
        write_heading(_line([*header], widths))
    for row in every:
        write_line(_line(row, widths))


def _sampled(rows: Iterator[T]) -> tuple[list[T], Iterator[T]]:
    """The first rows, and all; an error that ends the first comes behind them."""
    sample: list[T] = []
    try:
        for row in islice(rows, _SAMPLE):
            sample.append(row)  # noqa: PERF402 - they are kept when it raises
    except Exception as error:  # noqa: BLE001 - it is raised later
        return sample, chain(sample, _raising(error))
    return sample, chain(sample, rows)


def _raising(error: Exception) -> Iterator[Any]:
    yield from ()
    raise error


def _widths(header: tuple[str, ...], rows: list[list[str]]) -> list[int]:
    """The width of each column that finds room on the terminal, the first one always."""
    columns = max([len(header), *map(len, rows)], default=0)
    table = [list(header), *rows]
    wanted = [
        min(max(_width(row[at]) for row in table if at < len(row)), _WIDEST)
        for at in range(columns)
    ]
    if not is_terminal(sys.stdout):
        return wanted
    room = shutil.get_terminal_size((_DEFAULT_WIDTH, 24)).columns
    kept: list[int] = []
    for width in wanted:
        left = room - sum(kept) - len(_GAP) * len(kept)
        if kept and left < min(width, 8):
            break
        kept.append(min(width, max(left, 8)))
    return kept


def _line(cells: list[str], widths: list[int]) -> str:
    shown = (_fitted(cell, width) for cell, width in zip(cells, widths, strict=False))
    return _GAP.join(shown).rstrip()


def _fitted(text: str, width: int) -> str:
    """A text in exactly so many columns."""
    missing = width - _width(text)
    if missing >= 0:
        return text + " " * missing
    kept = ""
    for char in text:
        if _width(kept + char) >= width:
            break
        kept += char
    return f"{kept}…" + " " * (width - _width(kept) - 1)


def _width(text: str) -> int:
    """The columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def cell(value: Any) -> str:
    """Return a value as the text of a cell, on one line."""
    if value is None:
        return ""
    if isinstance(value, str):
        return escape(value)
    return escape(json.dumps(value, ensure_ascii=False))
