"""XML to typed values: by type and hints to what JSON would have, then as JSON is."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from ..errors import DecodeError
from ..issues import Issue
from ..serialization import Shape, codec, shape_of
from ..serialization.containers import Array, Map, Tuple
from ..serialization.scalars import Anything
from ..serialization.structs import Member, Object, OpenObject
from ..serialization.text_values import read_text, single
from ..serialization.unions import Union
from .names import NIL, Names, local
from .parsing import parse
from .xml_metadata import PLAIN, Xml, hints_of

__all__ = ["read"]

_MISSING = object()
_NO_NAMES = Names(())


def read(
    type_: Any,
    hint: Xml,
    raw: bytes,
    charset: str | None,
    mode: codec.Validation,
) -> tuple[Any, list[Issue]]:
    """The typed value of an XML text, and what is wrong with it.

    The name of the root element is not looked at. Elements and attributes that the
    document does not declare mean nothing. Raises `DecodeError` as `codec.decode`.
    """
    root = parse(raw, charset)
    try:
        data = _content(shape_of(type_), hint, root)
    except RecursionError:
        raise DecodeError("XML nested too deeply", raw=raw) from None
    return codec.load(type_, data, mode, raw)


def _content(shape: Shape, hint: Xml, element: Element) -> Any:
    """The value inside of an element."""
    shape = shape.bare
    if element.get(NIL) in ("true", "1"):
        return None
    if isinstance(shape, Union):
        return _union(shape, hint, element)
    if isinstance(shape, Object):
        return _object(shape, element)
    if isinstance(shape, Map):
        return {local(row.tag): _content(shape.value, PLAIN, row) for row in element}
    if isinstance(shape, (Array, Tuple)):
        return _items(shape, hint, _inside(hint, element))
    if isinstance(shape, Anything):
        return _anything(element)
    return read_text(shape, _text(element))


def _text(element: Element) -> str:
    """The text directly inside of an element."""
    return (element.text or "") + "".join(child.tail or "" for child in element)


def _union(shape: Union, hint: Xml, element: Element) -> Any:
    """The value by the alternative that it looks most like."""
    if not len(element) and not element.attrib and _is_scalar(shape):
        return read_text(shape, _text(element))
    rows = [(row, _content(row, hint, element)) for row in shape.alternatives]
    _, data = max(
        rows,
        key=lambda row: (shape.pick(row[1]).bare is row[0].bare, row[0].rank(row[1])),
    )
    return data


def _is_scalar(shape: Union) -> bool:
    return shape.kinds.isdisjoint(("object", "array"))


def _object(shape: Object, element: Element) -> dict[str, Any]:
    hints = hints_of(shape.type).properties or {}
    names = Names(hints.items())
    data: dict[str, Any] = {}
    for member in shape.members:
        hint = hints.get(member.wire, PLAIN)
        value = _property(member, hint, element, names)
        if value is not _MISSING:
            data[member.wire] = value
    return (
        (_undeclared(shape, element) | data) if isinstance(shape, OpenObject) else data
    )


def _undeclared(shape: OpenObject, element: Element) -> dict[str, Any]:
    """The child elements that no property means."""
    hints = hints_of(shape.type).properties or {}
    known = {local(hints.get(m.wire, PLAIN).name or m.wire) for m in shape.members}
    extras = shape.extras.bare
    values = extras.value if isinstance(extras, Map) else extras
    return {
        local(row.tag): _content(values, PLAIN, row)
        for row in element
        if local(row.tag) not in known
    }


def _property(member: Member, hint: Xml, element: Element, names: Names) -> Any:
    shape, name = single(member.shape), member.wire
    if hint.node == "attribute":
        found = names.attribute(element, name, hint)
        return _MISSING if found is None else _attribute(shape, found)
    if hint.node in ("text", "cdata"):
        text = _text(element)
        return read_text(shape, text) if text or member.required else _MISSING
    if isinstance(shape, (Array, Tuple)) and not hint.wrapped:
        found_items = _items(shape, hint, _named_items(element, hint, name, names))
        return found_items if found_items or member.required else _MISSING
    if hint.node == "none":
        return _content(member.shape, hint, element) or _MISSING
    return _child(member.shape, hint, element, name, names)


def _child(shape: Shape, hint: Xml, element: Element, name: str, names: Names) -> Any:
    """The value of the first child element that a hint means."""
    found = names.children(element, name, hint)
    if not found:
        return _MISSING
    if hint.wrapped and not isinstance(single(shape), (Array, Tuple)):
        return _child(shape, hint.item(0), found[0], hint.name or name, _NO_NAMES)
    return _content(shape, hint, found[0])


def _attribute(shape: Shape, text: str) -> Any:
    """An attribute's value; that of an array is a list of words (XML Schema, 2.5.1.2)."""
    if isinstance(shape, Array):
        return [read_text(shape.item, word) for word in text.split()]
    return read_text(shape, text)


def _inside(hint: Xml, element: Element) -> list[Element]:
    """The items in a wrapper: those of their name, or all where none has it."""
    return _named_items(element, hint, "", _NO_NAMES) or list(element)


def _named_items(element: Element, hint: Xml, name: str, names: Names) -> list[Element]:
    """The children that are items, in their order."""
    count = len(hint.items) if isinstance(hint.items, tuple) else 1
    found = {
        id(row)
        for place in range(count)
        for row in names.children(element, name, hint.item(place))
    }
    return [row for row in element if id(row) in found]


def _items(shape: Array | Tuple, hint: Xml, rows: list[Element]) -> list[Any]:
    return [
        _content(_item_shape(shape, place), hint.item(place), row)
        for place, row in enumerate(rows)
    ]


def _item_shape(shape: Array | Tuple, place: int) -> Shape:
    if isinstance(shape, Array):
        return shape.item
    return shape.items[min(place, len(shape.items) - 1)]


def _anything(element: Element) -> Any:
    """An element that no type describes: its text, or an object of what is inside."""
    if not len(element) and not element.attrib:
        return _text(element)
    data: dict[str, Any] = {local(k): v for k, v in element.attrib.items()}
    for row in element:
        name, value = local(row.tag), _anything(row)
        if name not in data:
            data[name] = value
        elif isinstance(data[name], list):
            data[name].append(value)
        else:
            data[name] = [data[name], value]
    text = _text(element).strip()
    return data | {"#text": text} if text else data
