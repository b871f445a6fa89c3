"""Values of a document as Python constants."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable, Mapping

from generator.text.code import Code, code, join
from generator.text.unicode import is_printable

_SHORT_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def literal(value: object) -> Code:
    """Return the constant that evaluates to ``value``, spelled as Black spells it.

    Args:
        value: None, a boolean, a number, a string, or tuples, lists and mappings of
            them. The value decides, never a type that a document declares for it.

    Returns:
        Its source: printable characters only, on one line.

    Raises:
        TypeError: a value of another type.
    """
    if isinstance(value, str):
        return Code(quoted(value), (value,))
    if value is None or isinstance(value, bool):
        return Code(repr(value))
    if isinstance(value, int):
        return _integer(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, Mapping):
        return _mapping(value)
    if isinstance(value, (list, tuple)):
        return _sequence(value)
    raise TypeError(f"no constant for a {type(value).__name__}")


@functools.lru_cache(maxsize=20_000)
def quoted(text: str) -> str:
    """Return ``text`` as a string constant, in the quotes that need fewer escapes."""
    quote = '"' if text.count('"') <= text.count("'") else "'"
    return quote + escaped(text).replace(quote, "\\" + quote) + quote


def escaped(text: str, keep: str = "") -> str:
    """Escape backslashes and all that is not printable, ``keep`` excepted."""
    if is_printable(text.replace(keep, "") if keep else text):
        return text.replace("\\", "\\\\")
    return "".join(
        char if char in keep else _SHORT_ESCAPES.get(char) or _escape(char)
        for char in text
    )


def _escape(char: str) -> str:
    """Bidirectional controls and line separators and characters newer than Unicode 14 count as not
    printable."""
    if is_printable(char):
        return char
    point = ord(char)
    if point < 0x100:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def _integer(value: int) -> Code:
    """Hexadecimal beyond 4,000 digits, which Python would refuse to read as decimal."""
    source = repr(value) if value.bit_length() < 12_000 else hex(value)
    return Code(source, (abs(value),))


def _number(value: float) -> Code:
    if math.isfinite(value):
        return Code(repr(value), (abs(value),))
    return code("float({})", literal(str(value)))


def _sequence(values: list[object] | tuple[object, ...]) -> Code:
    items = join(", ", map(literal, values))
    if isinstance(values, list):
        return code("[{}]", items)
    return code("({},)" if len(values) == 1 else "({})", items)


def _mapping(values: Mapping[object, object]) -> Code:
    rows: Iterable[Code] = (
        code("{}: {}", literal(key), literal(value)) for key, value in values.items()
    )
    inner = join(", ", rows)
    return Code("{" + inner.source + "}", inner.constants)
