"""Pairs of what two surfaces have in common, renamed things included."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")
Key = Callable[[T], Hashable | None]


class Pairs(Struct, Generic[T], frozen=True):
    """The things of both sides, in the old order, and those of only one.

    Attributes:
        both: pairs of old and new.
    """

    both: tuple[tuple[T, T], ...]
    removed: tuple[T, ...]
    added: tuple[T, ...]


def pair(old: Iterable[T], new: Iterable[T], *keys: Key[T]) -> Pairs[T]:
    """Pair things by the first key that they share.

    Args:
        old: things of the old surface.
        new: things of the new one.
        keys: the best first; None is no key, and a key of several things pairs none.
    """
    olds, news = dict(enumerate(old)), dict(enumerate(new))
    both: dict[int, tuple[T, T]] = {}
    for key in keys:
        if not olds or not news:
            break
        found = _unique(news, key)
        for value, index in _unique(olds, key).items():
            if value in found:
                both[index] = (olds.pop(index), news.pop(found[value]))
    return Pairs(
        tuple(both[index] for index in sorted(both)),
        tuple(olds.values()),
        tuple(news.values()),
    )


def _unique(things: dict[int, T], key: Key[T]) -> dict[Hashable, int]:
    """Return the places of things by their key, where only one has it."""
    found: dict[Hashable, int] = {}
    repeated: set[Hashable] = set()
    for value, index in _keyed(things, key):
        if value in found:
            repeated.add(value)
        found[value] = index
    return {value: index for value, index in found.items() if value not in repeated}


def _keyed(things: dict[int, T], key: Key[T]) -> Iterator[tuple[Hashable, int]]:
    for index, thing in things.items():
        value = key(thing)
        if value is not None:
            yield value, index
