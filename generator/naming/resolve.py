"""Names: gather all, resolve all, freeze.

The result depends on the set of entities alone, not on their order. Entities that
would share a name all move on to their next candidate, unless one of them has more
right to it than every other.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
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
        candidates: what it could be called, the most readable first.
        identity: what a hash tells it apart by when no candidate does.
    """

    key: K
    rank: int
    candidates: tuple[str, ...]
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
    rows = [_unique(entity, reserved) for entity in entities]
    places = dict.fromkeys((row.key for row in rows), 0)
    while clashing := _clashing(rows, places, tail):
        for key in clashing:
            places[key] += 1
    return {row.key: _name(row, places[row.key], tail) for row in rows}


def _unique(entity: Entity[K], reserved: frozenset[str]) -> Entity[K]:
    names = (f"{n}_" if n in reserved else n for n in entity.candidates)
    return Entity(entity.key, entity.rank, tuple(dict.fromkeys(names)), entity.identity)


def _name(entity: Entity[K], place: int, tail: Callable[[str], str]) -> str:
    if place < len(entity.candidates):
        return entity.candidates[place]
    level = place - len(entity.candidates)
    mark = digest(entity.identity) + "".join(
        digest(f"{entity.identity}{n}") for n in range(level)
    )
    return entity.candidates[-1] + tail(mark)


def _clashing(
    rows: list[Entity[K]], places: dict[K, int], tail: Callable[[str], str]
) -> list[K]:
    groups: dict[str, list[Entity[K]]] = {}
    for row in rows:
        groups.setdefault(_name(row, places[row.key], tail), []).append(row)
    moving: list[K] = []
    for group in groups.values():
        if len(group) > 1:
            best = min(row.rank for row in group)
            winners = [row for row in group if row.rank == best]
            losers = group if len(winners) > 1 else [r for r in group if r.rank > best]
            moving += [row.key for row in losers]
    return moving
