"""The file and pointer that each node of the merged, overlaid document came from."""

from __future__ import annotations

from generator.diagnostics import Position
from generator.document.source import Source
from generator.pointers import Tokens

Origin = tuple[Source, Tokens]
"""A node of a file as it is written, before merging and overlays."""


class SourceMap:
    """The origins of a tree's nodes, by the nearest ancestor that was moved."""

    def __init__(self, source: Source) -> None:
        """Every node is at first where `source` has it."""
        self._origins: dict[Tokens, Origin] = {(): (source, ())}

    @property
    def is_one_file(self) -> bool:
        """Return whether all nodes are where one file has them."""
        return len(self._origins) == 1

    def find(self, tokens: Tokens) -> Origin:
        """Return where the node at `tokens` is written."""
        for length in range(len(tokens), 0, -1):
            origin = self._origins.get(tokens[:length])
            if origin is not None:
                return origin[0], origin[1] + tokens[length:]
        source, start = self._origins[()]
        return source, start + tokens

    def position(self, tokens: Tokens, *, key: bool = False) -> Position:
        """Return file, line and column of the node at `tokens`, or of its key."""
        source, written = self.find(tokens)
        return source.find(written, key=key)

    def has_text(self, text: str) -> bool:
        """Return whether a file that nodes come from has a text."""
        return any(text in source.text for source, _ in self._origins.values())

    def put(self, tokens: Tokens, origin: Origin) -> None:
        """Note that the node at `tokens`, with all below, comes from `origin`."""
        self._drop(tokens)
        self._origins[tokens] = origin

    def remove_item(self, tokens: Tokens, length: int) -> None:
        """Note that an item of an array that had `length` items was removed."""
        parent, index = tokens[:-1], int(tokens[-1])
        for position in range(index, length - 1):
            self._move(parent, position + 1, position)
        self._drop((*parent, str(length - 1)))

    def _move(self, parent: Tokens, old: int, new: int) -> None:
        start, end = (*parent, str(old)), (*parent, str(new))
        whole = self.find(start)
        below = {
            end + tokens[len(start) :]: origin
            for tokens, origin in self._origins.items()
            if tokens[: len(start)] == start
        }
        self.put(end, whole)
        self._origins |= below

    def _drop(self, tokens: Tokens) -> None:
        length = len(tokens)
        for other in [t for t in self._origins if t[:length] == tokens]:
            del self._origins[other]
