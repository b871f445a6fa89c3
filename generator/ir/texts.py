"""What a document says in prose, kept apart from what its API is."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ir.values import Value


class Text(Value, frozen=True):
    """A text that says something, by its place: an API is the same when it is reworded.

    Attributes:
        pointer: of the string in the document.
    """

    pointer: str


class Texts:
    """Gives the words of texts, and remembers for whom.

    Attributes:
        read: the pointers that were asked for.
    """

    def __init__(self, said: Mapping[str, str]) -> None:
        """Args: said: what the document says, by pointer."""
        self.read: set[str] = set()
        self._said = said

    def __call__(self, text: Text | None) -> str:
        """Return what a text says, without the space around it; None says nothing."""
        if text is None:
            return ""
        self.read.add(text.pointer)
        return self._said[text.pointer]
