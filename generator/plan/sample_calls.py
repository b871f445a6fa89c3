"""Sample calls: `client.pets.create(name="Rex", born=date.fromisoformat("2026-01-02"))`.

READMEs and pages show them, and tests run them against the mock.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.ir import (
    Alias,
    Api,
    ArrayOf,
    Kind,
    MapOf,
    Media,
    Object,
    Operation,
    Parameter,
    Primitive,
    Property,
    Reference,
    Type,
    UnionOf,
    without_null,
)
from generator.ir.samples import SampleMaker
from generator.naming import Arguments, Names
from generator.plan.arguments import body_object, operation_arguments
from generator.plan.bodies import sent_properties
from generator.plan.layout import Group, call, mapping, prefixed
from generator.text import Code, code, identifier, join, literal

_PARSED: Mapping[Kind, tuple[str, str]] = {
    Kind.DATE_TIME: ("datetime", "datetime"),
    Kind.DATE: ("datetime", "date"),
    Kind.TIME: ("datetime", "time"),
}
"""The classes of the standard library whose `fromisoformat` reads a sample."""
_EXACT = frozenset((Kind.DECIMAL, Kind.DECIMAL_NUMBER))
_BYTES = frozenset((Kind.BYTE, Kind.BASE64URL, Kind.BINARY))
_FILE = Code('b"hello"')
_MANY = 6
"""The number of optional arguments with examples up to which all are shown."""


class SampleCall(Struct, frozen=True):
    """A call of an operation with realistic arguments.

    Attributes:
        expression: the call, to be laid out.
        imports: pairs of module and name that it needs beside the client.
    """

    expression: Group
    imports: tuple[tuple[str, str], ...]


class SampleCalls:
    """Makes sample calls of the operations of one API.

    Required arguments are given, and of the optional ones those that the document has
    an example of.

    Args:
        api: the API.
        names: what everything is called.
        required_only: leaves out optional arguments.
    """

    def __init__(self, api: Api, names: Names, *, required_only: bool = False) -> None:
        self._api = api
        self._names = names
        self._required_only = required_only
        self._samples = SampleMaker(api.declarations, sending=True)

    def sample_call(self, operation: Operation, *view: str) -> SampleCall:
        """Return the sample call of an operation.

        Args:
            operation: the operation to call.
            view: the view that calls it, such as `with_response`, if any.
        """
        fields = body_object(self._api, operation)
        arguments = operation_arguments(operation, fields)
        writer = _ValueWriter(self._api, {})
        items = [
            *self._parameters(writer, operation, arguments),
            *self._body(writer, operation, fields, arguments),
        ]
        *owner, method = self._names.called(operation)
        target = join(".", map(identifier, (*owner, *view, method)))
        return SampleCall(call(target, items), tuple(sorted(writer.imports)))

    def _parameters(
        self, writer: _ValueWriter, operation: Operation, arguments: Arguments
    ) -> Iterator[Code | Group]:
        path = operation.path
        rows = sorted(
            operation.parameters,
            key=lambda each: (
                each.location != "path",
                path.find("{" + each.name + "}") if each.location == "path" else 0,
            ),
        )
        for parameter in rows:
            name = arguments.parameters[parameter.location, parameter.name]
            if parameter.required or parameter.location == "path":
                value = self._parameter(writer, parameter)
                yield prefixed(code("{}=", identifier(name)), value)

    def _parameter(self, writer: _ValueWriter, parameter: Parameter) -> Code | Group:
        given = parameter.default
        sample = self._samples.sample(parameter.type, name=parameter.name, given=given)
        return writer.value(parameter.type, sample)

    def _body(
        self,
        writer: _ValueWriter,
        operation: Operation,
        fields: Object | None,
        arguments: Arguments,
    ) -> Iterator[Code | Group]:
        body = operation.body
        if body is None:
            return
        media = body.media[0]
        if fields is None:
            if body.required:
                yield prefixed(Code("body="), self._whole_body(writer, media))
            return
        whole = _whole_example(media, fields)
        for property_ in sent_properties(fields):
            if self._is_shown(property_, whole, body.required):
                name = identifier(arguments.fields[property_.name])
                value = self._field(writer, property_, whole, media)
                yield prefixed(code("{}=", name), value)

    def _is_shown(
        self, property_: Property, whole: Mapping[str, object], is_required: bool
    ) -> bool:
        if property_.required and is_required:
            return True
        if self._required_only or len(whole) > _MANY:
            return False
        return property_.name in whole or bool(property_.examples)

    def _field(
        self,
        writer: _ValueWriter,
        property_: Property,
        whole: Mapping[str, object],
        media: Media,
    ) -> Code | Group:
        if property_.name in media.files:
            is_array = isinstance(without_null(property_.type), ArrayOf)
            return code("[{}]", _FILE) if is_array else _FILE
        given = (*property_.examples, *property_.default)
        if property_.name in whole:
            given = (whole[property_.name],)
        sample = self._samples.sample(property_.type, name=property_.name, given=given)
        return writer.value(property_.type, sample)

    def _whole_body(self, writer: _ValueWriter, media: Media) -> Code | Group:
        if media.item_type is not None:
            item = self._samples.sample(media.item_type)
            return _array([writer.value(media.item_type, item)])
        if _is_binary(media.type):
            return _FILE
        sample = self._samples.sample(media.type, given=media.examples[:1])
        return writer.value(media.type, sample)


class _ValueWriter:
    """Writes JSON samples as the Python values that arguments take.

    Attributes:
        imports: the names that the values need, by module and name.
    """

    def __init__(self, api: Api, imports: dict[tuple[str, str], None]) -> None:
        self._declarations = api.declarations
        self.imports = imports

    def value(self, type_: Type, sample: object) -> Code | Group:
        """Return the Python expression of a sample; a model is written as a dict."""
        if sample is None or isinstance(sample, bool):
            return literal(sample)
        match type_:
            case Primitive(kind=kind):
                return self._primitive(kind, sample)
            case ArrayOf(items=items) if isinstance(sample, list):
                return _array([self.value(items, each) for each in sample])
            case MapOf(values=values) if isinstance(sample, dict):
                return _mapping({k: self.value(values, v) for k, v in sample.items()})
            case UnionOf(members=members):
                return self._union(members, sample)
            case Reference(pointer=pointer):
                return self._declared(pointer, sample)
            case _:
                return _plain(sample)

    def _primitive(self, kind: Kind, sample: object) -> Code:
        if not isinstance(sample, str):
            return literal(sample)
        if kind in _PARSED:
            module, name = _PARSED[kind]
            self.imports[module, name] = None
            return code("{}.fromisoformat({})", identifier(name), literal(sample))
        if kind in _EXACT:
            self.imports["decimal", "Decimal"] = None
            return code("Decimal({})", literal(sample))
        if kind is Kind.BINARY or kind in _BYTES:
            return _FILE
        return literal(sample)

    def _declared(self, pointer: str, sample: object) -> Code | Group:
        declaration = self._declarations[pointer]
        if isinstance(declaration, Alias):
            return self.value(declaration.type, sample)
        if isinstance(declaration, Object) and isinstance(sample, dict):
            types = {each.name: each.type for each in declaration.properties}
            return _mapping(
                {
                    name: (
                        self.value(types[name], value)
                        if name in types
                        else _plain(value)
                    )
                    for name, value in sample.items()
                }
            )
        return _plain(sample)

    def _union(self, members: tuple[Type, ...], sample: object) -> Code | Group:
        """Write a sample by the member that it is most like."""
        for member in members:
            if self._is_like(member, sample):
                return self.value(member, sample)
        return _plain(sample)

    def _is_like(self, type_: Type, sample: object) -> bool:
        match type_:
            case Primitive(kind=kind):
                if isinstance(sample, str):
                    return kind not in (Kind.INTEGER, Kind.NUMBER, Kind.NULL)
                return kind in (Kind.INTEGER, Kind.NUMBER, Kind.DECIMAL_NUMBER)
            case ArrayOf():
                return isinstance(sample, list)
            case MapOf():
                return isinstance(sample, dict)
            case Reference(pointer=pointer):
                declaration = self._declarations[pointer]
                if isinstance(declaration, Alias):
                    return self._is_like(declaration.type, sample)
                if not isinstance(declaration, Object):
                    return isinstance(sample, (str, int))
                names = {each.name for each in declaration.properties if each.required}
                return isinstance(sample, dict) and names <= sample.keys()
            case _:
                return False


def _plain(sample: object) -> Code | Group:
    """Write JSON as it is."""
    if isinstance(sample, list):
        return _array([_plain(each) for each in sample])
    if isinstance(sample, dict):
        return _mapping({name: _plain(value) for name, value in sample.items()})
    return literal(sample)


def _array(items: list[Code | Group]) -> Group:
    return Group(Code("["), tuple(items), Code("]"))


def _mapping(items: Mapping[str, Code | Group]) -> Group:
    return mapping((literal(name), value) for name, value in items.items())


def _is_binary(type_: Type) -> bool:
    plain = without_null(type_)
    return isinstance(plain, Primitive) and plain.kind in _BYTES


def _whole_example(media: Media, fields: Object) -> Mapping[str, object]:
    """The document's example of a whole body, if it is an object."""
    for example in (*media.examples, *fields.examples):
        if isinstance(example, dict):
            return example
    return {}
