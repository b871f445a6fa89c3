"""Descriptions of XML, on classes that it reaches and on bodies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.ir import Api, Media, Object, Operation, Reference, Type, Xml
from generator.ir.dependencies import closure, linked, references
from generator.plan.annotations import Annotator
from generator.plan.layout import (
    Group,
    call,
    keyword,
    mapping,
    prefixed,
    sequence,
    statement,
)
from generator.text import Code, literal

_BODY = 4
_PLAIN = Xml()


def in_xml(api: Api) -> frozenset[str]:
    """The pointers of the declarations that bodies in XML contain."""
    if not uses_xml(api):
        return frozenset()
    links = {pointer: tuple(linked(row)) for pointer, row in api.declarations.items()}
    types = (media.type for row in api.operations for media in _xml_media(row))
    return closure(links, (pointer for type_ in types for pointer in references(type_)))


def uses_xml(api: Api) -> bool:
    """Return whether an SDK has bodies in XML that are more than their text."""
    return any(True for row in api.operations for _ in _xml_media(row))


def _xml_media(operation: Operation) -> Iterator[Media]:
    bodies = [] if operation.body is None else [operation.body.media]
    for media in (*bodies, *(row.media for row in operation.responses)):
        yield from (row for row in media if row.xml is not None)


def class_xml(
    annotator: Annotator, row: Object, properties: Iterable[tuple[str, Xml | None]]
) -> Code | None:
    """The assignment in a class that says how its objects are written, if it does.

    Args:
        annotator: writes names where the class is.
        row: the object.
        properties: names on the wire, with what differs from an element of that name.
    """
    rows = [
        (literal(name), xml_call(annotator, xml))
        for name, xml in properties
        if xml is not None
    ]
    items = list(_arguments(annotator, row.xml or _PLAIN))
    if rows:
        items.append(keyword("properties", mapping(rows)))
    if not items:
        return None
    made = call(annotator.runtime("xml", "Xml"), items)
    return statement(prefixed(Code("__xml__ = "), made), _BODY)


def body_xml(annotator: Annotator, media: Media) -> Group | None:
    """The form of a body in XML; None where its type says all of it."""
    if media.xml in (None, _PLAIN, _own(annotator, media.type)):
        return None
    return xml_call(annotator, media.xml)


def xml_format(annotator: Annotator, media: Media) -> Group | None:
    """The format of a response in XML; None where it is passed on as it is."""
    if media.xml is None:
        return None
    form = body_xml(annotator, media)
    items = () if form is None else (form,)
    return call(annotator.runtime("xml.xml_format", "XmlFormat"), items)


def _own(annotator: Annotator, type_: Type) -> Xml | None:
    if not isinstance(type_, Reference):
        return None
    found = annotator.declarations[type_.pointer]
    return found.xml if isinstance(found, Object) else None


def xml_call(annotator: Annotator, xml: Xml) -> Group:
    """The description of a value in XML."""
    name = annotator.runtime("xml", "Xml")
    return call(name, tuple(_arguments(annotator, xml)))


def _arguments(annotator: Annotator, xml: Xml) -> Iterator[Code | Group]:
    if xml.name is not None:
        yield literal(xml.name)
    if xml.node != "element":
        yield keyword("node", literal(xml.node))
    if xml.namespace is not None:
        yield keyword("namespace", literal(xml.namespace))
    if xml.prefix is not None:
        yield keyword("prefix", literal(xml.prefix))
    if xml.wrapped:
        yield keyword("wrapped", literal(True))
    items = [xml_call(annotator, row) for row in xml.items]
    if items:
        yield keyword("items", items[0] if len(items) == 1 else sequence(items))
