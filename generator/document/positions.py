"""The offsets of nodes in the text of a file, found on demand.

In JSON, text is skipped at the speed of the C parser: finding one node costs at most one
parse of the text, and children once seen are remembered. For YAML, PyYAML builds its node
graph, which costs more than reading the document did. Both texts are known to be readable.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from json import JSONDecoder
from typing import Any, Protocol, cast

from msgspec import Struct, field

_SCALAR, _SEQUENCE, _MAPPING = "scalar", "sequence", "mapping"
_SPACE = re.compile(r"[ \t\n\r]*")
_decode = JSONDecoder(strict=False).raw_decode


class Positions(Protocol):
    """The offsets of the nodes of one text."""

    def find(self, tokens: Sequence[str], *, key: bool = False) -> int:
        """Return the offset of the node at `tokens`, or of its nearest ancestor.

        With `key`, the offset of the key or name that it stands under.
        """
        ...


class _Container(Struct):
    """An object or array: the children seen so far, and where to read on."""

    next: int
    is_object: bool
    children: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Name or index -> offsets of the name (or the item) and of the value."""


class JsonPositions:
    """The offsets of the nodes of one JSON text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._containers: dict[int, _Container] = {}

    def find(self, tokens: Sequence[str], *, key: bool = False) -> int:
        """Return the offset of the node at `tokens`, or of its nearest ancestor.

        With `key`, the offset of the name it stands under.
        """
        name_at = value_at = self._skip_space(0)
        for token in tokens:
            found = self._child(value_at, token)
            if found is None:
                return value_at
            name_at, value_at = found
        return name_at if key else value_at

    def _child(self, offset: int, token: str) -> tuple[int, int] | None:
        if self._text[offset : offset + 1] not in ("{", "["):
            return None
        container = self._containers.get(offset)
        if container is None:
            container = _Container(offset + 1, self._text[offset] == "{")
            self._containers[offset] = container
        while token not in container.children:
            if not self._read_child(container):
                return None
        return container.children[token]

    def _read_child(self, container: _Container) -> bool:
        """Read one more child; False at the end of the container."""
        start = self._skip_space(container.next)
        if self._text[start] in "}]":
            return False
        if container.is_object:
            name, end = cast("tuple[str, int]", _decode(self._text, start))
            colon = self._skip_space(end)
            value_at = self._skip_space(colon + 1)
        else:
            name, value_at = str(len(container.children)), start
        container.children[name] = (start, value_at)
        end = self._skip_space(_decode(self._text, value_at)[1])
        container.next = end + 1 if self._text[end] == "," else end
        return True

    def _skip_space(self, offset: int) -> int:
        match = _SPACE.match(self._text, offset)
        return match.end() if match else offset


class YamlPositions:
    """The offsets of the nodes of one YAML text."""

    def __init__(self, text: str, compose: Callable[[str], Any]) -> None:
        """Keep a readable text, and the function that makes its node graph."""
        self._text = text
        self._compose = compose

    @cached_property
    def _root(self) -> Any:
        return self._compose(self._text)

    def find(self, tokens: Sequence[str], *, key: bool = False) -> int:
        """Return the offset of the node at `tokens`, or of its nearest ancestor.

        With `key`, the offset of the key it stands under.
        """
        node = self._root
        if node is None:
            return 0
        key_node = node
        for token in tokens:
            found = _child(node, token)
            if found is None:
                return _offset(node)
            key_node, node = found
        return _offset(key_node if key else node)


def _child(node: Any, token: str) -> tuple[Any, Any] | None:
    if node.id == _SEQUENCE:
        if token.isdecimal() and int(token) < len(node.value):
            item = node.value[int(token)]
            return item, item
        return None
    return next((pair for pair in _members(node) if pair[0].value == token), None)


def _members(node: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the members of a mapping: its own first, then those it merges."""
    if node.id != _MAPPING:
        return
    merged: list[Any] = []
    for key, value in node.value:
        if key.value == "<<" and not key.style:
            merged += value.value if value.id == _SEQUENCE else [value]
        elif key.id == _SCALAR:
            yield key, value
    for other in merged:
        yield from _members(other)


def _offset(node: Any) -> int:
    return node.start_mark.index if node.start_mark else 0
