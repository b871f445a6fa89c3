"""Names: gather all, resolve all, freeze.

The result depends on the set of entities alone, not on their order. Entities that
would share a name all move on to their next candidate, unless one of them has more
right to it than every other.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Generic, TypeVar

from msgspec import Struct

from generator.text.identifier import digest

K = TypeVar("K", bound=Hashable)
PINNED, DECLARED, DERIVED, NESTED = range(4)


class Entity(Struct, Generic[K], frozen=True):
    """Something that needs a name.

    Attributes:
        key: what it is known by.
        rank: its right to a name: ``PINNED`` by the document, ``DECLARED`` as such,
            ``DERIVED`` from one that is, ``NESTED`` deeper.
        candidates: what it could be called, the most readable first. One is made
            when those before it are taken.
        identity: what a hash tells it apart by when no candidate does.
    """

    key: K
    rank: int
    candidates: Iterable[str]
    identity: str


def resolve(
    entities: Iterable[Entity[K]],
    reserved: frozenset[str] = frozenset(),
    tail: Callable[[str], str] = lambda mark: f"_{mark}",
) -> dict[K, str]:
    """Give each entity a name of its own.

    Args:
        entities: all that share a namespace.
        reserved: names that keep their meaning; the document's give way with ``_``.
        tail: how a mark that tells entities apart is appended to a name.
    """
    rows = list(entities)
    choices = {row.key: _Choices(row, reserved, tail) for row in rows}
    while clashing := _clashing(rows, choices):
        for key in clashing:
            choices[key].advance()
    return {key: choice.name for key, choice in choices.items()}


class _Choices(Generic[K]):
    """The candidates of an entity, each once, then without end the last of them with
    a longer mark.

    Attributes:
        name: the present choice.
    """

    def __init__(
        self, entity: Entity[K], reserved: frozenset[str], tail: Callable[[str], str]
    ) -> None:
        self._identity = entity.identity
        self._candidates = iter(_distinct(entity.candidates, reserved))
        self._tail = tail
        self._marks = ""
        self._last = ""
        self._ahead: list[str] = []
        self.name = ""
        self.advance()

    def has_next(self) -> bool:
        """Return whether there is a further name without a mark."""
        if not self._ahead:
            self._ahead.extend(islice(self._candidates, 1))
        return bool(self._ahead)

    def advance(self) -> None:
        """Go on to the next name."""
        name = self._ahead.pop() if self._ahead else next(self._candidates, None)
        if name is not None:
            self.name = self._last = name
            return
        level = len(self._marks) // 4
        self._marks += digest(f"{self._identity}{level - 1 if level else ''}")
        self.name = self._last + self._tail(self._marks)


def _distinct(candidates: Iterable[str], reserved: frozenset[str]) -> Iterator[str]:
    seen: set[str] = set()
    for candidate in candidates:
        name = f"{candidate}_" if candidate in reserved else candidate
        if name not in seen:
            seen.add(name)
            yield name


def _clashing(rows: list[Entity[K]], choices: Mapping[K, _Choices[K]]) -> list[K]:
    """The entities that have to take another name.

    Those with most right to a name keep it if there is one of them. If there are more,
    those go on that have a further name; marks come when none has.
    """
    groups: dict[str, list[Entity[K]]] = {}
    for row in rows:
        groups.setdefault(choices[row.key].name, []).append(row)
    moving: list[K] = []
    for group in groups.values():
        if len(group) == 1:
            continue
        best = min(row.rank for row in group)
        losers = [row for row in group if row.rank > best]
        if len(group) - len(losers) > 1:
            losers = [row for row in group if choices[row.key].has_next()] or group
        moving += [row.key for row in losers]
    return moving
