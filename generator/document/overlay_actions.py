"""The changes that an overlay's action makes to the nodes that it selects."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from generator.document.json_value import Json, clone
from generator.document.source_map import Origin, SourceMap
from generator.pointers import Tokens


class ActionError(Exception):
    """An action that does not fit what it selects."""


class Target(Struct, frozen=True):
    """A selected node: its normalized path (RFC 9535 section 2.7), its value."""

    location: tuple[str | int, ...]
    value: Json

    @property
    def tokens(self) -> Tokens:
        """The path as tokens of a JSON Pointer."""
        return tuple(str(step) for step in self.location)


def remove(root: Json, source_map: SourceMap, targets: Sequence[Target]) -> None:
    """Remove the targets from the objects and arrays that hold them.

    Raises:
        ActionError: the root itself is selected.
    """
    for target in sorted(targets, key=_order, reverse=True):
        if not target.location:
            raise ActionError("the whole document cannot be removed")
        holder, last = _at(root, target.location[:-1]), target.location[-1]
        if isinstance(holder, list) and isinstance(last, int):
            source_map.remove_item(target.tokens, len(holder))
            del holder[last]
        elif isinstance(holder, dict):
            del holder[str(last)]


def update(
    root: Json,
    source_map: SourceMap,
    targets: Sequence[Target],
    value: Json,
    origin: Origin,
) -> None:
    """Merge `value`, which is written at `place`, into every target.

    Objects are merged member by member, arrays get items appended, and any
    other value is replaced.

    Raises:
        ActionError: a target and `value` are not of the same kind.
    """
    for target in targets:
        merged = _merged(target.value, value, target.tokens, source_map, origin)
        if merged is not target.value:
            _put(root, target.location, merged)
            source_map.put(target.tokens, origin)


def _merged(
    old: Json, new: Json, tokens: Tokens, source_map: SourceMap, origin: Origin
) -> Json:
    """Return `old` changed in place where it can be, else what replaces it."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key, value in new.items():
            _merge_member(
                old, key, value, (*tokens, key), source_map, _below(origin, key)
            )
        return old
    if isinstance(old, list):
        items = new if isinstance(new, list) else [new]
        for index, item in enumerate(items):
            at = _below(origin, str(index)) if isinstance(new, list) else origin
            source_map.put((*tokens, str(len(old))), at)
            old.append(clone(item))
        return old
    if isinstance(old, dict) or isinstance(new, dict | list):
        raise ActionError(
            f"{_kind(new)} cannot be merged into {_kind(old)} at /{'/'.join(tokens)}"
        )
    return new


def _merge_member(
    holder: dict[str, Json],
    key: str,
    value: Json,
    tokens: Tokens,
    source_map: SourceMap,
    origin: Origin,
) -> None:
    if key not in holder:
        holder[key] = clone(value)
    else:
        old = holder[key]
        holder[key] = _merged(old, value, tokens, source_map, origin)
        if isinstance(old, dict | list):
            return
    source_map.put(tokens, origin)


def _below(origin: Origin, key: str) -> Origin:
    return origin[0], (*origin[1], key)


def _kind(value: Json) -> str:
    if isinstance(value, dict):
        return "an object"
    return "an array" if isinstance(value, list) else "a single value"


def _at(root: Json, location: tuple[str | int, ...]) -> Json:
    node = root
    for step in location:
        if isinstance(node, list) and isinstance(step, int):
            node = node[step]
        elif isinstance(node, dict):
            node = node[str(step)]
    return node


def _put(root: Json, location: tuple[str | int, ...], value: Json) -> None:
    holder, last = _at(root, location[:-1]), location[-1]
    if isinstance(holder, list) and isinstance(last, int):
        holder[last] = value
    elif isinstance(holder, dict):
        holder[str(last)] = value


def _order(target: Target) -> list[tuple[bool, int, str]]:
    """Order by origin, so that in reverse children and later items come first."""
    return [
        (isinstance(step, int), step if isinstance(step, int) else 0, str(step))
        for step in target.location
    ]
