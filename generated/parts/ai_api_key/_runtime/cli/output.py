"""Results as tables, JSON, lines of JSON, YAML and plain text."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any

import click

from ..serialization import is_object
from .shapes import is_list
from .tables import cell, rows_of, write_table, write_table_items
from .terminal import escape, is_encodable, is_terminal, write, write_line

FORMATS = ("table", "json", "jsonl", "yaml", "text")


def default_format() -> str:
    """Return a table for who looks at it, JSON for a program."""
    return "table" if is_terminal(sys.stdout) else "json"


class Printer:
    """Prints results in one format.

    Attributes:
        format: one of `FORMATS`.
        query: a JMESPath that picks a part of the result, or None.
        columns: dotted names of what is shown, all by default.
    """

    def __init__(
        self, format: str, query: str | None, columns: tuple[str, ...]
    ) -> None:
        self.format = format
        self._search = None if query is None else _compiled(query)
        self._columns = columns

    def print_value(self, value: Any) -> None:
        """Print one result."""
        if self._search is not None:
            value = self._search(value)
        if self._columns:
            value = _picked(value, self._columns)
        _WRITERS[self.format](value)

    def print_items(self, items: Iterable[Any]) -> None:
        """Print items as they come, however many they are.

        A query is asked of the list of all of them, in lines of JSON of each.
        """
        if self.format == "jsonl":
            for item in items:
                self.print_item(item)
        elif self._search is not None:
            self.print_value(list(items))
        else:
            rows = (_picked_row(item, self._columns) for item in items)
            _ITEM_WRITERS[self.format](rows if self._columns else items)

    def print_item(self, item: Any) -> None:
        """Print one item of a stream, on a line of its own where the format has lines."""
        if self._search is not None:
            item = self._search(item)
        if self._columns:
            item = _picked_row(item, self._columns)
        if self.format in ("json", "jsonl", "table"):
            _write_json_line(item)
        else:
            _ITEM_WRITERS[self.format]([item])
        sys.stdout.flush()


def _compiled(query: str) -> Callable[[Any], Any]:
    try:
        jmespath: Any = import_module("jmespath")
    except ModuleNotFoundError:
        raise click.UsageError(
            "--query needs jmespath: install the extra `cli`"
        ) from None
    try:
        expression = jmespath.compile(query)
    except (jmespath.exceptions.JMESPathError, RecursionError) as error:
        raise click.UsageError(f"--query: {error}") from None
    return lambda value: _searched(expression, value)


def _searched(expression: Any, value: Any) -> Any:
    try:
        return expression.search(value)
    except (ValueError, TypeError, ArithmeticError, RecursionError) as error:
        # `JMESPathError` is a ValueError; the others are those of odd arguments.
        raise click.UsageError(f"--query: {error}") from None


def _picked(value: Any, columns: tuple[str, ...]) -> Any:
    """A value with the columns alone that are asked for; of a list, those of its rows."""
    rows = rows_of(value)
    if rows is None:
        return _picked_row(value, columns)
    return [_picked_row(row, columns) for row in rows]


def _picked_row(row: Any, columns: tuple[str, ...]) -> Any:
    return {name: _at(row, name) for name in columns}


def _at(value: Any, dotted: str) -> Any:
    if is_object(value) and dotted in value:
        return value[dotted]
    for name in dotted.split("."):
        value = value.get(name) if is_object(value) else None
    return value


# JSON.


def _json(value: Any, indent: int | None = None) -> str:
    return escape(json.dumps(value, ensure_ascii=False, indent=indent), "\n")


def _write_json(value: Any) -> None:
    write_line(_json(value, 2))


def _write_json_line(value: Any) -> None:
    write_line(_json(value))


def _write_json_lines(value: Any) -> None:
    for row in value if is_list(value) else [value]:
        _write_json_line(row)


def _write_json_items(items: Iterable[Any]) -> None:
    """Write an array, an item after the other; after an error it stays open."""
    opening = "["
    try:
        for item in items:
            indented = _json(item, 2).replace("\n", "\n  ")
            write(f"{opening}\n  {indented}")
            opening = ","
    except BaseException:
        if opening == ",":
            write_line("")  # a prompt, or the message, begins on a line of its own
        raise
    write_line("[]" if opening == "[" else "\n]")


# YAML.


def _yaml(value: Any) -> str:
    try:
        yaml: Any = import_module("yaml")
    except ModuleNotFoundError:
        raise click.UsageError(
            "-o yaml needs PyYAML: install the extra `cli`"
        ) from None
    text: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
    if escape(text, "\n") != text or not is_encodable(text):
        text = yaml.safe_dump(value, allow_unicode=False, sort_keys=False)
    return text.removesuffix("...\n")


def _write_yaml(value: Any) -> None:
    write(_yaml(value))


def _write_yaml_items(items: Iterable[Any]) -> None:
    empty = True
    for item in items:
        write(_yaml([item]))
        empty = False
    if empty:
        write_line("[]")


# Plain text: values alone, a tab between two of one row.


def _write_text(value: Any) -> None:
    rows = rows_of(value)
    _write_text_items([value] if rows is None else rows)


def _write_text_items(items: Iterable[Any]) -> None:
    for item in items:
        cells = item.values() if is_object(item) else [item]
        write_line("\t".join(cell(each) for each in cells))


_WRITERS: Mapping[str, Callable[[Any], None]] = {
    "json": _write_json,
    "jsonl": _write_json_lines,
    "table": write_table,
    "text": _write_text,
    "yaml": _write_yaml,
}
_ITEM_WRITERS: Mapping[str, Callable[[Iterable[Any]], None]] = {
    "json": _write_json_items,
    "table": write_table_items,
    "text": _write_text_items,
    "yaml": _write_yaml_items,
}
