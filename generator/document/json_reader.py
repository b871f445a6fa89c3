"""JSON text to a tree, strictly (RFC 8259).

On top of the standard parser: names within an object are unique (section 4
calls the behaviour otherwise "unpredictable"), `NaN` and infinities are no
numbers (section 6), and nesting is bounded (section 9 allows a limit).
"""

from __future__ import annotations

import json
import math
from typing import NoReturn

from generator.diagnostics import DocumentError
from generator.document import json_scan
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
    except _Refused as refusal:
        raise _located(source, refusal) from None
    depth, nodes = measure(tree)
    if depth > limit:
        raise _too_deep(source, limit)
    meter.spend("nodes", nodes, lambda: source.position(0))
    return tree


def _too_deep(source: Source, limit: int) -> DocumentError:
    offset = json_scan.deeper_than(source.text, limit)
    return limit_exceeded("depth", limit, source.position(offset))


def _located(source: Source, refusal: _Refused) -> DocumentError:
    if refusal.code == "duplicate-key":
        name, first, second = json_scan.duplicate(source.text)
        return duplicate_key(source, name, first, second)
    offset = json_scan.scalar(source.text, refusal.written)
    return source.error(refusal.code, _MESSAGES[refusal.code], offset)


class _Refused(Exception):
    """Something that the parser took and this module does not."""

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
        raise _Refused("duplicate-key", "")
    return members


def _constant(written: str) -> NoReturn:
    raise _Refused("not-a-number", written)


def _float(written: str) -> float:
    value = float(written)
    if math.isinf(value):
        raise _Refused("number-range", written)
    return value


def _int(written: str) -> int:
    try:
        return int(written)
    except ValueError:
        # Python refuses more digits than `sys.get_int_max_str_digits()`.
        raise _Refused("number-range", written) from None


_DECODER = json.JSONDecoder(
    object_pairs_hook=_members,
    parse_constant=_constant,
    parse_float=_float,
    parse_int=_int,
)
