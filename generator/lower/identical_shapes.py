"""One class for schemas that are written in several places and are the same."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import partial

from msgspec.structs import replace

from generator.ir import Api
from generator.ir.dependencies import is_named
from generator.lower.context import Context, as_node, text
from generator.lower.replace_references import ReferenceReplacement
from generator.lower.shape_identity import ShapeIdentity
from generator.pointers import unescape

_MAX_ROUNDS = 10
"""The passes over all shapes: one for each level of shapes in shapes."""


def merge_identical(api: Api, context: Context) -> Api:
    """Let one declaration stand for all that are the same in what matters.

    Args:
        api: as the document writes it.
        context: the document, which knows what parameters are called.
    """
    named = {*filter(is_named, api.declarations), *api.components}
    own_name = partial(_own_name, context)
    replaced = ShapeIdentity(api.declarations, named, own_name).find_replaced()
    if not replaced:
        return api
    groups: dict[str, list[str]] = {}
    for pointer, kept in replaced.items():
        groups.setdefault(kept, [kept]).append(pointer)
    uses = _find_uses(groups, named)
    replaced = {p: uses[kept][0] for kept, same in groups.items() for p in same}
    replaced = {pointer: kept for pointer, kept in replaced.items() if pointer != kept}
    replacement = ReferenceReplacement(replaced)
    return replace(
        api,
        operations=tuple(map(replacement.in_operation, api.operations)),
        callbacks=tuple(
            replace(row, operation=replacement.in_operation(row.operation))
            for row in api.callbacks
        ),
        declarations={
            pointer: replacement.in_declaration(declaration)
            for pointer, declaration in api.declarations.items()
            if pointer not in replaced
        },
        pollers=tuple(map(replacement.in_poller, api.pollers)),
        identical={
            pointers[0]: pointers
            for pointers in uses.values()
            if len(pointers) > 1 and pointers[0] not in named
        },
    )


def _find_uses(
    groups: Mapping[str, list[str]], named: Container[str]
) -> dict[str, tuple[str, ...]]:
    """Find the places of each shape that are left; the first one stays for it.

    A place inside a schema that something else stands for is no place any more. So a
    document whose references were resolved has the classes that it had before.
    """
    uses = {
        kept: (kept, *(pointer for pointer in same if pointer != kept))
        for kept, same in groups.items()
    }
    for _ in range(_MAX_ROUNDS):
        gone = {pointer for same in uses.values() for pointer in same[1:]}
        gone.update(p for k, same in groups.items() for p in same if p not in uses[k])
        changed = {
            kept: (kept,) if kept in named else _left(sorted(same, key=_by_depth), gone)
            for kept, same in groups.items()
        }
        if changed == uses:
            break
        uses = changed
    return uses


def _left(pointers: list[str], gone: set[str]) -> tuple[str, ...]:
    found = [pointer for pointer in pointers if gone.isdisjoint(_ancestors(pointer))]
    return tuple(found or pointers[:1])


def _ancestors(pointer: str) -> Iterator[str]:
    while "/" in pointer:
        pointer = pointer.rpartition("/")[0]
        yield pointer


def _by_depth(pointer: str) -> tuple[int, str]:
    return pointer.count("/"), pointer


def _own_name(context: Context, pointer: str) -> str:
    """Return the name of the property or parameter that a schema is of, if it is one."""
    tokens = pointer.split("/")
    for index in range(len(tokens) - 1, 0, -1):
        if tokens[index - 1] in ("properties", "headers"):
            return unescape(tokens[index])
        if tokens[index - 1] == "parameters":
            parameter = context.follow("/".join(tokens[: index + 1]))[1]
            return text(as_node(parameter), "name")
    return ""
