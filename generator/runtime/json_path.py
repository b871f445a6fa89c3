"""Reading single values out of a decoded body, or out of a response's header."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias, cast

from msgspec import UNSET, DecodeError, Struct, json

from .messages import Headers

Place: TypeAlias = tuple[str | int, ...]
"""Where a value is in a body: names on the wire, and places in arrays, -1 the last."""
Source: TypeAlias = Place | str
"""A place in the body, or the name of a header field."""


def look_up(data: object, place: Place) -> Any:
    """The value at a place; `None` where there is none.

    It makes no difference whether an object was decoded as a model or, because it
    breaks its document, left as a plain dictionary.
    """
    for token in place:
        data = _item(data, token) if isinstance(token, int) else _member(data, token)
        if data is None:
            return None
    return data


def read(source: Source, data: object, headers: Headers) -> Any:
    """The value that a source names in a response; `None` where there is none."""
    if isinstance(source, str):
        return headers.get(source)
    return look_up(data, source)


def is_present(raw: bytes, place: Place) -> bool:
    """Return whether a body in JSON has a place, whatever is there, null included."""
    try:
        data: Any = json.decode(raw)
    except (DecodeError, UnicodeDecodeError, RecursionError):
        return False
    *outer, last = place or ("",)
    data = look_up(data, tuple(outer))
    return isinstance(data, Mapping) and last in data


def _item(data: object, place: int) -> Any:
    if not isinstance(data, (list, tuple)):
        return None
    items = cast("list[Any]", data)
    return items[place] if -len(items) <= place < len(items) else None


def _member(data: object, name: str) -> Any:
    if isinstance(data, Mapping):
        return cast("Mapping[str, Any]", data).get(name)
    if not isinstance(data, Struct):
        return None
    attribute = _attributes(type(data)).get(name)
    if attribute is None:
        rest = getattr(data, "additional_properties", None)
        return None if rest is None else _member(rest, name)
    value: Any = getattr(data, attribute)
    return None if value is UNSET else value


_ATTRIBUTES: dict[type[Struct], dict[str, str]] = {}


def _attributes(model: type[Struct]) -> dict[str, str]:
    """The attributes of a model by their names on the wire."""
    found = _ATTRIBUTES.get(model)
    if found is None:
        names = zip(model.__struct_encode_fields__, model.__struct_fields__)
        found = _ATTRIBUTES[model] = dict(names)
    return found
