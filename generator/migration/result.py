"""The outcome of reading another generator's configuration."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct, field


class Verdict(StrEnum):
    """The outcome of one part of the other configuration."""

    TAKEN = "taken over"
    DIFFERS = "differs"
    DROPPED = "no counterpart"


class Finding(Struct, frozen=True):
    """A part of the other configuration and what became of it.

    Attributes:
        key: the part, dotted, as the file has it.
        verdict: in a word.
        text: what it is now, or why it is nothing.
        place: the keys that lead to it in the file; empty where the key says it.
    """

    key: str
    verdict: Verdict
    text: str
    place: tuple[str, ...] = ()


class Migration(Struct):
    """A configuration of this generator in the making.

    Attributes:
        generator: whose configuration was read.
        configuration: what ``byhand.toml`` is to say.
        actions: of the overlay that the document needs, in order.
        findings: what became of everything.
        line_of: returns the line of the key at a place in the file, from 1.
    """

    generator: str
    configuration: dict[str, Any] = field(default_factory=dict)
    actions: list[dict[str, Any]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    line_of: Callable[[tuple[str, ...]], int] | None = None

    def taken(self, key: str, text: str) -> None:
        """Note that a part was taken over."""
        self.findings.append(Finding(key, Verdict.TAKEN, text))

    def differs(self, key: str, text: str, place: tuple[str, ...] = ()) -> None:
        """Note that a part works in another way."""
        self.findings.append(Finding(key, Verdict.DIFFERS, text, place))

    def dropped(self, key: str, text: str, place: tuple[str, ...] = ()) -> None:
        """Note that a part has no counterpart."""
        self.findings.append(Finding(key, Verdict.DROPPED, text, place))

    def update(self, target: str, value: Any, description: str) -> None:
        """Add an action that merges a value into what a JSONPath selects."""
        action = {"target": target, "description": description, "update": value}
        self.actions.append(action)

    def remove(self, target: str, description: str) -> None:
        """Add an action that removes what a JSONPath selects."""
        action = {"target": target, "description": description, "remove": True}
        self.actions.append(action)


def as_mapping(value: object) -> Mapping[str, Any]:
    """Return an object as one, and nothing for any other value."""
    return value if isinstance(value, dict) else {}


def as_text(value: object) -> str:
    """Return a string as one without blanks around it, empty for any other value."""
    return value.strip() if isinstance(value, str) else ""


def as_texts(value: object) -> Iterator[str]:
    """Yield the strings of a list, or a lone string."""
    rows = value if isinstance(value, list) else [value]
    return (row.strip() for row in rows if isinstance(row, str) and row.strip())
