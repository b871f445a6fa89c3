"""Header fields as their documented types (OpenAPI 3.2 section 4.21, style `simple`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, get_args, get_origin

from ..errors import DecodeError
from ..headers import Headers
from ..media import kind_of
from ..operation import HeaderForm
from ..serialization import Shape, codec, shape_of
from ..serialization.containers import Array, Map
from ..serialization.structs import Object
from ..serialization.text_values import read_text, single

_SIMPLE = HeaderForm()


def read_headers(declared: Mapping[str, Any], headers: Headers) -> dict[str, Any]:
    """The declared fields that are there; one that does not fit stays text."""
    return {
        name: _read(expected, headers[name])
        for name, expected in declared.items()
        if name in headers
    }


def _read(expected: Any, text: str) -> Any:
    form = _form(expected)
    try:
        if form.content is not None and kind_of(form.content) == "json":
            return codec.decode(expected, text.encode(), "strict")[0]
        data = _data(single(shape_of(expected)), text, form.explode)
        return codec.load(expected, data, "strict")[0]
    except DecodeError:
        return text


def _form(expected: Any) -> HeaderForm:
    if get_origin(expected) is Annotated:
        found = (row for row in get_args(expected) if isinstance(row, HeaderForm))
        return next(found, _SIMPLE)
    return _SIMPLE


def _data(shape: Shape, text: str, explode: bool) -> Any:
    """A value of style `simple` as JSON would have it (RFC 6570 section 3.2.2)."""
    if not isinstance(shape, (Array, Map, Object)):
        return read_text(shape, text)
    parts = [part.strip() for part in text.split(",")] if text.strip() else []
    if isinstance(shape, Array):
        return [read_text(shape.item, part) for part in parts]
    if explode:
        pairs = [part.partition("=")[::2] for part in parts]
    else:
        pairs = list(zip(parts[::2], parts[1::2], strict=False))
    return {name: read_text(_member(shape, name), value) for name, value in pairs}


def _member(shape: Map | Object, name: str) -> Shape:
    """The shape of a member; that of one that is not declared is anything."""
    if isinstance(shape, Map):
        return shape.value
    found = (member.shape for member in shape.members if member.wire == name)
    return next(found, shape_of(Any))
