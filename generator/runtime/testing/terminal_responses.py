"""Answers that end: the last page of a walk, an operation that is done.

A page that always leads to a next one, or an operation that always runs, would keep a
test from ending. Packages without pages or such operations do not carry their modules,
so that pagers and pollers are `Any` here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias, cast

from ..serialization.type_adapter import TypeAdapter

_Place: TypeAlias = tuple[str | int, ...]
_ABSENT = object()
_NOTHING: tuple[Any, ...] = (_ABSENT, None, "", False, 0, [])
"""The values that say that there is no more, by the type of the property."""


def as_last_page(
    pages: Any, arguments: Mapping[str, Any], adapter: TypeAdapter, data: Any
) -> Any:
    """A page after which there is none; one further on than the first has no items."""
    for source in (pages.next, pages.more):
        if isinstance(source, tuple):
            data = _first_fit(adapter, data, cast("_Place", source), _NOTHING)
    if not _is_first(pages, arguments):
        data = _first_fit(adapter, data, pages.items, ([],))
    count = len(_at(data, pages.items) or ())
    for source, number in ((pages.total, count), (pages.pages, 1)):
        if isinstance(source, tuple):
            place = cast("_Place", source)
            data = _first_fit(adapter, data, place, (number, str(number)))
    return data


def _is_first(pages: Any, arguments: Mapping[str, Any]) -> bool:
    given = None if pages.argument is None else arguments.get(pages.argument)
    return given is None or given == pages.first


def finished(poller: Any, adapter: TypeAdapter, data: Any) -> Any:
    """An operation that ended well."""
    for place in filter(None, (poller.error, poller.reason)):
        data = _first_fit(adapter, data, place, (_ABSENT, None))
    if poller.state is None:
        return data
    return _first_fit(adapter, data, poller.state, poller.success)


def _first_fit(
    adapter: TypeAdapter, data: Any, place: _Place, values: tuple[Any, ...]
) -> Any:
    """The data with the first of the values at a place that its type takes there."""
    for value in values:
        changed = _put(data, place, value)
        if adapter.loads(changed):
            return changed
    return data


def _put(data: Any, place: _Place, value: Any) -> Any:
    """A copy with another value at a place, if there is such a place."""
    if not place:
        return value
    token, rest = place[0], place[1:]
    if isinstance(token, int):
        items = _items(data)
        if -len(items) <= token < len(items):
            items[token] = _put(items[token], rest, value)
        return items
    members: dict[str, Any] = {**data} if isinstance(data, dict) else {}
    if not rest and value is _ABSENT:
        members.pop(token, None)
    elif not rest or token in members:
        members[token] = _put(members.get(token), rest, value)
    return members


def _items(data: Any) -> list[Any]:
    return [*data] if isinstance(data, list) else []


def _at(data: Any, place: _Place) -> Any:
    for token in place:
        try:
            data = data[token]
        except (LookupError, TypeError):
            return None
    return data
