"""The base of all type adapters, and the errors that they raise.

An adapter is the plan for one type: it reads JSON data as a value of the type, makes a
value ready to be sent, and checks it against the document. msgspec does the fast part of
reading; an adapter adds forms that msgspec lacks, and lists everything that is wrong with
data that msgspec refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any, ClassVar, NamedTuple

import msgspec

from . import Path, Walk, describe, path_text


class MismatchError(ValueError):
    """JSON data is not of the type asked for."""


LOAD_ERRORS = (ValueError, msgspec.ValidationError)
"""The errors of `TypeAdapter.load`."""


class EncodeError(ValueError):
    """A value has no form in JSON; the text says where it sits."""

    def __init__(self, message: str, *segments: str | int) -> None:
        super().__init__(message, *segments)
        self.message = message
        self.segments = segments

    def within(self, segment: str | int) -> EncodeError:
        """The same error, seen from the value around it."""
        return EncodeError(self.message, segment, *self.segments)

    def __str__(self) -> str:
        path: Path = None
        for segment in self.segments:
            path = (path, segment)
        return f"{path_text(path)}: {self.message}"


class UnknownKey(NamedTuple):
    """A name in data that the document does not declare, and the value that it has.

    `is_refused` says that the document forbids it (`additionalProperties: false`).
    """

    path: Path
    value: Any
    is_refused: bool


class TypeAdapter:
    """The plan for one type."""

    type: Any
    """The type that msgspec is asked for."""
    description: str = "a value"
    """The type in words, for messages."""
    json_types: frozenset[str] = frozenset()
    """The JSON types that it may be read from."""
    is_native: bool = True
    """Whether msgspec reads the type by itself, as right as this adapter does."""
    slots: frozenset[str] = frozenset({"custom"})
    """Its places in a union of msgspec, which takes one alternative for each place."""
    needs_encoding: ClassVar[bool] = False
    """Whether values need `dump` before msgspec can write them."""
    rejects_unknown: ClassVar[bool] = False
    """Whether it keeps only those names of an object that it declares."""
    is_union: bool = False
    """Whether it is a choice between adapters, or a type beside null."""
    alternatives: tuple[TypeAdapter, ...] = ()
    """The adapters that a union chooses from."""
    choices: tuple[Any, ...] = ()
    """The values in their order, of a type that lists them."""
    limits: tuple[Any, ...] = ()
    """The `Constraints` that values are held to when they are sent."""
    refuses_unknown: bool = False
    """Whether the document forbids names that it does not declare."""
    needs_hook: bool = False
    """Whether msgspec needs `read_hook`, or the keys of objects as text."""

    def load(self, data: Any) -> Any:
        """The value of JSON data that fits; raises one of `LOAD_ERRORS` otherwise."""
        raise NotImplementedError

    def loads(self, data: Any) -> bool:
        """Tell whether data is of the type."""
        try:
            self.load(data)
        except LOAD_ERRORS:
            return False
        return True

    def list_unknown_keys(self, data: Any, path: Path) -> Iterable[UnknownKey]:
        """The names in data that a value does not keep."""
        return ()

    def decode(self, data: Any, walk: Walk, path: Path) -> Any:
        """The value of JSON data, raw where it does not fit, with every issue."""
        try:
            return self.load(data)
        except LOAD_ERRORS:
            walk.report(path, self.explain(data), data)
            return data

    def explain(self, data: Any) -> str:
        """The message for data that is not of the type: `expected …, got …`.

        It names JSON types and not the value, which may be secret.
        """
        return f"expected {self.description}, got {describe(data)}"

    def accepts(self, value: Any) -> bool:
        """Tell whether a value to be sent is, at a glance, of this type."""
        raise NotImplementedError

    def dump(self, value: Any) -> Any:
        """A value as msgspec writes it right; `EncodeError` where JSON has no form."""
        return value

    def children(self) -> Iterable[TypeAdapter]:
        """The adapters inside of this one."""
        return ()

    @property
    def unwrapped(self) -> TypeAdapter:
        """The adapter that reads, without wrappers that only add to checking."""
        return self

    @property
    def present(self) -> TypeAdapter:
        """The adapter of a value that is there: the one beside null."""
        return self.unwrapped

    def pick(self, data: Any) -> TypeAdapter:
        """The alternative that plain data looks most like; itself if it has none."""
        return self

    def rate(self, alternative: TypeAdapter, data: Any) -> int:
        """Rate how well plain data looks as one alternative of several."""
        return 0

    @cached_property
    def encodes_natively(self) -> bool:
        """Tells whether msgspec writes all values of the type right, without `dump`."""
        return _all_lack("needs_encoding", self, "encodes_natively")

    @cached_property
    def keeps_all_names(self) -> bool:
        """Tells whether it keeps all names of objects, at all levels."""
        return _all_lack("rejects_unknown", self, "keeps_all_names")

    @cached_property
    def takes_any_names(self) -> bool:
        """Tells whether the document forbids no names, at any level."""
        return _all_lack("refuses_unknown", self, "takes_any_names")

    @cached_property
    def is_free_of_hooks(self) -> bool:
        """Tells whether msgspec reads the type without a hook."""
        return _all_lack("needs_hook", self, "is_free_of_hooks")


def _all_lack(trait: str, root: TypeAdapter, answer: str) -> bool:
    """Tell whether no adapter within has a trait; if so, each remembers the answer."""
    seen = {id(root): root}
    stack = [root]
    while stack:
        adapter = stack.pop()
        remembered = vars(adapter).get(answer)
        if getattr(adapter, trait) or remembered is False:
            return False
        for child in () if remembered else adapter.children():
            if id(child) not in seen:
                seen[id(child)] = child
                stack.append(child)
    for adapter in seen.values():
        vars(adapter)[answer] = True
    return True
