"""Percent-encoding (RFC 3986 section 2, RFC 6570 section 3.2.1)."""

from __future__ import annotations

from collections.abc import Callable

_UNRESERVED = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
_HEX = frozenset("0123456789abcdefABCDEF")

Encode = Callable[[str], str]


def _table(kept: bytes) -> list[str]:
    return [chr(n) if n in kept else f"%{n:02X}" for n in range(256)]


_STRICT = _table(_UNRESERVED)
# `allowReserved`: reserved characters pass, but for those that would end the value or
# mean something else in a query: `#`, `[` and `]` are not allowed in one, `&` and `+`
# are form syntax (OpenAPI 3.2 appendix E).
_RESERVED = _table(_UNRESERVED + b":/?@!$'()*,;=")
# In a cookie `,` and `;` end the value (RFC 6265 section 4.1.1).
_COOKIE = _table(_UNRESERVED + b":/?#[]@!$&'()*+=")
# In a path `/`, `?` and `#` end the segment (OpenAPI 3.2 section 4.8.2).
_SEGMENT = _table(_UNRESERVED + b":@!$&'()*+,;=")
_LITERAL = _table(_UNRESERVED + b":@!$&'()*+,;=/?")


def encode(text: str) -> str:
    """Encode all but the unreserved characters."""
    if text.isalnum() and text.isascii():
        return text
    table = _STRICT
    return "".join([table[byte] for byte in text.encode("utf-8", "surrogatepass")])


def encode_form(text: str) -> str:
    """As `encode`, with `+` for a blank (WHATWG URL section 5.2)."""
    return encode(text).replace("%20", "+")


def _keeping_triples(table: list[str]) -> Encode:
    """An encoder that leaves percent-encoded triples as they are (RFC 6570, `{+x}`)."""

    def encode_reserved(text: str) -> str:
        out: list[str] = []
        for part in _split_triples(text):
            if part[0] == "%" and len(part) == 3:
                out.append(part)
            else:
                out.extend(table[byte] for byte in part.encode())
        return "".join(out)

    return encode_reserved


def _split_triples(text: str) -> list[str]:
    head, *rest = text.split("%")
    parts = [head] if head else []
    for piece in rest:
        if len(piece) >= 2 and _HEX.issuperset(piece[:2]):
            parts.append(f"%{piece[:2]}")
            piece = piece[2:]
        else:
            parts.append("%25")
        if piece:
            parts.append(piece)
    return parts


encode_reserved = _keeping_triples(_RESERVED)
encode_cookie = _keeping_triples(_COOKIE)
encode_segment = _keeping_triples(_SEGMENT)
encode_literal = _keeping_triples(_LITERAL)
"""For the fixed text of a path: everything that may stand there stays."""
