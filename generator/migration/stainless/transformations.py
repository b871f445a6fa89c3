"""Stainless' `openapi.transformations` as actions of an OpenAPI Overlay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.migration.result import Migration, as_mapping, as_text, as_texts

_ALIKE = {"oneOfToAnyOf": "both are unions, decoded alike"}
_REPLACING = ("update", "set", "replace", "replaceProperties")


def read_transformations(openapi: Mapping[str, Any], migration: Migration) -> None:
    """Read every command that an overlay can say; the others are findings."""
    name = "transformations" if "transformations" in openapi else "transforms"
    rows = openapi.get(name)
    for index, row in enumerate(rows if isinstance(rows, list) else ()):
        row = as_mapping(row)
        command = as_text(row.get("command"))
        key = f"openapi.transformations.{index}"
        reason = as_text(row.get("reason")) or f"The command {command}."
        actions = list(_actions(command, as_mapping(row.get("args")), reason))
        migration.actions += actions
        if command in _ALIKE:
            migration.taken(key, f"{command}: {_ALIKE[command]}")
        elif actions:
            migration.taken(key, f"{command}: {len(actions)} actions of the overlay")
        else:
            place = ("openapi", name, str(index))
            text = f"{command}: write it as an action of the overlay"
            migration.dropped(key, text, place)


def _actions(
    command: str, args: Mapping[str, Any], reason: str
) -> Iterator[dict[str, Any]]:
    targets = list(_targets(args))
    if command in ("mergeObject", "merge_object", "merge"):
        value = args.get("object", args.get("value"))
        for target in targets if isinstance(value, dict) else ():
            yield {"target": target, "description": reason, "update": value}
    elif command in ("append", "append_element", "appendElement"):
        for value in _appended(args):
            for target in targets:
                yield {"target": target, "description": reason, "update": value}
    elif command == "remove":
        keys = list(as_texts(args.get("keys")))
        for target in targets:
            for place in [f"{target}{member(k)}" for k in keys] or [target]:
                yield {"target": place, "description": reason, "remove": True}
    elif command in _REPLACING and "value" in args:
        for target in targets:
            yield from _replacement(target, args["value"], reason)


def _replacement(target: str, value: Any, reason: str) -> Iterator[dict[str, Any]]:
    """Replace a value: an overlay merges objects and appends to arrays.

    Those are removed first, and put anew by the member's own parent.
    """
    if not isinstance(value, (dict, list)):
        yield {"target": target, "description": reason, "update": value}
        return
    parent, name = split_last(target)
    if name:
        yield {"target": target, "description": reason, "remove": True}
        yield {"target": parent, "description": reason, "update": {name: value}}


def _targets(args: Mapping[str, Any]) -> Iterator[str]:
    """Yield the JSONPaths that a command names, in any of its forms."""
    for key in ("target", "targets"):
        yield from as_texts(args.get(key))
    filter = as_mapping(args.get("filter"))
    yield from as_texts(filter.get("only"))


def _appended(args: Mapping[str, Any]) -> Iterator[Any]:
    for key in ("element", "value", "object"):
        if key in args:
            yield args[key]
            return


def member(name: str) -> str:
    """Return the step of a JSONPath to a member (RFC 9535, section 2.3.1)."""
    escaped = name.replace("\\", "\\\\").replace("'", "\\'")
    return f"['{escaped}']"


def split_last(path: str) -> tuple[str, str]:
    """Return a JSONPath without its last member, and that member; "" if it has none."""
    if path.endswith("']"):
        start = path.rfind("['")
        return path[:start], path[start + 2 : -2].replace("\\'", "'")
    parent, dot, name = path.rpartition(".")
    is_member = bool(dot) and name.replace("_", "").replace("-", "").isalnum()
    return (parent, name) if is_member and not parent.endswith(".") else (path, "")
