"""Cookie parameters (OpenAPI 3.2 section 4.12 and appendix D)."""

from __future__ import annotations

from collections.abc import Callable

from ..urls import Encode, encode, encode_cookie
from .arguments import SentParameter, WriteParameter
from .styles import exploded, joined
from .values import Flat, as_declared, content_text, flatten

# RFC 6265 section 4.1.1: cookie-octet.
_COOKIE_OCTETS = frozenset(
    chr(n) for n in range(0x21, 0x7F) if chr(n) not in '",;\\'
) | {'"'}


class CookieParameter(SentParameter, frozen=True):
    """A cookie parameter, `name=value`, several joined by `; `.

    `form` percent-encodes, so that no value can end the cookie; `cookie` does not, and
    refuses what a cookie cannot carry (RFC 6265 section 4.1.1).
    """

    location = "cookie"

    def compile(self) -> WriteParameter:
        """Make the function that writes the pairs."""
        write, declared = _writer(self), self.type
        return lambda value: write(as_declared(value, declared))


def _writer(parameter: CookieParameter) -> WriteParameter:
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


def _cookie_encoder(parameter: SentParameter) -> Encode:
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
