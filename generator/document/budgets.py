"""How much a document may ask of the machine that reads it."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from generator.diagnostics import DocumentError, Position, error
from generator.engine.input_fingerprint import Inputs
from generator.limits import DEFAULTS


class Budgets(Struct, frozen=True):
    """Limits on one document; each is raised by the option of its name.

    They bound time and memory: reading is linear in bytes and nodes. The
    largest public documents known (13 MB, 260,000 nodes, 25 levels) use a
    fifth to a quarter of them.
    """

    max_bytes: int = DEFAULTS["max_bytes"]
    """Bytes of all files together."""
    max_nodes: int = DEFAULTS["max_nodes"]
    """Values of all files together, each alias counted as what it stands for."""
    max_depth: int = DEFAULTS["max_depth"]
    """Objects and arrays inside one another."""
    max_aliases: int = DEFAULTS["max_aliases"]
    """YAML aliases of all files together."""
    max_files: int = DEFAULTS["max_files"]
    """Files that one document is spread over."""
    max_work: int = DEFAULTS["max_work"]
    """Schemas and properties read, each as often as another one takes it in."""
    max_seconds: int = DEFAULTS["max_seconds"]
    """CPU time of all stages before anything is written, where it can be measured."""


DEFAULT_BUDGETS = Budgets()


class Meter:
    """What one load has read, and spent of its budgets, so far."""

    def __init__(self, budgets: Budgets) -> None:
        self.budgets = budgets
        self.bytes = 0
        self.nodes = 0
        self.aliases = 0
        self.files = 0
        self.inputs = Inputs()

    def spend(self, what: str, amount: int, place: Callable[[], Position]) -> None:
        """Add `amount` to the count `what`; refuse when its budget is exceeded.

        `place` is asked where only then.
        """
        spent: int = getattr(self, what) + amount
        setattr(self, what, spent)
        limit: int = getattr(self.budgets, f"max_{what}")
        if spent > limit:
            raise exceeded(what, limit, place())


def exceeded(
    what: str, limit: int, position: Position | None = None, pointer: str = "#"
) -> DocumentError:
    """The refusal of a document that is over the budget `max_<what>`."""
    message = f"the document exceeds the limit of {limit:,} {_WORDS[what]}"
    return error(
        f"too-{_CODES[what]}",
        message,
        pointer,
        help=f"raise the limit with --max-{what} if you trust the document",
        position=position,
    )


_WORDS = {
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
