"""Where in a JSON text something is that was refused without a place.

The standard parser's hooks get values and no offsets. These scans find the
offset afterwards; they run only for texts that are refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


def scalar(text: str, written: str) -> int:
    """Return the offset of the number or constant that is written so."""
    return next(at for at, token in _tokens(text) if token == written)


def deeper_than(text: str, limit: int) -> int:
    """Return the offset of the first container nested below `limit` others."""
    depth = 0
    for offset, token in _tokens(text):
        depth += (token in ("{", "[")) - (token in ("}", "]"))
        if depth > limit:
            return offset
    return 0


def duplicate(text: str) -> tuple[str, int, int]:
    """Return the first name that occurs twice in an object, and both offsets."""
    open_names: list[dict[str, int]] = []
    previous, previous_at = "", 0
    for offset, token in _tokens(text):
        if token in ("{", "["):
            open_names.append({})
        elif token in ("}", "]"):
            open_names.pop()
        elif token == ":":
            name: str = json.loads(previous, strict=False)
            if name in open_names[-1]:
                return name, open_names[-1][name], previous_at
            open_names[-1][name] = previous_at
        previous, previous_at = token, offset
    raise ValueError("no name occurs twice")


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    for match in _TOKEN.finditer(text):
        yield match.start(), match.group()
