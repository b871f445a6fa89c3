"""Arguments that Stainless names in another way: those that share a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generator.migration.document_view import DocumentView
from generator.migration.stainless.resources import Method
from generator.text import argument_name

_OPTIONS = frozenset(("timeout", "extra_headers", "extra_query", "extra_body"))
Row = tuple[str, str]
"""A location and a name on the wire."""


def argument_names(
    methods: Iterable[Method], document: DocumentView
) -> dict[str, dict[str, str]]:
    """Return the names of arguments by operation: Python name to name on the wire."""
    found = {
        method.operation: dict(_shared_names(document.arguments(method.operation)))
        for method in methods
    }
    return {operation: names for operation, names in found.items() if names}


def _shared_names(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """Yield names that say the location, where several arguments share one.

    `id` of path and body are `path_id` and `body_id`, `userId` and `user_id` of a query
    `query_user_id_1` and `query_user_id_2`; the option `timeout` keeps its name, and the
    document's is `api_timeout`.
    """
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(argument_name(row[1], "parameter"), []).append(row)
    wires = Counter(wire for _, wire in rows)
    for name, group in groups.items():
        if len(group) == 1 and name in _OPTIONS:
            yield f"api_{name}", group[0][1]
        if len(group) == 1:
            continue
        for index, (location, wire) in enumerate(group):
            beside = [row for row in group if row[0] == location]
            number = f"_{beside.index(group[index]) + 1}" if len(beside) > 1 else ""
            value = wire if wires[wire] == 1 else f"{location} {wire}"
            yield f"{location}_{name}{number}", value
