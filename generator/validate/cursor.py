"""A place in a document, as openapi-spec-validator's rules walk it.

The rules take a `jsonschema_path.SchemaPath`. That class looks every path up
from the root again and fetches the files that a reference names; a `Cursor` has
the same interface over a loaded `Document`, holds its node, knows where that
node really is, and reads nothing.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

from msgspec import Struct
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from generator.document import Document, Json
from generator.pointers import step

_NOTHING: Any = object()


class Cursor:
    """A node of a document, references to others followed."""

    __slots__ = ("_document", "contents", "pointer")

    def __init__(self, document: Document, pointer: str, node: Json) -> None:
        """Stand at the node that `node` is or refers to."""
        if isinstance(node, dict) and isinstance(node.get("$ref"), str):
            pointer = document.follow(pointer)
            node = document.at(pointer)
        self._document = document
        self.pointer = pointer
        self.contents = node

    def __contains__(self, key: str) -> bool:
        return isinstance(self.contents, dict) and key in self.contents

    def __truediv__(self, key: str | int) -> Cursor:
        pointer = step(self.pointer, key)
        try:
            return Cursor(self._document, pointer, self._child(key))
        except KeyError:
            return Cursor(self._document, pointer, _NOTHING)

    def __getitem__(self, key: str | int) -> Any:
        below = self / key
        node = below.read_value()
        return below if isinstance(node, dict | list) else node

    def __iter__(self) -> Iterator[Cursor]:
        return (self / key for key in self.keys())

    @property
    def version(self) -> tuple[int, int]:
        """The version of the OpenAPI Specification that the document follows."""
        return self._document.version

    def root(self) -> Cursor:
        """Return the root of the document."""
        return Cursor(self._document, "#", self._document.root)

    def keys(self) -> list[Any]:
        """Return names or indices; KeyError where there can be none."""
        if isinstance(self.contents, dict):
            return list(self.contents)
        if isinstance(self.contents, list):
            return list(range(len(self.contents)))
        raise KeyError(self.pointer)

    def items(self) -> Iterator[tuple[Any, Cursor]]:
        """Return names or indices with what they lead to."""
        return ((key, self / key) for key in self.keys())

    def read_value(self) -> Any:
        """Return the node itself; KeyError where there is none."""
        if self.contents is _NOTHING:
            raise KeyError(self.pointer)
        return self.contents

    def read_str(self, default: Any = _NOTHING) -> Any:
        """Return the node, which must be a string, or `default` without one."""
        if self.contents is _NOTHING and default is not _NOTHING:
            return default
        if not isinstance(self.contents, str):
            raise TypeError(f"{self.pointer} is not a string")
        return self.contents

    @contextmanager
    def resolve(self) -> Generator[Resolved, None, None]:
        """Give the node with what resolves references within it."""
        registry = _registry(self._document)
        file = self.pointer.partition("#")[0]
        yield Resolved(self.contents, registry.resolver(file))

    def _child(self, key: str | int) -> Json:
        if isinstance(self.contents, dict) and isinstance(key, str):
            return self.contents[key]
        if isinstance(self.contents, list) and isinstance(key, int):
            return self.contents[key]
        raise KeyError(key)


class Resolved(Struct, frozen=True):
    """Return a validator of `jsonschema` that checks a value against a schema."""

    contents: Any
    resolver: Any


def _registry(document: Document) -> Registry[Any]:
    """Return the document's files as resources; there is no way to others."""
    trees: dict[str, Any] = {"": document.root, **document.files}
    return Registry[Any]().with_resources(
        (file, DRAFT202012.create_resource(tree)) for file, tree in trees.items()
    )
