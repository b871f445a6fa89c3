"""Singular and plural of English words, as far as names need them.

``pets`` and ``pet`` are one word for the names of methods, in whatever casing, and so
are ``WebHooks`` and ``webhooks``.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

_IRREGULAR = {
    "analyses": "analysis", "children": "child", "criteria": "criterion",
    "indices": "index", "matrices": "matrix", "media": "medium", "men": "man",
    "people": "person", "vertices": "vertex", "women": "woman",
}  # fmt: skip
_NO_PLURALS = ("ss", "us", "is")
_UNCHANGED = frozenset(
    ("as", "aws", "chaos", "css", "dns", "gas", "gps", "has", "https", "ios", "macos")
    + ("news", "os", "rds", "rss", "saas", "series", "sms", "sns", "sos", "species")
    + ("sqs", "tls", "vss", "was", "yes")
)
UNCOUNTED = frozenset(
    ("analytics", "data", "details", "info", "media", "news", "preferences", "settings")
    + ("statistics", "stats", "terms", "totals")
)
"""Plurals that stand for one thing."""
_HISSING = ("ses", "xes", "zes", "ches", "shes")


@functools.lru_cache(maxsize=50_000)
def singular_forms(word: str) -> frozenset[str]:
    """Words, in small letters, of which ``word`` can be the plural, and itself."""
    lower = word.lower()
    forms = {lower, _IRREGULAR.get(lower, lower)}
    if len(lower) > 2 and lower.endswith("s") and not lower.endswith(_NO_PLURALS):
        forms.add(lower[:-1])
        if lower.endswith("ies"):
            forms.add(f"{lower[:-3]}y")
        if lower.endswith(_HISSING):
            forms.add(lower[:-2])
    return frozenset(forms)


def is_plural(word: str) -> bool:
    """Return whether a word looks like a plural: ``series`` may, ``status`` does not."""
    lower = word.lower()
    if lower in ("series", "news", "media", "species"):
        return True
    if lower in _UNCHANGED or lower.endswith(_NO_PLURALS):
        return False
    return lower in _IRREGULAR or (lower.endswith("s") and len(lower) > 2)


def to_singular(word: str) -> str:
    """The singular of a word that looks like a plural, else the word."""
    lower = word.lower()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if lower in _UNCHANGED | UNCOUNTED or not is_plural(lower):
        return word
    if lower.endswith("ies") and len(lower) > 4 and lower not in ("movies", "cookies"):
        return f"{word[:-3]}y"
    hissing = ("sses", "xes", "zzes", "ches", "shes", "uses")
    if lower.endswith(hissing) and lower not in ("caches", "uses", "axes", "houses"):
        return word[:-2]
    return word[:-1]


def is_same(left: Sequence[str], right: Sequence[str]) -> bool:
    """Return whether words differ in casing, breaks and the last one's plural only."""
    if not left or not right:
        return False
    first, second = _joined(tuple(left)), _joined(tuple(right))
    return not first.isdisjoint(second)


@functools.lru_cache(maxsize=50_000)
def _joined(parts: tuple[str, ...]) -> frozenset[str]:
    """The words written as one, with the last of them in each of its forms.

    Words before it lose their plural as well (``users_groups``, ``UserGroup``).
    """
    last = singular_forms(parts[-1])
    heads = {"".join(parts[:-1]).lower(), "".join(map(to_singular, parts[:-1])).lower()}
    return frozenset(f"{head}{form}" for head in heads for form in last)


def find_words(words: Sequence[str], wanted: Sequence[str]) -> tuple[int, int] | None:
    """Find ``wanted`` in ``words``: return its first index and the one after it."""
    size = len("".join(wanted)) + 3
    for start in range(len(words)):
        length = 0
        for stop in range(start + 1, len(words) + 1):
            length += len(words[stop - 1])
            if length > size:
                break
            if is_same(words[start:stop], wanted):
                return start, stop
    return None


def without_repeats(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return words without one that says the last again, and without a second verb.

    `list_list` is `list`, `project_project_files` `project_files`, `get_rule_get`
    `get_rule`.
    """
    found: list[str] = []
    for word in parts:
        if found and is_same(found[-1:], [word]) and not word.isdigit():
            found.pop()
        found.append(word)
    if len(found) > 2 and found[0].lower() == found[-1].lower():
        found.pop()
    return tuple(found)
