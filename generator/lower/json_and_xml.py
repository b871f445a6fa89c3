"""One type for the JSON and the XML of a body, where one schema is written twice.

``application/json`` has ``data: {type: array}``, and ``application/xml`` beside it
``data: {type: array, xml: {name: trips, wrapped: true}}``. JSON has no use for an XML Object
(OpenAPI 3.x, section 4.26), so the class of JSON takes over those of XML and stands for both.
The JSON of a response may have further optional properties, which are unset when the XML was
read. Schemas that differ in anything else stay two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from msgspec.structs import replace

from generator.ir import Declaration, Hints, Media, Object, Operation, Type, Xml
from generator.ir.dependencies import closure, linked, linked_types, references
from generator.ir.media_types import is_json
from generator.lower.shape_signature import declaration_signature, type_signature

_Annotations = tuple[tuple[str, Xml | None], ...]
"""The XML of an object itself, by the name "", and of its properties."""


class XmlSharing:
    """Let types of JSON stand for those of XML, in operations and declarations."""

    def __init__(
        self, operations: Iterable[Operation], declarations: Mapping[str, Declaration]
    ) -> None:
        """Compare the bodies of all operations.

        Args:
            operations: have bodies of these types.
            declarations: by pointer.
        """
        self._before = declarations
        bodies = [body for row in operations for body in _bodies(row)]
        in_xml = [row for media, _ in bodies for row in media if row.xml is not None]
        pairs = [pair for media, sent in bodies for pair in self._pairs(media, sent)]
        asked = self._ask(in_xml, (equal for _, _, equal in pairs))
        self._json: dict[str, Media] = {}
        self._annotations: dict[str, _Annotations] = {}
        for json, xml, equal in pairs:
            if all(len(asked[pointer]) == 1 for pointer in equal):
                self._json[xml.pointer] = json
                self._annotations |= {p: next(iter(asked[p])) for p in equal}

    def operation(self, operation: Operation) -> Operation:
        """Return an operation whose bodies in XML have the types of JSON."""
        if not self._json:
            return operation
        body = operation.body
        responses = (
            replace(row, media=tuple(map(self._media, row.media)))
            for row in operation.responses
        )
        return replace(
            operation,
            body=body and replace(body, media=tuple(map(self._media, body.media))),
            responses=tuple(responses),
        )

    def declarations(self) -> dict[str, Declaration]:
        """Return all declarations, those of JSON annotated as those of XML were."""
        return {**self._before, **dict(self._annotated())}

    def _media(self, media: Media) -> Media:
        json = self._json.get(media.pointer)
        if json is None:
            return media
        return replace(media, type=json.type, fields=media.fields and json.fields)

    def _annotated(self) -> Iterator[tuple[str, Declaration]]:
        for pointer, found in self._annotations.items():
            declaration, xml = self._before[pointer], dict(found)
            if isinstance(declaration, Object):
                rows = (
                    replace(row, xml=xml.get(row.name, row.xml))
                    for row in declaration.properties
                )
                yield (
                    pointer,
                    replace(declaration, xml=xml[""], properties=tuple(rows)),
                )

    def _ask(
        self, in_xml: Iterable[Media], pairs: Iterable[Mapping[str, str]]
    ) -> dict[str, set[_Annotations]]:
        """Collect the annotations that each declaration of JSON would get.

        One that some body in XML contains has its own already. So more than one means
        that the XML of several bodies cannot be told by one class.
        """
        before = self._before
        links = {pointer: tuple(linked(row)) for pointer, row in before.items()}
        written = closure(links, chain(*(references(row.type) for row in in_xml)))
        asked: dict[str, set[_Annotations]] = {}
        for pointer, other in chain(*(equal.items() for equal in pairs)):
            found = asked.setdefault(pointer, set())
            found.add(_annotations(before[other], before[other]))
            if pointer in written:
                found.add(_annotations(before[pointer], before[other]))
        return asked

    def _pairs(
        self, content: Iterable[Media], sent: bool
    ) -> Iterator[tuple[Media, Media, dict[str, str]]]:
        """Pair media types of JSON and XML, with declarations of the one and the other."""
        in_json = [r for r in content if is_json(r.name) and r.item_type is None]
        for xml in content:
            for json in in_json if xml.xml is not None else ():
                equal = self._pair(json.type, xml.type, sent)
                if equal:
                    yield json, xml, equal
                    break

    def _pair(self, json: Type, xml: Type, sent: bool) -> dict[str, str]:
        """Pair the declarations in two types; nothing if these differ beyond XML."""
        found: dict[str, str] = {}
        waiting = [(json, xml)]
        while waiting:
            one, other = waiting.pop()
            if type_signature(one) != type_signature(other):
                return {}
            for pointer, equal in zip(references(one), references(other), strict=True):
                if equal in (pointer, found.get(pointer)):
                    continue
                left, right = self._before[pointer], self._before[equal]
                left = left if sent else _without_further(left, right)
                if pointer in found or _signature(left) != _signature(right):
                    return {}
                found[pointer] = equal
                waiting += zip(_types(left), _types(right), strict=True)
        return found


def _bodies(operation: Operation) -> Iterator[tuple[tuple[Media, ...], bool]]:
    """Yield the media types of each body, and whether it is sent."""
    if operation.body is not None:
        yield operation.body.media, True
    yield from ((row.media, False) for row in operation.responses)


def _signature(declaration: Declaration) -> object:
    """Return all that matters of a declaration but its XML and its title."""
    hints = Hints(None, declaration.hints.python_name)
    if isinstance(declaration, Object):
        rows = tuple(replace(row, xml=None) for row in declaration.properties)
        declaration = replace(declaration, hints=hints, xml=None, properties=rows)
    else:
        declaration = replace(declaration, hints=hints)
    return declaration_signature(declaration)


def _without_further(json: Declaration, xml: Declaration) -> Declaration:
    """Return the object of JSON without optional properties that XML's does not have."""
    if not isinstance(json, Object) or not isinstance(xml, Object):
        return json
    names = {row.name for row in xml.properties}
    rows = (row for row in json.properties if row.required or row.name in names)
    return replace(json, properties=tuple(rows))


def _types(declaration: Declaration) -> Iterator[Type]:
    """Return the types that a declaration is made of, in the order of their names."""
    if isinstance(declaration, Object):
        rows = sorted(declaration.properties, key=lambda row: row.name)
        declaration = replace(declaration, properties=tuple(rows))
    return linked_types(declaration)


def _annotations(of: Declaration, like: Declaration) -> _Annotations:
    """Return the XML of a declaration, as far as another one has its properties."""
    if not isinstance(of, Object) or not isinstance(like, Object):
        return ()
    names = {row.name for row in like.properties}
    rows = ((row.name, row.xml) for row in of.properties if row.name in names)
    return (("", of.xml), *sorted(rows, key=lambda row: row[0]))
