"""One source file: its path, its text, and the positions of its nodes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.diagnostics import DocumentError, Position, error
from generator.document.positions import Positions


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

        Lines end with a line feed, a carriage return, or both. They are counted anew
        each time, as few places are asked for and searching is as fast as memory.
        """
        text = self.text
        # A line feed is on the line of the carriage return before it.
        place = offset - (text[max(offset - 1, 0) : offset + 1] == "\r\n")
        breaks = text.count("\n", 0, place) + text.count("\r", 0, place)
        line = breaks - text.count("\r\n", 0, place) + 1
        start = max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1
        ends = (text.find("\n", place), text.find("\r", place))
        end = min((found for found in ends if found >= 0), default=len(text))
        return Position(self.path, line, offset - start + 1, text[start:end])

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
