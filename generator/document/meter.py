"""Counting what a document asks for, and refusing it beyond the limits."""

from __future__ import annotations

from collections.abc import Callable

from generator.diagnostics import DocumentError, Position, error
from generator.document.files_read import FilesRead
from generator.limits import Limits


class Meter:
    """Counts bytes, nodes, aliases and files during one load.

    Attributes:
        limits: how many there may be.
        read: the files that were read so far.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.bytes = 0
        self.nodes = 0
        self.aliases = 0
        self.files = 0
        self.read = FilesRead()

    def spend(self, count: str, amount: int, locate: Callable[[], Position]) -> None:
        """Add to a count, such as `nodes`.

        Args:
            count: the attribute of this object.
            amount: how much is added.
            locate: gives the position for the refusal, and is called only then.

        Raises:
            DocumentError: the limit `max_<count>` is exceeded.
        """
        spent: int = getattr(self, count) + amount
        setattr(self, count, spent)
        limit: int = getattr(self.limits, f"max_{count}")
        if spent > limit:
            raise limit_exceeded(count, limit, locate())


def limit_exceeded(
    count: str, limit: int, position: Position | None = None, pointer: str = "#"
) -> DocumentError:
    """Return the refusal of a document that exceeds the limit `max_<count>`."""
    message = f"the document exceeds the limit of {limit:,} {_UNITS[count]}"
    return error(
        f"too-{_CODES[count]}",
        message,
        pointer,
        help=f"raise the limit with --max-{count} if you trust the document",
        position=position,
    )


_UNITS = {
    "bytes": "bytes",
    "nodes": "values (aliases expanded)",
    "depth": "nested levels",
    "aliases": "YAML aliases",
    "files": "files",
    "work": "schemas to read, repetitions counted",
    "seconds": "seconds of CPU time",
}
_CODES = {
    "bytes": "large",
    "nodes": "many-nodes",
    "depth": "deep",
    "aliases": "many-aliases",
    "files": "many-files",
    "work": "much-work",
    "seconds": "slow",
}
