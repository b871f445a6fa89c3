"""Elements to be written, and their text (XML 1.0, Namespaces in XML 1.0)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .xml_metadata import Xml

_NAME = re.compile(r"[^\W\d][\w.\-]*(?::[^\W\d][\w.\-]*)?")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_ATTRIBUTE = _TEXT | {'"': "&quot;", "\t": "&#9;", "\n": "&#10;"}
_BOUND = {"xml": "http://www.w3.org/XML/1998/namespace"}


class Cdata(str):
    """Text that is written as a CDATA section."""

    __slots__ = ()


@dataclass(slots=True)
class Tag:
    """An element, or an attribute, by name and hint, with what is in it."""

    name: str
    hint: Xml
    attributes: list[tuple[Tag, str]] = field(default_factory=list)
    content: list[Tag | str] = field(default_factory=list)


def xml_text(root: Tag) -> str:
    """The text of an element and all in it.

    Raises `ValueError` for names and characters that XML cannot have.
    """
    parts: list[str] = []
    _write(root, _BOUND, parts)
    return "".join(parts)


def _write(tag: Tag, scope: Mapping[str, str], parts: list[str]) -> None:
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
        if isinstance(row, Tag):
            _write(row, bound, parts)
        else:
            parts.append(_section(row) if isinstance(row, Cdata) else _escaped(row))
    parts.append(f"</{name}>")


def _qualified(tag: Tag, bound: dict[str, str]) -> str:
    """An element's name; its namespace is declared where it is not yet."""
    hint, name = tag.hint, _checked(tag.name)
    if hint.namespace is not None:
        bound[_checked(hint.prefix) if hint.prefix else ""] = hint.namespace
    elif hint.prefix not in bound:  # a prefix that nothing declares is not well-formed
        return name
    return f"{hint.prefix}:{name}" if hint.prefix else name


def _qualified_attribute(tag: Tag, bound: dict[str, str]) -> str:
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
