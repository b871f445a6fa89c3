"""XML to typed values: by type and hints to what JSON would have, then as JSON is."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from ..errors import DecodeError
from ..serialization import Issue, Validation, codec
from ..serialization.json_types import (
    AnyAdapter,
    ArrayAdapter,
    MapAdapter,
    SequenceAdapter,
)
from ..serialization.standard_types import adapter_for
from ..serialization.structs import StructAdapter, StructField
from ..serialization.text_values import read_text
from ..serialization.type_adapter import TypeAdapter
from .elements import NIL, Names, local, parse
from .xml_metadata import PLAIN, Xml, hints_of

_MISSING = object()
_NO_NAMES = Names(())


def read(
    type_: Any, hint: Xml, raw: bytes, charset: str | None, mode: Validation
) -> tuple[Any, list[Issue]]:
    """The typed value of an XML text, and what is wrong with it.

    The name of the root element is not looked at. Elements and attributes that the
    document does not declare mean nothing. Raises `DecodeError` as `codec.decode`.
    """
    root = parse(raw, charset)
    try:
        data = _content(adapter_for(type_), hint, root)
    except RecursionError:
        raise DecodeError("XML nested too deeply", raw=raw) from None
    return codec.load(type_, data, mode, raw)


def _content(adapter: TypeAdapter, hint: Xml, element: Element) -> Any:
    """The value inside of an element."""
    adapter = adapter.unwrapped
    if element.get(NIL) in ("true", "1"):
        return None
    if adapter.is_union:
        return _union(adapter, hint, element)
    if isinstance(adapter, StructAdapter):
        return _object(adapter, element)
    if isinstance(adapter, MapAdapter):
        return {
            local(child.tag): _content(adapter.value, PLAIN, child) for child in element
        }
    if isinstance(adapter, SequenceAdapter):
        return _items(adapter, hint, _inside(hint, element))
    if isinstance(adapter, AnyAdapter):
        return _anything(element)
    return read_text(adapter, _text(element))


def _text(element: Element) -> str:
    """The text directly inside of an element."""
    return (element.text or "") + "".join(child.tail or "" for child in element)


def _union(adapter: TypeAdapter, hint: Xml, element: Element) -> Any:
    """The value by the alternative that it looks most like."""
    if not len(element) and not element.attrib and _is_scalar(adapter):
        return read_text(adapter, _text(element))
    read = [(each, _content(each, hint, element)) for each in adapter.alternatives]
    _, data = max(
        read,
        key=lambda pair: (
            adapter.pick(pair[1]).unwrapped is pair[0].unwrapped,
            adapter.rate(pair[0], pair[1]),
        ),
    )
    return data


def _is_scalar(adapter: TypeAdapter) -> bool:
    return adapter.json_types.isdisjoint(("object", "array"))


def _object(adapter: StructAdapter, element: Element) -> dict[str, Any]:
    hints = hints_of(adapter.type).properties or {}
    names = Names(hints.items())
    data: dict[str, Any] = {}
    for field in adapter.fields:
        hint = hints.get(field.wire, PLAIN)
        value = _property(field, hint, element, names)
        if value is not _MISSING:
            data[field.wire] = value
    if adapter.extras is None:
        return data
    return _undeclared(adapter, adapter.extras.unwrapped, element) | data


def _undeclared(
    adapter: StructAdapter, extras: TypeAdapter, element: Element
) -> dict[str, Any]:
    """The child elements that no property means."""
    hints = hints_of(adapter.type).properties or {}
    declared = {local(hints.get(f.wire, PLAIN).name or f.wire) for f in adapter.fields}
    declared |= adapter.names
    values = extras.value if isinstance(extras, MapAdapter) else extras
    return {
        local(child.tag): _content(values, PLAIN, child)
        for child in element
        if local(child.tag) not in declared
    }


def _property(field: StructField, hint: Xml, element: Element, names: Names) -> Any:
    adapter, name = field.adapter.present, field.wire
    if hint.node == "attribute":
        text = names.attribute(element, name, hint)
        return _MISSING if text is None else _attribute(adapter, text)
    if hint.node in ("text", "cdata"):
        text = _text(element)
        return read_text(adapter, text) if text or field.required else _MISSING
    if isinstance(adapter, SequenceAdapter) and not hint.wrapped:
        found_items = _items(adapter, hint, _named_items(element, hint, name, names))
        return found_items if found_items or field.required else _MISSING
    if hint.node == "none":
        return _content(field.adapter, hint, element) or _MISSING
    return _child(field.adapter, hint, element, name, names)


def _child(
    adapter: TypeAdapter, hint: Xml, element: Element, name: str, names: Names
) -> Any:
    """The value of the first child element that a hint means."""
    children = names.children(element, name, hint)
    if not children:
        return _MISSING
    if hint.wrapped and not isinstance(adapter.present, SequenceAdapter):
        return _child(adapter, hint.item(0), children[0], hint.name or name, _NO_NAMES)
    return _content(adapter, hint, children[0])


def _attribute(adapter: TypeAdapter, text: str) -> Any:
    """An attribute's value; that of an array is a list of words (XML Schema, 2.5.1.2)."""
    if isinstance(adapter, ArrayAdapter):
        return [read_text(adapter.item, word) for word in text.split()]
    return read_text(adapter, text)


def _inside(hint: Xml, element: Element) -> list[Element]:
    """The items in a wrapper: those of their name, or all where none has it."""
    return _named_items(element, hint, "", _NO_NAMES) or list(element)


def _named_items(element: Element, hint: Xml, name: str, names: Names) -> list[Element]:
    """The children that are items, in their order."""
    count = len(hint.items) if isinstance(hint.items, tuple) else 1
    items = {
        id(child)
        for index in range(count)
        for child in names.children(element, name, hint.item(index))
    }
    return [child for child in element if id(child) in items]


def _items(adapter: SequenceAdapter, hint: Xml, elements: list[Element]) -> list[Any]:
    return [
        _content(adapter.item_at(index), hint.item(index), element)
        for index, element in enumerate(elements)
    ]


def _anything(element: Element) -> Any:
    """An element that no type describes: its text, or an object of what is inside."""
    if not len(element) and not element.attrib:
        return _text(element)
    data: dict[str, Any] = {local(k): v for k, v in element.attrib.items()}
    for child in element:
        name, value = local(child.tag), _anything(child)
        if name not in data:
            data[name] = value
        elif isinstance(data[name], list):
            data[name].append(value)
        else:
            data[name] = [data[name], value]
    text = _text(element).strip()
    return data | {"#text": text} if text else data
