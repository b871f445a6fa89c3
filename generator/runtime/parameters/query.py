"""Query parameters to query text (OpenAPI 3.2 section 4.12, `in: query`)."""

from __future__ import annotations

from ..urls import Encode, encode, make_encoder
from .arguments import SentParameter, WriteParameter
from .styles import Pair, deep_pairs, delimiter, exploded_members, joined
from .values import as_declared, content_text, flatten

# `allowReserved`: reserved characters pass, but for those that would end the value or
# mean something else in a query: `#`, `[` and `]` are not allowed in one, `&` and `+`
# are form syntax (OpenAPI 3.2 appendix E).
encode_reserved = make_encoder(":/?@!$'()*,;=")


class QueryParameter(SentParameter, frozen=True):
    """A query parameter; `allow_empty` sends one without a value as `name=`."""

    location = "query"

    allow_empty: bool = False

    def compile(self) -> WriteParameter:
        """Make the function that writes the `name=value` pairs."""
        write, declared = _writer(self), self.type
        if declared is None:
            return write
        return lambda value: write(as_declared(value, declared))


def _writer(parameter: QueryParameter) -> WriteParameter:
    name = encode(parameter.name)
    encoder = encode_reserved if parameter.allow_reserved else encode
    if parameter.content is not None:
        to_text = content_text(parameter.content)
        return lambda value: f"{name}={encode(to_text(value))}"
    style = parameter.style or "form"
    explode = style == "form" if parameter.explode is None else parameter.explode
    if style == "deepObject":
        return _deep(parameter.name, encoder)
    if explode:
        return _exploded(parameter.name, name, encoder, parameter.allow_empty)
    return _delimited(name, encoder, delimiter(style, encode), parameter.allow_empty)


def _deep(name: str, encoder: Encode) -> WriteParameter:
    return lambda value: join_pairs(deep_pairs(name, value), encoder)


def _exploded(
    wire: str, name: str, encoder: Encode, allow_empty: bool
) -> WriteParameter:
    def write(value: object) -> str:
        if type(value) is str:
            return f"{name}={encoder(value)}"
        if value is None:
            return f"{name}="
        pairs = exploded_members(wire, value)
        return join_pairs(pairs, encoder) or (f"{name}=" if allow_empty else "")

    return write


def _delimited(
    name: str, encoder: Encode, comma: str, allow_empty: bool
) -> WriteParameter:
    def write(value: object) -> str:
        flat = "" if value is None else flatten(value)
        if not flat and flat != "" and not allow_empty:
            return ""  # an empty array is undefined (RFC 6570 section 2.3)
        return f"{name}={joined(flat, encoder, comma, comma)}"

    return write


def join_pairs(pairs: list[Pair], encoder: Encode) -> str:
    """Pairs as query text; names are always wholly encoded."""
    return "&".join(f"{encode(key)}={encoder(text)}" for key, text in pairs)
