"""Texts that a regular expression finds."""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from importlib import import_module
from random import Random
from typing import Any

from ..patterns import Pattern, python_source

__all__ = ["matching"]

_ALPHABET = string.ascii_letters + string.digits + "-_. "
_CLASSES = {
    "CATEGORY_DIGIT": string.digits,
    "CATEGORY_WORD": string.ascii_letters + string.digits + "_",
    "CATEGORY_SPACE": " ",
    "CATEGORY_NOT_DIGIT": string.ascii_letters,
    "CATEGORY_NOT_WORD": "-. ",
    "CATEGORY_NOT_SPACE": string.ascii_letters,
}
_REPEATED = 3
"""Times at most beyond the least, unless a longer text is asked for."""
_MOST_STEPS = 100_000
"""Steps to a text: repetitions of repetitions have no end."""
_WIDEST = 100
"""Characters of a range that are chosen from."""


def matching(pattern: str, random: Random, least: int = 0) -> str | None:
    """A text that an ECMA-262 pattern finds, of a length if possible.

    Look-arounds and back references are tried as if they were not there; what comes
    out is checked. `None` where no text was found.
    """
    source = python_source(pattern)
    parser: Any = import_module("re._parser")
    try:
        tree = parser.parse(source)
    except (re.error, OverflowError, RecursionError):
        return None
    walk = _Walk(random)
    try:
        for extra in (_REPEATED, least, least * 2):
            for _ in range(10):
                text = walk.sequence(tree, max(extra, 1))
                for padded in (text, text.ljust(least, "a")):
                    if (
                        len(padded) >= least
                        and Pattern(pattern).matches(padded) is not False
                    ):
                        return padded
    except _TooLongError:
        return None
    return None


class _TooLongError(Exception):
    pass


class _Walk:
    """Ways through a pattern, some steps long in all."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._left = _MOST_STEPS

    def sequence(self, tree: Any, extra: int) -> str:
        """A text for parts one after the other."""
        self._left -= 1 + len(tree)
        if self._left < 0:
            raise _TooLongError
        return "".join(self._part(str(code), given, extra) for code, given in tree)

    def _part(self, code: str, given: Any, extra: int) -> str:
        if code == "LITERAL":
            return chr(given)
        if code in _LETTERS:
            return self._random.choice(_LETTERS[code](given))
        if code.endswith("_REPEAT"):
            low, high, inner = given
            times = self._random.randint(low, min(int(high), low + extra))
            return "".join(self.sequence(inner, extra) for _ in range(times))
        if code == "SUBPATTERN":
            return self.sequence(given[-1], extra)
        if code == "BRANCH":
            return self.sequence(self._random.choice(given[1]), extra)
        if code == "ATOMIC_GROUP":
            return self.sequence(given, extra)
        return ""  # anchors and look-arounds have no width


def _any(given: Any) -> str:
    return _ALPHABET


def _other(given: int) -> str:
    return _ALPHABET.replace(chr(given), "")


def _category(given: Any) -> str:
    return _CLASSES[str(given)]


def _one_of(given: Any) -> str:
    """The letters of a class between brackets."""
    members = {letter for code, row in given for letter in _members(str(code), row)}
    if str(given[0][0]) == "NEGATE":
        return "".join(row for row in _ALPHABET if row not in members) or "~"
    return "".join(sorted(members))


def _members(code: str, given: Any) -> str:
    if code == "LITERAL":
        return chr(given)
    if code == "RANGE":
        low, high = given
        return "".join(map(chr, range(low, min(high, low + _WIDEST) + 1)))
    return _category(given) if code == "CATEGORY" else ""


_LETTERS: dict[str, Callable[[Any], str]] = {
    "ANY": _any,
    "CATEGORY": _category,
    "IN": _one_of,
    "NOT_LITERAL": _other,
}
"""The letters that one step of a pattern takes."""
