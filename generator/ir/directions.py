"""The directions of declared types: sent, read, or both, as one class or as two.

A schema with a property that only one side may write means two things: what a caller
sends and what the API returns. Where both happen to one schema, and leaving the
difference out would make a class that cannot be built or read, it becomes two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.ir import Api, Callback, Declaration, Object, Operation, Type
from generator.ir.dependencies import (
    closure,
    linked,
    linked_types,
    operation_types,
    references,
)
from generator.ir.values import Value


class Variants(Value, frozen=True):
    """Directions of declared types, as pointers.

    Attributes:
        sent: those that requests contain.
        read: those that responses contain.
        split: those that are two classes.
    """

    sent: frozenset[str]
    read: frozenset[str]
    split: frozenset[str]

    def only_sent(self, pointer: str) -> bool:
        """Return whether requests contain a type and responses do not."""
        return pointer in self.sent and pointer not in self.read

    def only_read(self, pointer: str) -> bool:
        """Return whether responses contain a type and requests do not."""
        return pointer in self.read and pointer not in self.sent


def find_variants(api: Api) -> Variants:
    """Follow every type from the operations to all that it contains."""
    links = {p: tuple(linked(row)) for p, row in api.declarations.items()}
    spoken = (api.operations, api.callbacks)
    sent = closure(links, _roots(spoken_types(*spoken, sending=True)))
    read = closure(links, _roots(spoken_types(*spoken, sending=False)))
    marked = {p for p, row in api.declarations.items() if _is_one_sided(row)}
    backwards: dict[str, list[str]] = {}
    for pointer, targets in links.items():
        for target in targets:
            backwards.setdefault(target, []).append(pointer)
    affected = closure(backwards, marked)
    return Variants(sent, read, affected & sent & read)


def types_sent(
    declarations: Mapping[str, Declaration],
    operations: Iterable[Operation],
    callbacks: Iterable[Callback],
) -> list[Type]:
    """Return every type that a caller sends, those inside of declared types among them."""
    links = {p: tuple(linked(row)) for p, row in declarations.items()}
    types = spoken_types(operations, callbacks, sending=True)
    for pointer in sorted(closure(links, _roots(types)) & declarations.keys()):
        types += linked_types(declarations[pointer])
    return types


def spoken_types(
    operations: Iterable[Operation], callbacks: Iterable[Callback], *, sending: bool
) -> list[Type]:
    """Return the types that operations name, of one direction as a caller sees it."""
    types: list[Type] = []
    for operation in operations:
        types += operation_types(operation, sending=sending)
    for callback in callbacks:
        types += operation_types(callback.operation, sending=not sending)
    return types


def _roots(types: Iterable[Type]) -> set[str]:
    return {pointer for type_ in types for pointer in references(type_)}


def _is_one_sided(declaration: Declaration) -> bool:
    return isinstance(declaration, Object) and any(
        row.write_only or (row.read_only and row.required)
        for row in declaration.properties
    )
