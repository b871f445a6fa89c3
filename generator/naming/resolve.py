"""Names: gather all, resolve all, freeze.

The result depends on the set of entities alone, not on their order. Entities that
would share a name all move on to their next candidate, unless one of them has more
right to it than every other.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import count
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
    names = {row.key: _names(row, reserved, tail) for row in rows}
    found = {key: next(waiting) for key, waiting in names.items()}
    while clashing := _clashing(rows, found):
        for key in clashing:
            found[key] = next(names[key])
    return found


def _names(
    entity: Entity[K], reserved: frozenset[str], tail: Callable[[str], str]
) -> Iterator[str]:
    """The candidates, each once, then without end the last of them with a longer mark."""
    met: set[str] = set()
    name = ""
    for candidate in entity.candidates:
        if candidate in reserved:
            candidate += "_"
        if candidate not in met:
            met.add(candidate)
            name = candidate
            yield name
    mark = ""
    for level in count():
        mark += digest(f"{entity.identity}{level - 1 if level else ''}")
        yield name + tail(mark)


def _clashing(rows: list[Entity[K]], names: Mapping[K, str]) -> list[K]:
    if len(set(names.values())) == len(names):
        return []
    groups: dict[str, list[Entity[K]]] = {}
    for row in rows:
        groups.setdefault(names[row.key], []).append(row)
    moving: list[K] = []
    for group in groups.values():
        if len(group) > 1:
            best = min(row.rank for row in group)
            winners = [row for row in group if row.rank == best]
            losers = group if len(winners) > 1 else [r for r in group if r.rank > best]
            moving += [row.key for row in losers]
    return moving
