"""One source file: its path, its text, and the positions of its nodes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from pathlib import Path

from generator.diagnostics import DocumentError, Position, error
from generator.document.positions import Positions

_MOST_COUNTED = 10_000
"""The characters that are searched again rather than remembered."""


@dataclass(frozen=True, eq=False)
class Source:
    """The text of a file, which locates its nodes.

    Attributes:
        path: of the file.
        text: with its line breaks as in the file, and without byte order mark.
        locate: makes the index of the nodes' offsets, for the form of the text.
    """

    path: Path
    text: str
    locate: Callable[[str], Positions]

    @cached_property
    def _positions(self) -> Positions:
        return self.locate(self.text)

    def position(self, offset: int) -> Position:
        """Return the position of the character at `offset`.

        Lines end with a line feed, a carriage return, or both.
        """
        text = self.text
        # A line feed is on the line of the carriage return before it.
        place = offset - (text[max(offset - 1, 0) : offset + 1] == "\r\n")
        start = max(text.rfind(mark, 0, place) for mark in self._line_breaks) + 1
        ends = (text.find(mark, place) for mark in self._line_breaks)
        end = min((found for found in ends if found >= 0), default=len(text))
        line = self._count_breaks(place) + 1
        return Position(self.path, line, offset - start + 1, text[start:end])

    @cached_property
    def _line_breaks(self) -> str:
        """The characters that end lines; one that is not there takes long to look for."""
        return "\n\r" if "\r" in self.text else "\n"

    @cached_property
    def _counted(self) -> list[tuple[int, int]]:
        """Offsets, in their order, and the numbers of line breaks before them."""
        return [(0, 0)]

    def _count_breaks(self, place: int) -> int:
        """Return the number of line breaks before an offset, which splits none.

        They are counted from the nearest offset where that was asked before.
        """
        index = bisect_right(self._counted, place, key=itemgetter(0))
        start, breaks = self._counted[index - 1]
        found = (self.text.count(mark, start, place) for mark in self._line_breaks)
        breaks += sum(found)
        if len(self._line_breaks) > 1:
            breaks -= self.text.count("\r\n", start, place)
        if place - start > _MOST_COUNTED:
            self._counted.insert(index, (place, breaks))
        return breaks

    def find(self, tokens: Sequence[str], *, key: bool = False) -> Position:
        """Return the position of the node at `tokens`, or of its key.

        A node that is not there is placed at its nearest ancestor.
        """
        return self.position(self._positions.find(tokens, key=key))

    def error(
        self, code: str, message: str, offset: int, help: str | None = None
    ) -> DocumentError:
        """An error about the text at `offset`, for text that has no tree."""
        return error(code, message, help=help, position=self.position(offset))


def duplicate_key(source: Source, name: str, first: int, second: int) -> DocumentError:
    """The refusal of a name that one object has twice, at two offsets."""
    line = source.position(first).line
    return source.error(
        "duplicate-key",
        f"the key {name!r} occurs twice in one object, first on line {line}",
        second,
        help="keep one of them",
    )
