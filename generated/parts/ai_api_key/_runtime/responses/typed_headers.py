"""Header fields as their documented types (OpenAPI 3.2 section 4.21, style `simple`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, get_args, get_origin

from msgspec import Struct

from ..errors import DecodeError
from ..messages import Headers, kind_of
from ..serialization import codec
from ..serialization.json_types import ArrayAdapter, MapAdapter
from ..serialization.standard_types import adapter_for
from ..serialization.structs import StructAdapter
from ..serialization.text_values import read_text
from ..serialization.type_adapter import TypeAdapter


class HeaderForm(Struct, frozen=True):
    """The form of a response's header, beside its type: `Annotated[T, …]`.

    `content` is the media type of a header that has one; `explode` is that of `simple`.
    """

    content: str | None = None
    explode: bool = False


_SIMPLE = HeaderForm()


class TypedHeaders(Struct, frozen=True):
    """The declared header fields of a response, with their types by name."""

    types: Mapping[str, Any]

    def read(self, headers: Headers) -> dict[str, Any]:
        """The declared fields that are there; one that does not fit stays text."""
        return {
            name: _read(expected, headers[name])
            for name, expected in self.types.items()
            if name in headers
        }


def _read(expected: Any, text: str) -> Any:
    form = _form(expected)
    try:
        if form.content is not None and kind_of(form.content) == "json":
            return codec.decode(expected, text.encode(), "strict")[0]
        data = _data(adapter_for(expected).present, text, form.explode)
        return codec.load(expected, data, "strict")[0]
    except DecodeError:
        return text


def _form(expected: Any) -> HeaderForm:
    if get_origin(expected) is Annotated:
        found = (row for row in get_args(expected) if isinstance(row, HeaderForm))
        return next(found, _SIMPLE)
    return _SIMPLE


def _data(adapter: TypeAdapter, text: str, explode: bool) -> Any:
    """A value of style `simple` as JSON would have it (RFC 6570 section 3.2.2)."""
    if not isinstance(adapter, (ArrayAdapter, MapAdapter, StructAdapter)):
        return read_text(adapter, text)
    parts = [part.strip() for part in text.split(",")] if text.strip() else []
    if isinstance(adapter, ArrayAdapter):
        return [read_text(adapter.item, part) for part in parts]
    if explode:
        pairs = [part.partition("=")[::2] for part in parts]
    else:
        pairs = list(zip(parts[::2], parts[1::2], strict=False))
    return {name: read_text(_member(adapter, name), value) for name, value in pairs}


def _member(adapter: MapAdapter | StructAdapter, name: str) -> TypeAdapter:
    """The adapter of a member; that of one that is not declared takes anything."""
    if isinstance(adapter, MapAdapter):
        return adapter.value
    declared = (field.adapter for field in adapter.fields if field.wire == name)
    return next(declared, adapter_for(Any))
