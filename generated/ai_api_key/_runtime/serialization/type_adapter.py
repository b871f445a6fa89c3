"""What every shape can do.

A shape is the plan for one type: how its values are read from JSON, written to it and
checked. The fast way of reading is msgspec's own; shapes add what msgspec lacks, and go
over a value again, slowly, to say everything that is wrong with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, ClassVar, TypeGuard

import msgspec

from ..issues import Path, Walk, path_text
from .registry import read_hook

__all__ = [
    "ANYTHING",
    "LOAD_ERRORS",
    "REJECT",
    "Listed",
    "Misfit",
    "Shape",
    "Unsendable",
    "describe",
    "is_object",
    "kind_of",
    "loads",
]

REJECT = -1000
"""The rank of a value that an alternative cannot be.

Other ranks below zero are for values that will not load, but look like it."""

ANYTHING = frozenset({"null", "boolean", "number", "string", "array", "object"})
"""All kinds of JSON values."""

_KINDS: dict[type, str] = {
    type(None): "null",
    bool: "boolean",
    int: "number",
    float: "number",
    str: "string",
    list: "array",
    tuple: "array",
    dict: "object",
}


class Misfit(ValueError):
    """A JSON value is not of the type asked for."""


LOAD_ERRORS = (ValueError, msgspec.ValidationError)
"""What `Shape.load` raises."""


class Unsendable(ValueError):
    """A value that has no form on the wire; says where it sits."""

    def __init__(self, message: str, *segments: str | int) -> None:
        super().__init__(message, *segments)
        self.message = message
        self.segments = segments

    def within(self, segment: str | int) -> Unsendable:
        """The same error, seen from the value around it."""
        return Unsendable(self.message, segment, *self.segments)

    def __str__(self) -> str:
        path: Path = None
        for segment in self.segments:
            path = (path, segment)
        return f"{path_text(path)}: {self.message}"


def is_object(data: object) -> TypeGuard[Mapping[str, Any]]:
    """Whether data is a JSON object."""
    return type(data) is dict or isinstance(data, Mapping)


def kind_of(data: object) -> str:
    """The JSON kind of plain data, or the name of a type that JSON does not have."""
    return _KINDS.get(type(data)) or type(data).__name__


def describe(data: object) -> str:
    """A kind with its article, for messages: `an object`, `null`."""
    kind = kind_of(data)
    if kind == "null":
        return kind
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


class Shape:
    """The plan for one type. The base is the plan for one that msgspec can read."""

    type: Any
    """What msgspec is asked for."""

    what: str = "a value"
    """The type in words, for messages."""

    kinds: frozenset[str] = frozenset()
    """The kinds of JSON values it may be read from."""

    native: bool = True
    """Whether msgspec reads the type by itself, as right as this shape does."""

    slots: frozenset[str] = frozenset({"custom"})
    """Its places in a union of msgspec, which takes one alternative for each place."""

    special: ClassVar[bool] = False
    """Whether values need `dump` for themselves before msgspec can write them."""

    named: ClassVar[bool] = False
    """Whether it keeps only those names of an object that it knows."""

    hooked: bool = False
    """Whether msgspec needs the package's hook, or the keys of objects as text."""

    def rank(self, data: Any) -> int:
        """How well data looks, at a glance; the highest rank is tried first."""
        return 1 if kind_of(data) in self.kinds else REJECT

    def peek(self, data: Any) -> int:
        """`rank` for data inside of other data: never goes deeper."""
        return self.rank(data)

    def load(self, data: Any) -> Any:
        """The value of JSON data that fits; raises one of `LOAD_ERRORS` otherwise."""
        if self.unhooked:  # keywords alone would double the time
            return msgspec.convert(data, self.type)
        return msgspec.convert(data, self.type, dec_hook=read_hook, str_keys=True)

    def faults(self, data: Any) -> int:
        """How many of its parts are wrong, looking no deeper than they load."""
        return 0 if loads(self, data) else 1

    def unread(self, data: Any) -> int:
        """How many of the names in data that loads a value does not keep."""
        return 0

    def decode(self, data: Any, walk: Walk, path: Path) -> Any:
        """The value of JSON data, raw where it does not fit, with every issue."""
        try:
            return self.load(data)
        except LOAD_ERRORS:
            walk.report(path, f"expected {self.what}, got {describe(data)}", data)
            return data

    def accepts(self, value: Any) -> bool:
        """Whether a value to be sent is, at a glance, of this type."""
        raise NotImplementedError

    def dump(self, value: Any) -> Any:
        """A value to be sent as msgspec writes it right; `Unsendable` if none is."""
        return value

    def check(self, value: Any, walk: Walk, path: Path) -> None:
        """Report what keeps a value from being sent under the document's rules."""
        if not self.accepts(value):
            message = f"expected {self.what}, got {type(value).__name__}"
            walk.report(path, message, value)

    def children(self) -> Iterable[Shape]:
        """The shapes inside of this one."""
        return ()

    @property
    def bare(self) -> Shape:
        """The shape that reads, without wrappers that only add to checking."""
        return self

    @property
    def is_union(self) -> bool:
        """Whether it is a choice between shapes."""
        return False

    @property
    def tag(self) -> Listed | None:
        """The shape itself where its values tell models apart: a constant, an enum."""
        return None

    @cached_property
    def plain(self) -> bool:
        """Whether msgspec writes all values of the type right, without `dump`."""
        return _all_lack("special", self, "plain")

    @cached_property
    def keeps_names(self) -> bool:
        """Whether it keeps all names of objects, at all levels."""
        return _all_lack("named", self, "keeps_names")

    @cached_property
    def unhooked(self) -> bool:
        """Whether msgspec reads the type without a hook."""
        return _all_lack("hooked", self, "unhooked")


def _all_lack(trait: str, root: Shape, answer: str) -> bool:
    """Whether no shape within has a trait; if so each of them remembers the answer."""
    seen = {id(root): root}
    stack = [root]
    while stack:
        shape = stack.pop()
        known = vars(shape).get(answer)
        if getattr(shape, trait) or known is False:
            return False
        for child in () if known else shape.children():
            if id(child) not in seen:
                seen[id(child)] = child
                stack.append(child)
    for shape in seen.values():
        vars(shape)[answer] = True
    return True


def loads(shape: Shape, data: Any) -> bool:
    """Whether data is of the type."""
    try:
        shape.load(data)
    except LOAD_ERRORS:
        return False
    return True


class Listed(Shape):
    """The plan for a type that lists its values."""

    @property
    def values(self) -> frozenset[Any]:
        """The values that the type lists, as JSON has them."""
        raise NotImplementedError

    @property
    def tag(self) -> Listed | None:
        return self
