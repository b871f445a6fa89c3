"""Regular expressions of documents (ECMA-262), run with a bound on their time.

A document's pattern is foreign code: one that Python cannot compile, or that may take
more than a fraction of a second by backtracking, is not checked at all.
"""

from __future__ import annotations

import math
import re
import warnings
from functools import lru_cache

from msgspec import Struct

from .pattern_syntax import (
    Anchor,
    Branch,
    CharacterSet,
    Look,
    Node,
    Repeat,
    Sequence,
    parse_pattern,
)

_LARGEST_COST = math.log(5_000_000)
"""Steps of the matcher that are tried at most, as a logarithm."""

_LONGEST_PATTERN = 2_000


class Pattern(Struct, frozen=True):
    """A regular expression of a document: `Constraints(pattern=Pattern("^a"))`."""

    source: str

    def matches(self, text: str) -> bool | None:
        """Tell whether it is found in the text; `None` when that cannot be told."""
        compiled = _compile(self.source)
        if compiled is None:
            return None
        expression, cost = compiled
        if cost.at(len(text)) > _LARGEST_COST:
            return None
        return expression.search(text) is not None


@lru_cache(maxsize=512)
def _compile(pattern: str) -> tuple[re.Pattern[str], _Cost] | None:
    if len(pattern) > _LONGEST_PATTERN:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            source = python_source(pattern)
            return re.compile(source, re.ASCII), _cost(parse_pattern(source))
    except (re.error, RecursionError, OverflowError, ValueError):
        return None


_TOKEN = r"(?s)\\k<\w+>|\\.|\[\^\]|\[\]|\[|\]|\$|\(\?<(?![=!])|[^\\]"


def python_source(pattern: str) -> str:
    """An ECMA-262 pattern in Python's spelling."""
    parts: list[str] = []
    inside = False  # of a character class
    tokens: list[str] = re.findall(_TOKEN, pattern)
    for token in tokens:
        if token == "[":
            token = r"\[" if inside else token
            inside = True
        elif token[0] == "[":
            token = rf"\{token}" if inside else _SPELLING[token]
            inside = False
        elif token.startswith(r"\k<"):
            token = f"(?P={token[3:-1]})"
        elif token == "]":
            inside = False
        elif not inside:
            token = _SPELLING.get(token, token)
        parts.append(token)
    return "".join(parts)


_SPELLING = {
    "$": r"(?!\n)\Z",
    "(?<": "(?P<",
    r"\/": "/",
    "[^]": r"[\s\S]",
    "[]": r"[^\s\S]",
}
"""Differences outside of character classes; `$` is the very end in ECMA-262."""


class _Cost:
    """An upper bound of the ways in which a part can match n characters.

    `n ** power * exp(factor)`: parts in sequence multiply, alternatives add.
    """

    __slots__ = ("factor", "power")

    def __init__(self, power: float = 0, factor: float = 0) -> None:
        self.power = power
        self.factor = factor

    def then(self, other: _Cost) -> _Cost:
        return _Cost(self.power + other.power, self.factor + other.factor)

    def repeated(self, low: int, high: int | None) -> _Cost:
        varies = self.power > 0 or self.factor > 0
        if high is None:
            return _Cost(math.inf) if varies else _Cost(1)
        ways = math.log(high - low + 1)
        return _Cost(self.power * high, self.factor * high + ways)

    def at(self, size: int) -> float:
        """The logarithm of the steps for a text, started at each of its characters."""
        return (self.power + 1) * math.log(size + 2) + self.factor


def _cost(node: Node) -> _Cost:
    if isinstance(node, Sequence):
        total = _Cost()
        for part in node.parts:
            total = total.then(_cost(part))
        return total
    if isinstance(node, Repeat):
        return _cost(node.body).repeated(node.least, node.most)
    if isinstance(node, Branch):
        costs = [_cost(option) for option in node.options]
        power = max(cost.power for cost in costs)
        factor = max(cost.factor for cost in costs)
        return _Cost(power, factor + math.log(len(costs)))
    if isinstance(node, Look):
        return _cost(node.body)
    if isinstance(node, (CharacterSet, Anchor)):
        return _Cost()
    return _Cost(math.inf)  # back references, conditions, atomic groups
