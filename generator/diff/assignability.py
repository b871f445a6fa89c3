"""Assignability: a value of one type where another is asked for (typing spec).

Types of two surfaces are compared, so that a name means what its own surface says: an
alias is read in the surface that has it, and a class that was renamed is one class.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.diff.python_types import (
    ANY,
    NONE,
    Constant,
    Either,
    Named,
    PythonType,
    either,
    members_of,
    parse_type,
)
from generator.diff.surface import Surface

_BASES = {
    "AsyncIterator": "AsyncIterable",
    "Duration": "str",
    "Iterator": "Iterable",
    "Mapping": "Iterable",
    "Path": "FileInput",
    "Sequence": "Iterable",
    "Token": "TokenOrGrant",
    "bool": "int",
    "bytes": "FileInput",
    "datetime": "date",
    "dict": "Mapping",
    "int": "float",
    "list": "Sequence",
    "str": "Sequence",
    "tuple": "Sequence",
}
"""The next wider type of each; `int` counts as `float` (typing spec, special cases)."""
_INVARIANT = frozenset(("list", "dict"))


class TypeTable:
    """The declared types of one surface: aliases, and what enumerations are."""

    def __init__(self, surface: Surface) -> None:
        self.aliases = {
            each.qualified: each.type for each in surface.types if each.form == "alias"
        }
        self.bases = {
            each.qualified: each.form.partition(" ")[0]
            for each in surface.types
            if each.form.endswith(" enumeration")
        }


class Assignability:
    """Compares types of two surfaces.

    Attributes:
        renamed: qualified names of the old surface that are others in the new one.
    """

    def __init__(self, old: Surface, new: Surface, renamed: Mapping[str, str]) -> None:
        self._old, self._new = TypeTable(old), TypeTable(new)
        self._renamed = renamed

    def widens(self, old: str, new: str) -> bool:
        """Return whether the new annotation takes all that the old one took."""
        if self._are_same(old, new):
            return True
        return self._fits(self._read_old(old), self._read_new(new), set())

    def narrows(self, old: str, new: str) -> bool:
        """Return whether the new annotation is always one of the old."""
        if self._are_same(old, new):
            return True
        return self._fits(self._read_new(new), self._read_old(old), set())

    def are_equal(self, old: str, new: str) -> bool:
        """Return whether they are the same type under the same or a new name."""
        return self._are_same(old, new) or (
            self.widens(old, new) and self.narrows(old, new)
        )

    def _are_same(self, old: str, new: str) -> bool:
        return old == new and not any(name in old for name in self._renamed)

    def _read_old(self, annotation: str) -> PythonType:
        return self._rename(parse_type(annotation))

    def _read_new(self, annotation: str) -> PythonType:
        return parse_type(annotation)

    def _rename(self, type_: PythonType) -> PythonType:
        if isinstance(type_, Either):
            return either([self._rename(member) for member in type_.members])
        if isinstance(type_, Constant):
            return type_
        arguments = tuple(map(self._rename, type_.arguments))
        return Named(self._renamed.get(type_.name, type_.name), arguments)

    def _fits(
        self, source: PythonType, target: PythonType, seen: set[tuple[str, str]]
    ) -> bool:
        """Return whether every alternative of one type is one of another."""
        if source == target or target == ANY:
            return True
        targets = members_of(target)
        return all(
            any(self._fits_one(one, other, seen) for other in targets)
            for one in members_of(source)
        )

    def _fits_one(
        self, source: PythonType, target: PythonType, seen: set[tuple[str, str]]
    ) -> bool:
        if source == target or target == ANY:
            return True
        if isinstance(source, Constant) and self._expand(target) is None:
            source = Named(source.type)
        for one, other in ((source, target), (target, source)):
            expanded = self._expand(one)
            if expanded is None:
                continue
            key = (repr(source), repr(target))
            if key in seen:
                return True
            left, right = (expanded, other) if one is source else (other, expanded)
            return self._fits(left, right, seen | {key})
        if not isinstance(source, Named) or not isinstance(target, Named):
            return False
        return self._fits_class(source, target, seen)

    def _expand(self, type_: PythonType) -> PythonType | None:
        """Return what an alias stands for, None for anything else."""
        if not isinstance(type_, Named):
            return None
        if type_.name in self._new.aliases:
            return parse_type(self._new.aliases[type_.name])
        text = self._old.aliases.get(type_.name)
        return None if text is None else self._read_old(text)

    def _fits_class(
        self, source: Named, target: Named, seen: set[tuple[str, str]]
    ) -> bool:
        if source.name == target.name:
            return self._fit_arguments(source, target, seen)
        base = _BASES.get(source.name) or self._base(source.name)
        if base is None or source == NONE:
            return False
        return self._fits_class(_as_base(source, base), target, seen)

    def _base(self, name: str) -> str | None:
        return self._new.bases.get(name) or self._old.bases.get(name)

    def _fit_arguments(
        self, source: Named, target: Named, seen: set[tuple[str, str]]
    ) -> bool:
        if len(source.arguments) != len(target.arguments):
            return False
        pairs = list(zip(source.arguments, target.arguments, strict=True))
        if not all(self._fits(one, other, seen) for one, other in pairs):
            return False
        return source.name not in _INVARIANT or all(
            other == ANY or self._fits(other, one, seen) for one, other in pairs
        )


def _as_base(source: Named, base: str) -> Named:
    """Return a generic class as its base, with the arguments that this takes."""
    arguments = source.arguments
    if source.name == "tuple":
        items = [each for each in arguments if each != Named("...")]
        return Named(base, (either(items),) if items else (ANY,))
    if source.name == "Mapping":
        return Named(base, arguments[:1])
    if source.name == "str" and base == "Sequence":
        return Named(base, (Named("str"),))
    return Named(base, arguments)
