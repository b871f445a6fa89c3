"""Texts that a regular expression finds."""

from __future__ import annotations

import re
import string
from random import Random

from ..pattern_syntax import (
    Atomic,
    Branch,
    CharacterSet,
    Node,
    Repeat,
    Sequence,
    parse_pattern,
)
from ..patterns import Pattern, python_source

_ALPHABET = string.ascii_letters + string.digits + "-_. "
_CLASSES = {
    "d": string.digits,
    "w": string.ascii_letters + string.digits + "_",
    "s": " ",
    "D": string.ascii_letters,
    "W": "-. ",
    "S": string.ascii_letters,
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
    try:
        re.compile(source)
        tree = parse_pattern(source)
    except (re.error, OverflowError, RecursionError, ValueError):
        return None
    walk = _Walk(random)
    try:
        for extra in (_REPEATED, least, least * 2):
            for _ in range(10):
                text = walk.text(tree, max(extra, 1))
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

    def text(self, node: Node, extra: int) -> str:
        """A text that a part matches, repetitions `extra` times beyond the least."""
        self._left -= 1
        if self._left < 0:
            raise _TooLongError
        if isinstance(node, Sequence):
            return "".join(self.text(part, extra) for part in node.parts)
        if isinstance(node, CharacterSet):
            return self._character(node)
        if isinstance(node, Repeat):
            most = node.least + extra
            most = most if node.most is None else min(node.most, most)
            times = self._random.randint(node.least, most)
            return "".join(self.text(node.body, extra) for _ in range(times))
        if isinstance(node, Branch):
            return self.text(self._random.choice(node.options), extra)
        if isinstance(node, Atomic):
            return self.text(node.body, extra)
        return ""  # anchors and look-arounds have no width

    def _character(self, node: CharacterSet) -> str:
        if len(node.items) == 1 and isinstance(node.items[0], int) and not node.negated:
            return chr(node.items[0])
        members = {letter for item in node.items for letter in _letters(item)}
        if node.negated:
            other = "".join(letter for letter in _ALPHABET if letter not in members)
            return self._random.choice(other or "~")
        return self._random.choice(sorted(members))


def _letters(item: int | tuple[int, int] | str) -> str:
    """Some of the characters of one item of a set."""
    if isinstance(item, int):
        return chr(item)
    if isinstance(item, str):
        return _CLASSES[item]
    low, high = item
    return "".join(map(chr, range(low, min(high, low + _WIDEST) + 1)))
