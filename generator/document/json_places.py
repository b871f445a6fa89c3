"""Where the nodes of a JSON text are, found on demand.

Skips what is not asked for at the speed of the C parser: finding one node
costs at most one parse of the text, and children once seen are remembered.
The text is known to be valid JSON without duplicate names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from json import JSONDecoder
from typing import cast

from msgspec import Struct, field

_SPACE = re.compile(r"[ \t\n\r]*")
_decode = JSONDecoder(strict=False).raw_decode


class _Container(Struct):
    """An object or array: the children seen so far, and where to read on."""

    next: int
    is_object: bool
    children: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Name or index -> offsets of the name (or the item) and of the value."""


class JsonPlaces:
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
