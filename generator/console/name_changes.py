"""Changes of published names, in lines for those who call the SDK."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .printable import printable

_MOST = 20
"""The names of each kind that are listed before they are only counted."""
_CLIENT = "client."


def format_name_changes(
    published: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[str]:
    """Yield what changes for users: operations, then types.

    Args:
        published: the names of the SDK on disk, by route or JSON Pointer.
        names: those that are generated now.
    """
    kinds = (("operation", True), ("type", False))
    for noun, is_call in kinds:
        old = {k: v for k, v in published.items() if v.startswith(_CLIENT) is is_call}
        new = {k: v for k, v in names.items() if v.startswith(_CLIENT) is is_call}
        both = [(old[key], new[key]) for key in old if key in new]
        moved = [f"{one} -> {other}" for one, other in both if one != other]
        kept = {*new.values()}, {*old.values()}
        gone = [name for key, name in old.items() if key not in new]
        came = [name for key, name in new.items() if key not in old]
        yield from _list(noun, "removed", [row for row in gone if row not in kept[0]])
        yield from _list(noun, "renamed", moved)
        yield from _list(noun, "added", [row for row in came if row not in kept[1]])


def _list(noun: str, action: str, names: list[str]) -> Iterator[str]:
    for name in sorted(names)[:_MOST]:
        yield printable(f"{noun} {action}: {name}")
    if len(names) > _MOST:
        yield f"{noun}s {action}: {len(names) - _MOST} more"
