"""`WWW-Authenticate` taken apart (RFC 9110 section 11.6.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple


class Challenge(NamedTuple):
    """One challenge: its scheme in lower case, and its parameters."""

    scheme: str
    parameters: dict[str, str]

    def get(self, name: str, default: str = "") -> str:
        """A parameter's value."""
        return self.parameters.get(name, default)


_TOKEN = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
_PIECE = re.compile(
    rf'\s*(?:(?P<name>{_TOKEN})\s*=\s*(?:"(?P<quoted>(?:\\.|[^"\\])*)"|(?P<plain>{_TOKEN}))'
    rf"|(?P<scheme>{_TOKEN}))\s*,?"
)


def parse_challenges(fields: Sequence[str]) -> list[Challenge]:
    """Every challenge of the given header fields; what is malformed ends its field."""
    challenges: list[Challenge] = []
    for field in fields:
        position = 0
        while piece := _PIECE.match(field, position):
            position = piece.end()
            if piece["scheme"]:
                challenges.append(Challenge(piece["scheme"].lower(), {}))
            elif challenges:
                value = piece["plain"] or _unquoted(piece["quoted"] or "")
                challenges[-1].parameters[piece["name"].lower()] = value
    return challenges


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
