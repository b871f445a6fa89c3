"""Values of a document and comments as TOML, by `tomlkit`, which quotes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import tomlkit
from tomlkit.items import InlineTable, Item, Table

from generator.text.markup import one_line

_INLINE = frozenset(("pagination", "polling"))
"""Tables whose values stand on one line each."""


def toml_text(
    values: Mapping[str, Any],
    *,
    header: Sequence[str] = (),
    comments: Mapping[tuple[str, ...], str] | None = None,
) -> str:
    """Return a TOML document that reads as ``values``.

    Args:
        values: strings, numbers, booleans, lists and objects.
        header: comment lines at the top.
        comments: comments behind values, by path.
    """
    document = tomlkit.document()
    for line in header:
        document.add(tomlkit.comment(one_line(line)))
    _fill(document, values, (), comments or {})
    return document.as_string().strip() + "\n"


def _fill(
    table: Table | tomlkit.TOMLDocument,
    values: Mapping[str, Any],
    path: tuple[str, ...],
    comments: Mapping[tuple[str, ...], str],
) -> None:
    scalars = [row for row in values.items() if not isinstance(row[1], Mapping)]
    tables = [row for row in values.items() if isinstance(row[1], Mapping)]
    for key, value in scalars:
        table.add(key, _item(value, (*path, key), comments))
    for key, value in tables:
        if path and path[0] in _INLINE:
            table.add(key, _inline(value))
            continue
        below = [v for v in value.values() if isinstance(v, Mapping)]
        has_tables = bool(below) and key not in _INLINE
        is_super = has_tables and len(below) == len(value)
        inner = tomlkit.table(is_super_table=is_super)
        _fill(inner, value, (*path, key), comments)
        if not has_tables:  # the last of them ends with an empty line
            inner.add(tomlkit.nl())
        table.add(key, inner)


def _item(
    value: Any, path: tuple[str, ...], comments: Mapping[tuple[str, ...], str]
) -> Item:
    item: Item = tomlkit.item(value)
    if path in comments:
        item.comment(one_line(comments[path]))
    return item


def _inline(value: Mapping[str, Any]) -> InlineTable:
    table = tomlkit.inline_table()
    for key, member in value.items():
        table.add(key, _inline(member) if isinstance(member, Mapping) else member)
    return table
