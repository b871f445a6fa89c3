"""Typed values to XML: to what JSON would have, then by type and hints to elements."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeGuard, cast

import msgspec

from ..serialization import codec, is_object
from ..serialization.json_types import AnyAdapter, MapAdapter, SequenceAdapter
from ..serialization.standard_types import adapter_for
from ..serialization.structs import StructAdapter
from ..serialization.type_adapter import TypeAdapter
from . import PLAIN, Xml, hints_of

_ANYTHING = AnyAdapter()
_TREE = msgspec.json.Decoder(float_hook=str).decode
"""Reads JSON and keeps the digits of its numbers."""

_NAME = re.compile(r"[^\W\d][\w.\-]*(?::[^\W\d][\w.\-]*)?")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_ATTRIBUTE = _TEXT | {'"': "&quot;", "\t": "&#9;", "\n": "&#10;"}
_BOUND = {"xml": "http://www.w3.org/XML/1998/namespace"}

_NIL = Xml("nil", namespace="http://www.w3.org/2001/XMLSchema-instance", prefix="xsi")


class _Cdata(str):
    """Text that is written as a CDATA section."""

    __slots__ = ()


class _Tag(msgspec.Struct):
    """An element, or an attribute, by name and hint, with what is in it."""

    name: str
    hint: Xml
    attributes: list[tuple[_Tag, str]] = []
    content: list[_Tag | str] = []


def compile_xml(type_: Any, hint: Xml) -> Callable[[Any, str], bytes]:
    """Make the function that writes values of a type as XML in a charset.

    Raises `ValueError` for values that XML cannot have.
    """
    adapter = adapter_for(type_)

    def write(value: Any, charset: str) -> bytes:
        root = _root(adapter, hint, _TREE(codec.encode(value, type_)))
        text = f'<?xml version="1.0" encoding="{charset.upper()}"?>{_xml_text(root)}'
        return text.encode(charset, "xmlcharrefreplace")

    return write


def _root(adapter: TypeAdapter, hint: Xml, data: Any) -> _Tag:
    adapter = _chosen(adapter, data)
    own = hints_of(adapter.type) if isinstance(adapter, StructAdapter) else hint
    if hint.name is None:
        hint = own
    first = hint.item(0).name
    tag = _Tag(hint.name or first or "root", hint)
    if _is_list(data):
        _put_items(tag, adapter, hint, hint.name or tag.name, data)
    elif hint.wrapped:
        _put(tag, adapter, hint.item(0), tag.name, data)
    else:
        _fill(tag, adapter, data)
    return tag


def _chosen(adapter: TypeAdapter, data: Any) -> TypeAdapter:
    """The type that a value has among several."""
    adapter = adapter.unwrapped
    while adapter.is_union:
        adapter = adapter.pick(data).unwrapped
    return adapter


def _fill(tag: _Tag, adapter: TypeAdapter, data: Any) -> None:
    """Put a value into its element."""
    if data is None:
        tag.attributes.append((_Tag("nil", _NIL), "true"))
    elif is_object(data):
        _put_members(tag, adapter, cast("dict[str, Any]", data))
    elif _is_list(data):
        _put_items(tag, adapter, tag.hint, tag.name, data)
    else:
        tag.content += [text] if (text := _text(data)) else []


def _put_members(tag: _Tag, adapter: TypeAdapter, data: dict[str, Any]) -> None:
    """The members of an object: the declared ones in the document's order."""
    rest = dict(data)
    if isinstance(adapter, StructAdapter):
        hints = hints_of(adapter.type).properties or {}
        for field in adapter.fields:
            if field.wire in rest:
                value = rest.pop(field.wire)
                hint = hints.get(field.wire, PLAIN)
                _put(tag, _chosen(field.adapter, value), hint, field.wire, value)
    values = adapter.value if isinstance(adapter, MapAdapter) else _ANYTHING
    for name, value in rest.items():
        _put(tag, _chosen(values, value), PLAIN, name, value)


