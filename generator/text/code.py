"""``Code``: Python source whose every piece is known to be safe to print."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from itertools import chain
from typing import LiteralString, final


@final
class Code:
    """A piece of Python source, with the constants that it evaluates to.

    It cannot be concatenated, formatted or turned into a string, so that no template
    and no caller mixes it with raw text by accident: pieces are put together by
    :func:`code` and :func:`join`, whose fixed parts are literals of this project.

    Attributes:
        source: the Python source.
        constants: the values of the string and number constants in ``source``, in
            the order of the source; compared with the parsed file after rendering.
    """

    __slots__ = ("constants", "source")

    def __init__(self, source: str, constants: tuple[object, ...] = ()) -> None:
        self.source = source
        self.constants = constants

    def __repr__(self) -> str:
        return f"Code({self.source!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Code) and self.source == other.source

    def __hash__(self) -> int:
        return hash(self.source)

    def __str__(self) -> str:
        raise TypeError("Code is printed by a template only; it is no string")

    def __format__(self, specification: str) -> str:
        raise TypeError("Code cannot be formatted: use code() or join()")


def code(pattern: LiteralString, *parts: Code) -> Code:
    """Fill the ``{}`` places of a pattern of this project with pieces of code.

    Args:
        pattern: literal source with one ``{}`` for each part, free of constants.
        parts: what goes into the places, in order.

    Returns:
        The whole, with the constants of its parts.

    Raises:
        ValueError: the number of places and parts differ.
    """
    source, following = _pieces(pattern)
    if len(following) != len(parts):
        raise ValueError(f"{len(parts)} parts for {len(following)} places")
    constants: tuple[object, ...] = ()
    for part, fixed in zip(parts, following, strict=True):
        source += part.source + fixed
        constants += part.constants
    return Code(source, constants)


def join(separator: LiteralString, parts: Iterable[Code]) -> Code:
    """Put pieces of code in a row, with a literal separator between them."""
    rows = tuple(parts)
    constants = tuple(chain.from_iterable([row.constants for row in rows]))
    return Code(separator.join([row.source for row in rows]), constants)


@functools.cache
def _pieces(pattern: str) -> tuple[str, tuple[str, ...]]:
    """Return what a pattern has before its places, and after each of them."""
    first, *following = pattern.split("{}")
    return first, tuple(following)
