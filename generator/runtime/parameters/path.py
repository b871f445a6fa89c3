"""Path templates filled in (OpenAPI 3.2 section 4.8.2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..operation import Parameter
from .percent import encode, encode_literal, encode_segment
from .query import content_text
from .styles import PATH_STYLES
from .values import Flat, as_declared, flatten, named

Fill = Callable[[Mapping[str, Any]], str]


def compile_path(template: str, parameters: Sequence[Parameter]) -> str | Fill:
    """The path itself when it is fixed, else what fills it from the arguments.

    Filling raises `ValueError` naming the argument whose value is missing or would
    change the path: an empty text, `.` and `..` (RFC 3986 section 5.2.4).
    """
    parts = _split(template, {each.name: each for each in parameters})
    if all(isinstance(part, str) for part in parts):
        return "".join(part for part in parts if isinstance(part, str))
    pieces = [part if isinstance(part, str) else _writer(part) for part in parts]

    def fill(arguments: Mapping[str, Any]) -> str:
        return "".join([p if isinstance(p, str) else p(arguments) for p in pieces])

    return fill


def _split(template: str, known: Mapping[str, Parameter]) -> list[str | Parameter]:
    """Fixed text, encoded, and the parameters between it; a fragment is cut off."""
    parts: list[str | Parameter] = []
    rest = template.partition("#")[0]
    while rest:
        text, brace, tail = rest.partition("{")
        name, closing, after = tail.partition("}")
        if brace and closing and name in known:
            parts += [encode_literal(text), known[name]] if text else [known[name]]
            rest = after
        elif brace:
            parts.append(encode_literal(text + brace))
            rest = tail
        else:
            parts.append(encode_literal(text))
            rest = ""
    return parts


def _writer(parameter: Parameter) -> Fill:
    argument = parameter.argument or parameter.name
    encoder = encode_segment if parameter.allow_reserved else encode
    style = PATH_STYLES[parameter.style or "simple"]
    explode = bool(parameter.explode)
    name = parameter.name
    to_text = content_text(parameter.content) if parameter.content else None
    declared = parameter.type

    def flat_of(value: object) -> Flat:
        try:
            value = as_declared(value, declared)
            return flatten(value) if to_text is None else to_text(value)
        except (ValueError, TypeError) as error:
            raise named(argument, error) from error

    def write(arguments: Mapping[str, Any]) -> str:
        value = arguments.get(argument)
        if type(value) is str and to_text is None:
            flat: Flat = value
        elif value is None:
            raise ValueError(f"{argument}: a path cannot go without it")
        else:
            flat = flat_of(value)
        if flat in _REFUSED or not flat:
            raise ValueError(f"{argument}: {flat!r} cannot be part of a path")
        text = style(name, flat, explode, encoder)
        if text in _REFUSED:
            raise ValueError(f"{argument}: {flat!r} cannot be part of a path")
        return text

    return write


_REFUSED = ("", ".", "..")
