"""Search for operations by words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from typing import NamedTuple

from ..catalog import OperationEntry

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_]+|\d+")
_PARAMETER = re.compile(r"\{[^}]*\}")
_USELESS = frozenset(
    ("a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
)
_SYNONYMS = {
    "add": "create",
    "change": "update",
    "destroy": "delete",
    "edit": "update",
    "fetch": "get",
    "find": "list",
    "make": "create",
    "modify": "update",
    "new": "create",
    "remove": "delete",
    "show": "get",
    "view": "get",
}
"""Words for what operations are named otherwise; both count."""


class Match(NamedTuple):
    """An operation that was found, with its weight."""

    entry: OperationEntry
    weight: float


class SearchIndex:
    """The words of operations."""

    def __init__(self, entries: Iterable[OperationEntry]) -> None:
        self._rows = [(entry, _weighted(entry)) for entry in entries]
        counts = Counter(word for _, words in self._rows for word in words)
        self._usual = sum(counts.values()) / max(1, len(self._rows))
        self._rarity = {
            word: 1 + log(len(self._rows) / count) for word, count in counts.items()
        }

    def find(self, query: str) -> list[Match]:
        """Return the operations that have words of a query, the best first.

        A word counts more the rarer it is, and more in a name than in a summary; of
        two operations with the same words that with fewer others is the better.
        """
        wanted = [word for word in words_of(query) if word not in _USELESS]
        found: list[Match] = []
        for entry, words in self._rows:
            weights = [self._weight(word, words) for word in wanted]
            if any(weights):
                length = 0.3 + 0.7 * len(words) / self._usual
                found.append(Match(entry, sum(weights) / length))
        return sorted(found, key=lambda row: -row.weight)

    def _weight(self, word: str, words: dict[str, float]) -> float:
        best = 0.0
        for candidate in (word, _SYNONYMS.get(word, word)):
            if candidate in words:
                best = max(best, words[candidate] * self._rarity[candidate])
        if best or len(word) < 3:
            return best
        begun = (w for w in words if w.startswith(word) or _begins(w, word))
        return max((0.5 * words[w] * self._rarity[w] for w in begun), default=0.0)


def _begins(short: str, word: str) -> bool:
    return len(short) > 3 and word.startswith(short)


def _weighted(entry: OperationEntry) -> dict[str, float]:
    """Return the words of an operation, each with its weight."""
    found: dict[str, float] = {}
    texts: Sequence[tuple[str, float]] = (
        (entry.summary, 1.5),
        (_PARAMETER.sub("", entry.path), 1.0),
        (entry.id, 2.0),
        (f"{entry.resource} {entry.function}", 3.0),
    )
    for text, weight in texts:
        for word in words_of(text):
            found[word] = max(weight, found.get(word, 0.0))
    return found


def words_of(text: str) -> list[str]:
    """Return the words of a text or name, small and in the singular."""
    return [_singular(word.lower()) for word in _WORD.findall(text)]


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if len(word) > 3 and ends else word
