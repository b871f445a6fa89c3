"""Results cut to a budget: as much as fits, and what is left for another time."""

from __future__ import annotations

from typing import Any, NamedTuple, cast

import msgspec

_STEPS = ((100, 4000), (40, 1000), (15, 400), (6, 150), (3, 60))
"""Items of arrays and characters of texts that are kept, in one try after another."""


class Fitted(NamedTuple):
    """A value that fits, what follows it, and whether something is lost in it."""

    shown: Any
    rest: Any = None
    is_cut: bool = False


def size(value: Any) -> int:
    """Return the characters of a value in compact JSON."""
    return len(msgspec.json.encode(value))


def fit(value: Any, budget: int) -> Fitted:
    """Cut a JSON value to `budget` characters.

    A long text or array is split, and so is the array that takes most of an object: the
    rest has the same form. Anything else is shortened within.
    """
    if size(value) <= budget:
        return Fitted(value)
    if isinstance(value, str):
        # JSON escapes a character by six at most.
        count = budget if size(value[:budget]) <= budget else budget // 6
        return Fitted(value[:count], value[count:])
    if isinstance(value, list):
        return _split(cast("Any", value), budget)
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value)
        name = _main_array(members, budget)
        if name is not None:
            around = size({**members, name: []})
            part = _split(members[name], budget - around)
            rest = None if part.rest is None else {**members, name: part.rest}
            return Fitted({**members, name: part.shown}, rest, part.is_cut)
    return Fitted(_shorten(value, budget), is_cut=True)


def _main_array(members: dict[str, Any], budget: int) -> str | None:
    """Return the name of an array without which the object would take little."""
    arrays = {name: size(v) for name, v in members.items() if isinstance(v, list)}
    if not arrays:
        return None
    name = max(arrays, key=arrays.__getitem__)
    return name if size({**members, name: []}) < budget // 2 else None


def _split(items: list[Any], budget: int) -> Fitted:
    used, count = 2, 0
    for item in items:
        used += size(item) + 1
        if used > budget:
            break
        count += 1
    if count:
        return Fitted(items[:count], items[count:] or None)
    first = _shorten(items[0], budget)
    return Fitted([first], items[1:] or None, is_cut=True)


def _shorten(value: Any, budget: int) -> Any:
    for items, characters in _STEPS:
        shorter = _shortened(value, items, characters)
        if size(shorter) <= budget:
            return shorter
    return msgspec.json.encode(value).decode(errors="replace")[: budget // 6] + "…"


def _shortened(value: Any, items: int, characters: int) -> Any:
    if isinstance(value, str) and len(value) > characters:
        return f"{value[:characters]}… ({len(value) - characters} more characters)"
    if isinstance(value, list):
        kept: list[Any] = cast("Any", value)
        shorter = [_shortened(item, items, characters) for item in kept[:items]]
        more = len(kept) - items
        return [*shorter, f"… ({more} more items)"] if more > 0 else shorter
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value)
        return {k: _shortened(v, items, characters) for k, v in members.items()}
    return value
