"""Ways to go on from a result, kept by the server under tokens that it gives out."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from typing import Any, NamedTuple

from ..catalog import OperationEntry, Schema

_MOST = 200


class NextPage(NamedTuple):
    """The next page of a paginated operation."""

    entry: OperationEntry
    arguments: Schema
    cursor: Any
    query: str | None


class Rest(NamedTuple):
    """The part of a result that did not fit, and the page that follows it."""

    data: Any
    then: NextPage | None


class Pending(NamedTuple):
    """Something that a call began and that has not ended."""

    entry: OperationEntry
    value: Any


class Continuations:
    """The last ones that were given out; older ones are forgotten."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, NextPage | Rest | Pending] = OrderedDict()

    def keep(self, value: NextPage | Rest | Pending) -> str:
        """Return a token that nobody can guess."""
        token = secrets.token_urlsafe(9)
        self._kept[token] = value
        if len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        return token

    def find(self, token: object) -> NextPage | Rest | Pending | None:
        """Return what a token was given for, as often as it is asked."""
        return self._kept.get(token) if isinstance(token, str) else None
