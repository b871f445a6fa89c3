"""Equality of JSON values as an API means it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.support.draw import Undeclared


def differences(one: Any, other: Any, path: str = "$") -> list[str]:
    """Return where the second of two JSON values differs from the first.

    Date-times are compared as instants; properties that the document does not declare
    may be lost.
    """
    if isinstance(one, dict) and isinstance(other, dict):
        lost = {
            key for key in one.keys() - other.keys() if not isinstance(key, Undeclared)
        }
        found = [f"{path}: lost: {key}" for key in sorted(lost)]
        found += [f"{path}: added: {key}" for key in sorted(other.keys() - one.keys())]
        for key in one.keys() & other.keys():
            found += differences(one[key], other[key], f"{path}.{key}")
        return found
    if (
        isinstance(one, (list, tuple))
        and isinstance(other, (list, tuple))
        and len(one) == len(other)
    ):
        rows = zip(one, other, strict=True)
        return [
            d
            for i, (a, b) in enumerate(rows)
            for d in differences(a, b, f"{path}[{i}]")
        ]
    return [] if _same(one, other) else [f"{path}: {one!r} != {other!r}"]


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, str) and isinstance(other, str) and one != other:
        return _instant(one) is not None and _instant(one) == _instant(other)
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)


def _instant(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None