def _put(tag: _Tag, adapter: TypeAdapter, hint: Xml, default: str, data: Any) -> None:
    """Put a value beside others into the element around it."""
    name = hint.name or default
    if hint.node == "attribute":
        if data is not None:
            tag.attributes.append((_Tag(name, hint), _words(data)))
    elif hint.node in ("text", "cdata"):
        if data is not None:
            tag.content.append((str if hint.node == "text" else _Cdata)(_text(data)))
    elif _is_list(data) and not hint.wrapped:
        _put_items(tag, adapter, hint, default, data)
    elif hint.node == "none":
        _fill(tag, adapter, data)
    else:
        child = _Tag(name, hint)
        tag.content.append(child)
        if hint.wrapped and not _is_list(data):
            _put(child, adapter, hint.item(0), name, data)
        else:
            _fill(child, adapter, data)


def _put_items(
    tag: _Tag, adapter: TypeAdapter, hint: Xml, name: str, data: list[Any]
) -> None:
    """The items of an array, one element each; an array in an array has its own."""
    for index, item in enumerate(data):
        inside, own = _chosen(_item_adapter(adapter, index), item), hint.item(index)
        if _is_list(item):
            child = _Tag(own.name or name, own)
            tag.content.append(child)
            _put_items(child, inside, own, child.name, item)
        else:
            _put(tag, inside, own, name, item)


def _item_adapter(adapter: TypeAdapter, index: int) -> TypeAdapter:
    if isinstance(adapter, SequenceAdapter):
        return adapter.item_at(index)
    return _ANYTHING


def _is_list(data: Any) -> TypeGuard[list[Any]]:
    return isinstance(data, list)


def _words(data: Any) -> str:
    return " ".join(map(_text, data)) if _is_list(data) else _text(data)


def _text(data: Any) -> str:
    """A scalar as XML Schema writes it."""
    if isinstance(data, bool):
        return "true" if data else "false"
    if _is_list(data) or is_object(data):
        return codec.encode(data).decode()
    return str(data)


def _xml_text(root: _Tag) -> str:
    """The text of an element and all in it.

    Raises `ValueError` for names and characters that XML cannot have.
    """
    parts: list[str] = []
    _write(root, _BOUND, parts)
    return "".join(parts)


def _write(tag: _Tag, scope: Mapping[str, str], parts: list[str]) -> None:
    bound = dict(scope)
    name = _qualified(tag, bound)
    written = [
        f' {_qualified_attribute(row, bound)}="{_escaped(text, _ATTRIBUTE)}"'
        for row, text in tag.attributes
    ]
    declared = [
        f' xmlns{":" if prefix else ""}{prefix}="{_escaped(uri, _ATTRIBUTE)}"'
        for prefix, uri in bound.items()
        if scope.get(prefix) != uri
    ]
    parts += (f"<{name}", *declared, *written)
    if not tag.content:
        parts.append("/>")
        return
    parts.append(">")
    for row in tag.content:
        if isinstance(row, _Tag):
            _write(row, bound, parts)
        else:
            parts.append(_section(row) if isinstance(row, _Cdata) else _escaped(row))
    parts.append(f"</{name}>")


def _qualified(tag: _Tag, bound: dict[str, str]) -> str:
    """An element's name; its namespace is declared where it is not yet."""
    hint, name = tag.hint, _checked(tag.name)
    if hint.namespace is not None:
        bound[_checked(hint.prefix) if hint.prefix else ""] = hint.namespace
    elif hint.prefix not in bound:  # a prefix that nothing declares is not well-formed
        return name
    return f"{hint.prefix}:{name}" if hint.prefix else name


def _qualified_attribute(tag: _Tag, bound: dict[str, str]) -> str:
    """An attribute's name: it has a namespace by a prefix only."""
    namespace = tag.hint.namespace
    if namespace is None or tag.hint.prefix:
        return _qualified(tag, bound)
    known = (p for p, uri in bound.items() if p and uri == namespace)
    prefix = next(known, None) or f"ns{len(bound)}"
    bound[prefix] = namespace
    return f"{prefix}:{_checked(tag.name)}"


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} cannot be a name in XML")
    return name


def _escaped(text: str, table: Mapping[str, str] = _TEXT) -> str:
    _check_characters(text)
    for char, entity in table.items():
        if char in text:
            text = text.replace(char, entity)
    return text


def _section(text: str) -> str:
    _check_characters(text)
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def _check_characters(text: str) -> None:
    found = _FORBIDDEN.search(text)
    if found is not None:
        raise ValueError(f"XML cannot have the character U+{ord(found[0]):04X}")
