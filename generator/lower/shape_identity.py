"""Schemas written in place that are the same: one class for all of them.

Documents whose references were resolved before they were published repeat a schema at
each place that refers to it. What is the same in all that matters (properties, types,
constraints, defaults, but not descriptions and examples) is one class: the component's
if just one component is like that, else that of the first place.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable, Mapping
from typing import Any

from generator.ir import (
    ArrayOf,
    Constants,
    Declaration,
    Discriminator,
    Enumeration,
    MapOf,
    Object,
    Property,
    Reference,
    TextOf,
    TupleOf,
    Type,
    UnionOf,
)

_MIN_PROPERTIES = 3
"""The properties from which objects of different names are the same thing."""
_MAX_ROUNDS = 20
Identify = Callable[[str], Hashable]
"""Returns what a referenced declaration is told by."""


class ShapeIdentity:
    """Find the declarations that others stand for."""

    def __init__(
        self,
        declarations: Mapping[str, Declaration],
        components: Container[str],
        own_name: Callable[[str], str],
    ) -> None:
        """Look at the declarations of an API.

        Args:
            declarations: by pointer.
            components: pointers of those that have a name in the document.
            own_name: returns what a pointer's place is called by itself, a property's
                or parameter's name; empty where it has no such name.
        """
        self._declarations = declarations
        self._components = components
        self._own_name = own_name

    def find_replaced(self) -> dict[str, str]:
        """Return pointers of schemas that are left out -> pointer of what stays."""
        replaced: dict[str, str] = {}
        groups = self._similar()
        for _ in range(_MAX_ROUNDS):
            found = self._find_round(groups, replaced)
            if not found:
                break
            replaced |= found
        return {pointer: _final(pointer, replaced) for pointer in replaced}

    def _similar(self) -> list[list[str]]:
        """Group what is alike but for the declarations that it refers to."""
        declarations = self._declarations
        return [
            group
            for alike in self._grouped(
                declarations, lambda p: _outline(declarations[p])
            )
            for group in self._grouped(
                alike, lambda p: _signature(declarations[p], lambda _: "")
            )
        ]

    def _grouped(
        self, pointers: Iterable[str], key: Callable[[str], Hashable]
    ) -> list[list[str]]:
        """Group pointers by a key, where something could stand for something else."""
        groups: dict[Hashable, list[str]] = {}
        for pointer in pointers:
            groups.setdefault(key(pointer), []).append(pointer)
        return [
            group
            for group in groups.values()
            if len(group) > 1 and not all(p in self._components for p in group)
        ]

    def _find_round(
        self, groups: Iterable[list[str]], replaced: Mapping[str, str]
    ) -> dict[str, str]:
        """Find what is identical, as far as it is known of what that refers to."""
        members: dict[Hashable, list[str]] = {}
        for pointer, key in self._refine(groups, replaced).items():
            if pointer not in replaced:
                members.setdefault(key, []).append(pointer)
        found: dict[str, str] = {}
        for pointers in members.values():
            named = [pointer for pointer in pointers if pointer in self._components]
            inline = [p for p in pointers if p not in self._components]
            if len(named) == 1:
                found |= dict.fromkeys(inline, named[0])
                continue
            for same in self._by_name(inline):
                first = min(same, key=lambda pointer: (pointer.count("/"), pointer))
                found |= {pointer: first for pointer in same if pointer != first}
        return found

    def _by_name(self, pointers: list[str]) -> Iterable[list[str]]:
        """Part what is small by its name: an owner's id and a team's are two things."""
        groups: dict[str, list[str]] = {}
        for pointer in pointers:
            declaration = self._declarations[pointer]
            is_large = isinstance(declaration, Object) and (
                len(declaration.properties) >= _MIN_PROPERTIES
            )
            name = "" if is_large else self._own_name(pointer)
            groups.setdefault(name, []).append(pointer)
        return [group for group in groups.values() if len(group) > 1]

    def _refine(
        self, groups: Iterable[list[str]], replaced: Mapping[str, str]
    ) -> dict[str, Hashable]:
        """Part similar declarations until all of a class refer to the same classes.

        At first all that are similar are taken for the same, so that schemas that
        contain themselves are found too. Each round has more classes, or is the last.
        """
        classes: dict[str, Hashable] = {
            pointer: number for number, group in enumerate(groups) for pointer in group
        }
        while True:
            identify = self._identify(classes, replaced)
            numbers: dict[Hashable, int] = {}
            parted: dict[str, Hashable] = {}
            for pointer, own in classes.items():
                key = (own, _signature(self._declarations[pointer], identify))
                parted[pointer] = numbers.setdefault(key, len(numbers))
            if len(numbers) == len(set(classes.values())):
                return classes
            classes = parted

    def _identify(
        self, classes: Mapping[str, Hashable], replaced: Mapping[str, str]
    ) -> Identify:
        """Tell declarations by their classes; components that are alike by themselves."""
        alike: dict[Hashable, list[str]] = {}
        for pointer, key in classes.items():
            if pointer in self._components:
                alike.setdefault(key, []).append(pointer)
        several = {p for rows in alike.values() if len(rows) > 1 for p in rows}

        def identify(pointer: str) -> Hashable:
            final = _final(pointer, replaced)
            own = classes.get(final, final)
            return (own, final) if final in several else own

        return identify


def _outline(declaration: Declaration) -> Hashable:
    """Return what is cheap to compare."""
    if isinstance(declaration, Object):
        return frozenset(row.name for row in declaration.properties)
    return type(declaration).__name__


def _final(pointer: str, replaced: Mapping[str, str]) -> str:
    while pointer in replaced:
        pointer = replaced[pointer]
    return pointer


def _signature(declaration: Declaration, identify: Identify) -> Hashable:
    """Return all that matters of a declaration."""
    hints = declaration.hints
    own: Hashable
    if isinstance(declaration, Object):
        additional = declaration.additional
        own = (
            tuple(sorted(_property(row, identify) for row in declaration.properties)),
            None if additional is None else repr(_type(additional, identify)),
            repr(declaration.xml),
            declaration.closed,
        )
    elif isinstance(declaration, Enumeration):
        own = tuple((type(m.value), m.value, m.name) for m in declaration.members)
    elif isinstance(declaration, Constants):
        own = (repr(declaration.values), repr(_type(declaration.type, identify)))
    else:
        own = (repr(_type(declaration.type, identify)), declaration.recursive)
    kind = type(declaration).__name__
    return (kind, hints.title, hints.python_name, declaration.deprecated, own)


def _property(row: Property, identify: Identify) -> tuple[Any, ...]:
    flags = (row.required, row.deprecated, row.read_only, row.write_only)
    type_ = repr(_type(row.type, identify))
    return (
        row.name,
        type_,
        flags,
        repr(row.default),
        repr(row.python_name),
        repr(row.xml),
    )


def _type(type_: Type, identify: Identify) -> Hashable:
    """Return what a type is told by, with what its references are told by."""
    if isinstance(type_, Reference):
        return ("reference", identify(type_.pointer), type_.unlisted)
    if isinstance(type_, ArrayOf):
        return ("array", _type(type_.items, identify), type_.constraints)
    if isinstance(type_, MapOf):
        return ("map", _type(type_.values, identify), type_.constraints)
    if isinstance(type_, TupleOf):
        return ("tuple", tuple(_type(item, identify) for item in type_.items))
    if isinstance(type_, TextOf):
        return ("text", _type(type_.type, identify))
    if isinstance(type_, UnionOf):
        members = tuple(_type(member, identify) for member in type_.members)
        return ("union", members, _discriminator(type_.discriminator, identify))
    return type_


def _discriminator(found: Discriminator | None, identify: Identify) -> Hashable:
    if found is None:
        return None
    mapping = tuple((value, identify(pointer)) for value, pointer in found.mapping)
    default = None if found.default is None else identify(found.default)
    return (found.property_name, mapping, default)
