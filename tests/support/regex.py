"""Texts that match a regular expression, for samples of `pattern`."""

from __future__ import annotations

import random
import re
import string
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_ALPHABET = string.ascii_letters + string.digits + "-_. "
_CLASSES = {
    op.CATEGORY_DIGIT: string.digits,
    op.CATEGORY_WORD: string.ascii_letters + string.digits + "_",
    op.CATEGORY_SPACE: " ",
    op.CATEGORY_NOT_DIGIT: string.ascii_letters,
    op.CATEGORY_NOT_WORD: "-. ",
    op.CATEGORY_NOT_SPACE: string.ascii_letters,
}
_REPEATED = 3  # times at most beyond the least, unless more are asked for


def matching(pattern: str, rng: random.Random, least: int = 0) -> str | None:
    """Return a text that a pattern finds, of a length if possible; None: no idea how.

    Lookarounds and back references are tried as if they were not there; what comes
    out is checked.
    """
    try:
        tree = parser.parse(pattern)
    except (re.error, OverflowError):
        return None
    for extra in (_REPEATED, least, least * 2):
        for _ in range(10):
            text = _sequence(tree, rng, max(extra, 1))
            if len(text) >= least and re.search(pattern, text):
                return text
    return None


def _sequence(tree: Any, rng: random.Random, extra: int) -> str:
    return "".join(_node(code, given, rng, extra) for code, given in tree)


def _node(code: Any, given: Any, rng: random.Random, extra: int) -> str:
    if code is op.LITERAL:
        return chr(given)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        low, high, inner = given
        times = rng.randint(low, min(int(high), low + extra))
        return "".join(_sequence(inner, rng, extra) for _ in range(times))
    if code is op.SUBPATTERN:
        return _sequence(given[-1], rng, extra)
    if code is op.BRANCH:
        return _sequence(rng.choice(given[1]), rng, extra)
    if code is op.ATOMIC_GROUP:
        return _sequence(given, rng, extra)
    if code in (op.IN, op.NOT_LITERAL, op.ANY, op.CATEGORY):
        return rng.choice(_letters(code, given))
    return ""  # anchors and lookarounds have no width


def _letters(code: Any, given: Any) -> str:
    """Return letters that one step of a pattern takes."""
    if code is op.CATEGORY:
        return _CLASSES[given]
    if code is op.NOT_LITERAL:
        return _ALPHABET.replace(chr(given), "") or "~"
    if code is op.ANY:
        return _ALPHABET
    members = {letter for each in given for letter in _members(*each)}
    if given[0][0] is op.NEGATE:
        return "".join(letter for letter in _ALPHABET if letter not in members) or "~"
    return "".join(sorted(members))


def _members(code: Any, given: Any) -> str:
    if code is op.LITERAL:
        return chr(given)
    if code is op.RANGE:
        low, high = given
        return "".join(map(chr, range(low, min(high, low + 100) + 1)))
    return _CLASSES[given] if code is op.CATEGORY else ""
