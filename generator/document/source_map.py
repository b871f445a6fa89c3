"""Which file and place each node of the merged, overlaid document came from."""

from __future__ import annotations

from generator.diagnostics import Position
from generator.document.source import Source
from generator.pointers import Tokens

Place = tuple[Source, Tokens]
"""A node of a file as it is written, before merging and overlays."""


class Origins:
    """The places of a tree's nodes, by the nearest ancestor that was moved."""

    def __init__(self, source: Source) -> None:
        """Every node is at first where `source` has it."""
        self._places: dict[Tokens, Place] = {(): (source, ())}

    @property
    def undivided(self) -> bool:
        """Whether all nodes are where one file has them."""
        return len(self._places) == 1

    def find(self, tokens: Tokens) -> Place:
        """Return where the node at `tokens` is written."""
        for length in range(len(tokens), 0, -1):
            place = self._places.get(tokens[:length])
            if place is not None:
                return place[0], place[1] + tokens[length:]
        source, start = self._places[()]
        return source, start + tokens

    def position(self, tokens: Tokens, *, key: bool = False) -> Position:
        """Return file, line and column of the node at `tokens`, or of its key."""
        source, written = self.find(tokens)
        return source.find(written, key=key)

    def put(self, tokens: Tokens, place: Place) -> None:
        """Note that the node at `tokens`, with all below, comes from `place`."""
        self._drop(tokens)
        self._places[tokens] = place

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
            end + tokens[len(start) :]: place
            for tokens, place in self._places.items()
            if tokens[: len(start)] == start
        }
        self.put(end, whole)
        self._places |= below

    def _drop(self, tokens: Tokens) -> None:
        length = len(tokens)
        for other in [t for t in self._places if t[:length] == tokens]:
            del self._places[other]
