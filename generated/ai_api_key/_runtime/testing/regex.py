"""Texts that a regular expression finds."""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from importlib import import_module
from random import Random
from typing import Any

from ..patterns import python_source

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
    for extra in (_REPEATED, least, least * 2):
        for _ in range(10):
            text = _sequence(tree, random, max(extra, 1))
            for padded in (text, text.ljust(least, "a")):
                if len(padded) >= least and re.search(source, padded):
                    return padded
    return None


def _sequence(tree: Any, random: Random, extra: int) -> str:
    return "".join(_node(str(code), given, random, extra) for code, given in tree)


def _node(code: str, given: Any, random: Random, extra: int) -> str:
    if code == "LITERAL":
        return chr(given)
    if code in _LETTERS:
        return random.choice(_LETTERS[code](given))
    if code.endswith("_REPEAT"):
        low, high, inner = given
        times = random.randint(low, min(int(high), low + extra))
        return "".join(_sequence(inner, random, extra) for _ in range(times))
    if code == "SUBPATTERN":
        return _sequence(given[-1], random, extra)
    if code == "BRANCH":
        return _sequence(random.choice(given[1]), random, extra)
    if code == "ATOMIC_GROUP":
        return _sequence(given, random, extra)
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
