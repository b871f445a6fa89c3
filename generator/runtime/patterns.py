"""Regular expressions of documents (ECMA-262), run with a bound on their time.

A document's pattern is foreign code: one that Python cannot compile, or that may take
more than a fraction of a second by backtracking, is not checked at all.
"""

from __future__ import annotations

import math
import re
import warnings
from functools import lru_cache
from importlib import import_module
from typing import Any

from msgspec import Struct

__all__ = ["Pattern", "python_source"]

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
            parser: Any = import_module("re._parser")
            tree = parser.parse(source, re.ASCII)
            return re.compile(source, re.ASCII), _cost(tree)
    except (re.error, RecursionError, OverflowError, ImportError, AttributeError):
        return None


_TOKEN = r"(?s)\\.|\[|\]|\$|\(\?<(?![=!])|[^\\]"


def python_source(pattern: str) -> str:
    """An ECMA-262 pattern in Python's spelling."""
    parts: list[str] = []
    inside = False  # of a character class
    tokens: list[str] = re.findall(_TOKEN, pattern)
    for token in tokens:
        if token == "[":
            token = r"\[" if inside else token
            inside = True
        elif token == "]":
            inside = False
        elif not inside:
            token = _SPELLING.get(token, token)
        parts.append(token)
    return "".join(parts)


_SPELLING = {"$": r"(?!\n)\Z", "(?<": "(?P<", r"\/": "/"}
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

    def repeated(self, low: int, high: int, unbounded: bool) -> _Cost:
        varies = self.power > 0 or self.factor > 0
        if unbounded:
            return _Cost(math.inf) if varies else _Cost(1)
        ways = math.log(high - low + 1)
        return _Cost(self.power * high, self.factor * high + ways)

    def at(self, size: int) -> float:
        """The logarithm of the steps for a text, started at each of its characters."""
        return (self.power + 1) * math.log(size + 2) + self.factor


def _cost(tree: Any) -> _Cost:
    total = _Cost()
    for operation, argument in tree:
        total = total.then(_operation_cost(str(operation), argument))
    return total


def _operation_cost(operation: str, argument: Any) -> _Cost:
    if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        low, high, body = argument
        unbounded = str(high) == "MAXREPEAT"
        return _cost(body).repeated(int(low), int(high), unbounded)
    if operation == "BRANCH":
        costs = [_cost(branch) for branch in argument[1]]
        power = max(cost.power for cost in costs)
        factor = max(cost.factor for cost in costs)
        return _Cost(power, factor + math.log(len(costs)))
    if operation == "SUBPATTERN":
        return _cost(argument[-1])
    if operation in ("ASSERT", "ASSERT_NOT"):
        return _cost(argument[1])
    if operation in _SIMPLE:
        return _Cost()
    return _Cost(math.inf)  # back references and what later Pythons may add


_SIMPLE = {"LITERAL", "NOT_LITERAL", "ANY", "IN", "AT"}
