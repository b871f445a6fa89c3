"""Schemas written in place that are the same: one class for all of them.

Documents whose references were resolved before they were published repeat a schema at
each place that refers to it. Schemas that are equal in properties, types, constraints
and defaults (not in descriptions and examples) become one class: the component's if
just one component is like that, else that of the first place.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable, Mapping
from itertools import chain

from generator.ir import Declaration, Object
from generator.lower.shape_signature import declaration_signature, referred_pointers

_MIN_PROPERTIES = 3
"""The properties from which objects of different names are the same thing."""
_MAX_ROUNDS = 20


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
        self._groups = self._similar()
        self._referred = {
            pointer: referred_pointers(declarations[pointer])
            for pointer in chain.from_iterable(self._groups)
        }

    def find_replaced(self) -> dict[str, str]:
        """Return pointers of schemas that are left out -> pointer of what stays."""
        replaced: dict[str, str] = {}
        for _ in range(_MAX_ROUNDS):
            found = self._find_round(replaced)
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
                alike, lambda p: declaration_signature(declarations[p])
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

    def _find_round(self, replaced: Mapping[str, str]) -> dict[str, str]:
        """Find what is identical, as far as it is known of what that refers to."""
        members: dict[Hashable, list[str]] = {}
        for pointer, key in self._refine(replaced).items():
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

    def _refine(self, replaced: Mapping[str, str]) -> dict[str, Hashable]:
        """Part similar declarations until all of a class refer to the same classes.

        At first all that are similar are taken for the same, so that schemas that
        contain themselves are found too. Each round has more classes, or is the last.
        """
        classes: dict[str, Hashable] = {
            pointer: number
            for number, group in enumerate(self._groups)
            for pointer in group
        }
        while True:
            identify = self._identify(classes, replaced)
            numbers: dict[Hashable, int] = {}
            parted: dict[str, Hashable] = {}
            for pointer, own in classes.items():
                key = (own, *map(identify, self._referred[pointer]))
                parted[pointer] = numbers.setdefault(key, len(numbers))
            if len(numbers) == len(set(classes.values())):
                return classes
            classes = parted

    def _identify(
        self, classes: Mapping[str, Hashable], replaced: Mapping[str, str]
    ) -> Callable[[str], Hashable]:
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
