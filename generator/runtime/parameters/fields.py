"""Header and cookie parameters (OpenAPI 3.2 section 4.12 and appendix D)."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..operation import Parameter
from .percent import Encode, encode, encode_cookie
from .query import Writer, content_text
from .styles import exploded, joined, simple
from .values import Flat, flatten

# RFC 6265 section 4.1.1: cookie-octet.
_COOKIE_OCTETS = frozenset(
    chr(n) for n in range(0x21, 0x7F) if chr(n) not in '",;\\'
) | {'"'}

_UNSENDABLE = re.compile("[\0-\x08\n-\x1f\x7f\ud800-\udfff]")
"""What no field value has (RFC 9110 section 5.5), and what has no UTF-8."""


def check_field(name: str, value: str) -> str:
    """A header value as it may be sent; `ValueError` for what would end or spoil it.

    Blanks around it are no part of a value (RFC 9110 section 5.5).
    """
    if not value.isprintable() and _UNSENDABLE.search(value):
        raise ValueError(
            f"{name}: a line break or control character cannot be sent in a header"
        )
    return value.strip(" \t")


def header_writer(parameter: Parameter) -> Writer:
    """What writes a header parameter, `simple` and not percent-encoded.

    An empty text is a field's value like any other; an array without items has none.
    """
    name = parameter.name
    explode = bool(parameter.explode)
    to_text = content_text(parameter.content) if parameter.content else None

    def write(value: object) -> str | None:
        if to_text is not None:
            return check_field(name, to_text(value))
        flat = "" if value is None else flatten(value)
        if not flat and flat != "":
            return None
        return check_field(name, simple(name, flat, explode, _as_it_is))

    return write


def _as_it_is(text: str) -> str:
    return text


def cookie_writer(parameter: Parameter) -> Writer:
    """What writes a cookie parameter as `name=value`, several joined by `; `.

    `form` percent-encodes, so that no value can end the cookie; `cookie` does not, and
    refuses what a cookie cannot carry (RFC 6265 section 4.1.1).
    """
    encoder = _cookie_encoder(parameter)
    explode = parameter.explode is None or parameter.explode
    name = parameter.name
    to_text = content_text(parameter.content) if parameter.content else None

    def write(value: object) -> str:
        flat: Flat = "" if value is None else flatten(value)
        if to_text is not None:
            flat = to_text(value)
        own = encoder if to_text is None else encode
        if explode:
            pairs = exploded(name, flat)
            return "; ".join(f"{_cookie_name(k)}={own(v)}" for k, v in pairs)
        return f"{_cookie_name(name)}={joined(flat, own, ',')}" if flat != [] else ""

    return write


def _cookie_encoder(parameter: Parameter) -> Encode:
    if parameter.style == "cookie":
        return _refusing(parameter.argument or parameter.name)
    return encode_cookie if parameter.allow_reserved else encode


def _refusing(argument: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        quoted = text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text
        if '"' in quoted or not _COOKIE_OCTETS.issuperset(quoted):
            raise ValueError(f"{argument}: a cookie cannot carry this value")
        return text

    return check


def _cookie_name(name: str) -> str:
    """A name that cannot end itself: what is no token character is encoded."""
    return encode(name)
