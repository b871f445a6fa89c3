"""JSON text to a tree, strictly (RFC 8259).

On top of the standard parser: names within an object are unique (section 4
calls the behaviour otherwise "unpredictable"), `NaN` and infinities are no
numbers (section 6), and nesting is bounded (section 9 allows a limit).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import NoReturn

from generator.diagnostics import DocumentError
from generator.document.json_value import Json, measure
from generator.document.meter import Meter, limit_exceeded
from generator.document.source import Source, duplicate_key


def read_json(source: Source, meter: Meter) -> Json:
    """Return the tree of a JSON text.

    Raises:
        DocumentError: a syntax error, a duplicate name, a number that Python
            cannot hold, or a budget exceeded; with line and column.
    """
    limit = meter.limits.max_depth
    try:
        tree: Json = _DECODER.decode(source.text)
    except json.JSONDecodeError as failure:
        raise source.error("syntax", f"JSON: {failure.msg}", failure.pos) from None
    except RecursionError:
        raise _too_deep(source, limit) from None
    except _RefusedError as refusal:
        raise _located(source, refusal) from None
    depth, nodes = measure(tree)
    if depth > limit:
        raise _too_deep(source, limit)
    meter.spend("nodes", nodes, lambda: source.position(0))
    return tree


def _too_deep(source: Source, limit: int) -> DocumentError:
    offset = _find_depth(source.text, limit)
    return limit_exceeded("depth", limit, source.position(offset))


def _located(source: Source, refusal: _RefusedError) -> DocumentError:
    if refusal.code == "duplicate-key":
        name, first, second = _find_duplicate(source.text)
        return duplicate_key(source, name, first, second)
    offset = _find_token(source.text, refusal.written)
    return source.error(refusal.code, _MESSAGES[refusal.code], offset)


class _RefusedError(Exception):
    """Raised by a hook for text that the parser takes and this module does not."""

    def __init__(self, code: str, written: str) -> None:
        self.code = code
        self.written = written
        super().__init__(code)


_MESSAGES = {
    "not-a-number": "JSON has no such number",
    "number-range": "this number is too large to be read",
}


def _members(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _RefusedError("duplicate-key", "")
    return members


def _constant(written: str) -> NoReturn:
    raise _RefusedError("not-a-number", written)


def _float(written: str) -> float:
    value = float(written)
    if math.isinf(value):
        raise _RefusedError("number-range", written)
    return value


def _int(written: str) -> int:
    try:
        return int(written)
    except ValueError:
        # Python refuses more digits than `sys.get_int_max_str_digits()`.
        raise _RefusedError("number-range", written) from None


_DECODER = json.JSONDecoder(
    object_pairs_hook=_members,
    parse_constant=_constant,
    parse_float=_float,
    parse_int=_int,
)

# The parser's hooks get values without offsets. These scans find the offset of what was
# refused; they run for no other text.

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


def _find_token(text: str, token: str) -> int:
    """Return the offset of a number or constant."""
    return next(offset for offset, found in _tokens(text) if found == token)


def _find_depth(text: str, limit: int) -> int:
    """Return the offset of the first container nested below `limit` others."""
    depth = 0
    for offset, token in _tokens(text):
        depth += (token in ("{", "[")) - (token in ("}", "]"))
        if depth > limit:
            return offset
    return 0


def _find_duplicate(text: str) -> tuple[str, int, int]:
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
