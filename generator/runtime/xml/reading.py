"""XML to typed values: by type and hints to what JSON would have, then as JSON is."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

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
from . import PLAIN, Xml, hints_of

_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
"""The attribute that says that an element is null (XML Schema Part 1, section 2.6.2)."""
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PIECE = 65536
_MISSING = object()


def read(
    type_: Any, hint: Xml, raw: bytes, charset: str | None, mode: Validation
) -> tuple[Any, list[Issue]]:
    """The typed value of an XML text, and what is wrong with it.

    The name of the root element is not looked at. Elements and attributes that the
    document does not declare mean nothing. Raises `DecodeError` as `codec.decode`.
    """
    root = _parse(raw, charset)
    try:
        data = _content(adapter_for(type_), hint, root)
    except RecursionError:
        raise DecodeError("XML nested too deeply", raw=raw) from None
    return codec.load(type_, data, mode, raw)


class _Builder(TreeBuilder):
    """Builds elements; refuses document types, by which a few bytes become gigabytes."""

    def doctype(self, name: str, public_id: str | None, system_id: str | None) -> None:
        """Called at `<!DOCTYPE`, before any entity is declared."""
        raise DecodeError("XML with a document type is refused")


def _parse(raw: bytes, charset: str | None) -> Element:
    """The root element of an XML text.

    `charset` is that of the media type; it outranks the XML declaration and gives way
    to a byte order mark (RFC 7303 section 3). Raises `DecodeError` for what is not
    well-formed, and for a document type.
    """
    parser = XMLParser(
        target=_Builder(), encoding=None if raw.startswith(_MARKS) else charset
    )
    try:
        for start in range(0, len(raw), _PIECE):
            parser.feed(raw[start : start + _PIECE])
        root: Element = parser.close()
    except (ParseError, LookupError, ValueError) as error:
        raise DecodeError(f"not XML: {error}", raw=raw) from None
    return root


def _local(tag: str) -> str:
    """A name without its namespace and prefix."""
    return tag.rpartition("}")[2].rpartition(":")[2]


class _Names:
    """The nodes that the properties of one object go by.

    A property whose element has another name is also read under its own, unless that
    is the name of another property's element: servers forget to rename.

    A name matches in its own namespace first. Servers leave namespaces out or add a
    default one, so it matches in any other, too, unless another property has the same
    name there.
    """

    def __init__(self, hints: Iterable[tuple[str, Xml]]) -> None:
        hints = tuple(hints)
        self._renamed = {_local(hint.name) for _, hint in hints if hint.name}
        self._claimed = {
            f"{{{hint.namespace}}}{_local(hint.name or name)}"
            for name, hint in hints
            if hint.namespace is not None
        }

    def children(self, element: Element, name: str, hint: Xml) -> list[Element]:
        """The child elements that a hint means; `name` is what it is called if not so."""
        wanted = _local(hint.name or name)
        exact = _tag(hint, wanted)
        children = [child for child in element if child.tag == exact]
        if children and hint.namespace is not None:
            return children
        children = [child for child in element if self._is(child.tag, wanted, exact)]
        if children or wanted == name or name in self._renamed:
            return children
        return [child for child in element if self._is(child.tag, name, name)]

    def attribute(self, element: Element, name: str, hint: Xml) -> str | None:
        """The value of an attribute, `None` when it is not there."""
        wanted = _local(hint.name or name)
        exact = _tag(hint, wanted)
        if exact in element.attrib:
            return element.attrib[exact]
        values = (v for k, v in element.attrib.items() if self._is(k, wanted, exact))
        return next(values, None)

    def _is(self, tag: str, wanted: str, exact: str) -> bool:
        return _local(tag) == wanted and (tag == exact or tag not in self._claimed)


def _tag(hint: Xml, name: str) -> str:
    return name if hint.namespace is None else f"{{{hint.namespace}}}{name}"


_NO_NAMES = _Names(())


def _content(adapter: TypeAdapter, hint: Xml, element: Element) -> Any:
    """The value inside of an element."""
    adapter = adapter.unwrapped
    if element.get(_NIL) in ("true", "1"):
        return None
    if adapter.is_union:
        return _union(adapter, hint, element)
    if isinstance(adapter, StructAdapter):
        return _object(adapter, element)
    if isinstance(adapter, MapAdapter):
        return {
            _local(child.tag): _content(adapter.value, PLAIN, child)
            for child in element
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
    names = _Names(hints.items())
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
    declared = {_local(hints.get(f.wire, PLAIN).name or f.wire) for f in adapter.fields}
    declared |= adapter.names
    values = extras.value if isinstance(extras, MapAdapter) else extras
    return {
        _local(child.tag): _content(values, PLAIN, child)
        for child in element
        if _local(child.tag) not in declared
    }


def _property(field: StructField, hint: Xml, element: Element, names: _Names) -> Any:
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
    adapter: TypeAdapter, hint: Xml, element: Element, name: str, names: _Names
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


def _named_items(
    element: Element, hint: Xml, name: str, names: _Names
) -> list[Element]:
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
    data: dict[str, Any] = {_local(k): v for k, v in element.attrib.items()}
    for child in element:
        name, value = _local(child.tag), _anything(child)
        if name not in data:
            data[name] = value
        elif isinstance(data[name], list):
            data[name].append(value)
        else:
            data[name] = [data[name], value]
    text = _text(element).strip()
    return data | {"#text": text} if text else data
