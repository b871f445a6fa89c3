"""Query parameters to query text (OpenAPI 3.2 section 4.12, `in: query`)."""

from __future__ import annotations

from collections.abc import Callable

from ..media import kind_of
from ..operation import Parameter
from ..serialization import codec
from .percent import Encode, encode, encode_reserved
from .styles import Pair, deep_pairs, delimiter, exploded, joined
from .values import flatten, members_of, text_of

Writer = Callable[[object], str | None]
"""From a value that is there to its text, empty or `None` when it has none."""


def query_writer(parameter: Parameter) -> Writer:
    """What writes the parameter's `name=value` pairs."""
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


def _deep(name: str, encoder: Encode) -> Writer:
    return lambda value: join_pairs(deep_pairs(name, value), encoder)


def _exploded(wire: str, name: str, encoder: Encode, allow_empty: bool) -> Writer:
    def write(value: object) -> str:
        if type(value) is str:
            return f"{name}={encoder(value)}"
        if value is None:
            return f"{name}="
        pairs = exploded(wire, flatten(value))
        return join_pairs(pairs, encoder) or (f"{name}=" if allow_empty else "")

    return write


def _delimited(name: str, encoder: Encode, comma: str, allow_empty: bool) -> Writer:
    def write(value: object) -> str:
        flat = "" if value is None else flatten(value)
        if not flat and flat != "" and not allow_empty:
            return ""  # an empty array is undefined (RFC 6570 section 2.3)
        return f"{name}={joined(flat, encoder, comma, comma)}"

    return write


def join_pairs(pairs: list[Pair], encoder: Encode) -> str:
    """Pairs as query text; names are always wholly encoded."""
    return "&".join(f"{encode(key)}={encoder(text)}" for key, text in pairs)


def content_text(media_type: str) -> Callable[[object], str]:
    """What writes the value of a parameter that has `content`: JSON, else text."""
    if kind_of(media_type) == "json":
        return lambda value: codec.encode(value).decode()
    return text_of


def querystring_writer(parameter: Parameter) -> Writer:
    """What writes a whole query string (OpenAPI 3.2, `in: querystring`)."""
    content = parameter.content or "application/x-www-form-urlencoded"
    if kind_of(content) == "form":
        from ..bodies.form import compile_form

        write = compile_form(parameter.encoding)
        return lambda value: write(members_of(value) or {}).decode()
    to_text = content_text(content)
    return lambda value: encode(to_text(value))


def extra_query(name: str, value: object) -> str:
    """A query parameter that the caller adds: a list is sent as several."""
    return join_pairs(exploded(name, flatten(value)), encode)
