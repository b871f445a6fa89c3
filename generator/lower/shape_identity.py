"""Schemas written in place that are the same: one class for all of them.

Documents whose references were resolved before they were published repeat a schema at
each place that refers to it. What is the same in all that matters (properties, types,
constraints, defaults, but not descriptions and examples) is one class: the component's
if just one component is like that, else that of the first place.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
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
from generator.ir.dependencies import is_named

_MIN_PROPERTIES = 3
"""The properties from which objects of different names are the same thing."""
_MAX_ROUNDS = 20
Identify = Callable[[str], Hashable]
"""Returns what a referenced declaration is told by."""


def find_identical(
    declarations: Mapping[str, Declaration], own_name: Callable[[str], str]
) -> dict[str, str]:
    """Find the declarations that others stand for.

    Args:
        declarations: by pointer.
        own_name: returns what a pointer's place is called by itself, a property's or
            parameter's name; empty where it has no such name.

    Returns:
        Pointers of schemas that are left out -> pointer of the one that stays.
    """
    replaced: dict[str, str] = {}
    groups = _similar(declarations)
    for _ in range(_MAX_ROUNDS):
        found = _round(groups, declarations, replaced, own_name)
        if not found:
            break
        replaced |= found
    return {pointer: _final(pointer, replaced) for pointer in replaced}


def _similar(declarations: Mapping[str, Declaration]) -> list[list[str]]:
    """Group what is alike but for the declarations that it refers to."""
    alike = _grouped(declarations, lambda pointer: _outline(declarations[pointer]))
    return [
        group
        for pointers in alike
        for group in _grouped(
            pointers, lambda pointer: _signature(declarations[pointer], lambda _: "")
        )
    ]


def _grouped(
    pointers: Iterable[str], key: Callable[[str], Hashable]
) -> list[list[str]]:
    """Group pointers by a key, where something could stand for something else."""
    groups: dict[Hashable, list[str]] = {}
    for pointer in pointers:
        groups.setdefault(key(pointer), []).append(pointer)
    return [
        group
        for group in groups.values()
        if len(group) > 1 and not all(map(is_named, group))
    ]


def _outline(declaration: Declaration) -> Hashable:
    """Return what is cheap to compare."""
    if isinstance(declaration, Object):
        return frozenset(row.name for row in declaration.properties)
    return type(declaration).__name__


def _round(
    groups: Iterable[list[str]],
    declarations: Mapping[str, Declaration],
    replaced: Mapping[str, str],
    own_name: Callable[[str], str],
) -> dict[str, str]:
    """Find what is identical, as far as it is known of what that refers to."""
    classes = _refine(groups, declarations, replaced)
    members: dict[Hashable, list[str]] = {}
    for pointer, key in classes.items():
        if pointer not in replaced:
            members.setdefault(key, []).append(pointer)
    found: dict[str, str] = {}
    for pointers in members.values():
        named = [pointer for pointer in pointers if is_named(pointer)]
        inline = [pointer for pointer in pointers if not is_named(pointer)]
        if len(named) == 1:
            found |= dict.fromkeys(inline, named[0])
            continue
        for same in _by_name(inline, declarations, own_name):
            first = min(same, key=lambda pointer: (pointer.count("/"), pointer))
            found |= {pointer: first for pointer in same if pointer != first}
    return found


def _by_name(
    pointers: list[str],
    declarations: Mapping[str, Declaration],
    own_name: Callable[[str], str],
) -> Iterable[list[str]]:
    """Part what is small by its name: an owner's id and a team's are two things."""
    groups: dict[str, list[str]] = {}
    for pointer in pointers:
        declaration = declarations[pointer]
        is_large = isinstance(declaration, Object) and (
            len(declaration.properties) >= _MIN_PROPERTIES
        )
        groups.setdefault("" if is_large else own_name(pointer), []).append(pointer)
    return [group for group in groups.values() if len(group) > 1]


def _refine(
    groups: Iterable[list[str]],
    declarations: Mapping[str, Declaration],
    replaced: Mapping[str, str],
) -> dict[str, Hashable]:
    """Part similar declarations until all of a class refer to the same classes.

    At first all that are similar are taken for the same, so that schemas that contain
    themselves are found too.
    """
    classes: dict[str, Hashable] = {
        pointer: number for number, group in enumerate(groups) for pointer in group
    }
    for _ in range(_MAX_ROUNDS):
        identify = _identify(classes, replaced)
        numbers: dict[Hashable, int] = {}
        parted: dict[str, Hashable] = {}
        for pointer, own in classes.items():
            key = (own, _signature(declarations[pointer], identify))
            parted[pointer] = numbers.setdefault(key, len(numbers))
        if len(numbers) == len(set(classes.values())):
            break
        classes = parted
    return classes


def _identify(classes: Mapping[str, Hashable], replaced: Mapping[str, str]) -> Identify:
    """Tell declarations by their classes; components that are alike by themselves."""
    named = _several_named(classes)

    def identify(pointer: str) -> Hashable:
        final = _final(pointer, replaced)
        own = classes.get(final, final)
        return (own, final) if final in named else own

    return identify


def _several_named(classes: Mapping[str, Hashable]) -> frozenset[str]:
    """Components that are like other components: each has a name, and stays itself."""
    components: dict[Hashable, list[str]] = {}
    for pointer, key in classes.items():
        if is_named(pointer):
            components.setdefault(key, []).append(pointer)
    return frozenset(p for rows in components.values() if len(rows) > 1 for p in rows)


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
