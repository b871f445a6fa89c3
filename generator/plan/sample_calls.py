"""Sample calls: `client.pets.create(name="Rex", born=date.fromisoformat("2026-01-02"))`.

READMEs and pages show them, and tests run them against the mock.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from generator.ir import (
    Api,
    ArrayOf,
    Body,
    Media,
    Object,
    Operation,
    Parameter,
    Primitive,
    Property,
    Type,
    without_null,
)
from generator.ir.samples import SampleMaker
from generator.naming import Arguments, Names
from generator.plan.arguments import body_object, operation_arguments
from generator.plan.bodies import sent_properties
from generator.plan.layout import Group, call, prefixed
from generator.plan.sample_values import BYTES, FILE, ValueWriter, array_display
from generator.text import Code, code, identifier, join

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
        writer = ValueWriter(self._api, {})
        items = [
            *self._parameters(writer, operation, arguments),
            *self._body(writer, operation, fields, arguments),
        ]
        *owner, method = self._names.called(operation)
        target = join(".", map(identifier, (*owner, *view, method)))
        return SampleCall(call(target, items), tuple(sorted(writer.imports)))

    def parameter_samples(
        self, operation: Operation
    ) -> Iterator[tuple[Parameter, object]]:
        """Yield the parameters that a sample call sends, in the order of arguments."""
        for each in operation.parameters:
            if each.required or each.location == "path":
                yield each, self._samples.sample(
                    each.type, name=each.name, given=each.default
                )

    def field_samples(
        self, body: Body, fields: Object
    ) -> Iterator[tuple[Property, object]]:
        """Yield the properties of a body that a sample call sends; files are None."""
        media = body.media[0]
        whole = _whole_example(media, fields)
        for property_ in sent_properties(fields):
            if self._is_shown(property_, whole, body.required):
                is_file = property_.name in media.files
                yield property_, None if is_file else self._field(property_, whole)

    def body_sample(self, media: Media) -> object:
        """Return a sample of a body that is one argument; an item of a stream."""
        if media.item_type is not None:
            return self._samples.sample(media.item_type)
        return self._samples.sample(media.type, given=media.examples[:1])

    def _parameters(
        self, writer: ValueWriter, operation: Operation, arguments: Arguments
    ) -> Iterator[Code | Group]:
        for parameter, sample in self.parameter_samples(operation):
            name = arguments.parameters[parameter.location, parameter.name]
            value = writer.value(parameter.type, sample)
            yield prefixed(code("{}=", identifier(name)), value)

    def _body(
        self,
        writer: ValueWriter,
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
        for property_, sample in self.field_samples(body, fields):
            name = identifier(arguments.fields[property_.name])
            if property_.name in media.files:
                value: Code | Group = _file(property_)
            else:
                value = writer.value(property_.type, sample)
            yield prefixed(code("{}=", name), value)

    def _is_shown(
        self, property_: Property, whole: Mapping[str, object], is_required: bool
    ) -> bool:
        if property_.required and is_required:
            return True
        if self._required_only or len(whole) > _MANY:
            return False
        return property_.name in whole or bool(property_.examples)

    def _field(self, property_: Property, whole: Mapping[str, object]) -> object:
        given = (*property_.examples, *property_.default)
        if property_.name in whole:
            given = (whole[property_.name],)
        return self._samples.sample(property_.type, name=property_.name, given=given)

    def _whole_body(self, writer: ValueWriter, media: Media) -> Code | Group:
        if media.item_type is not None:
            return array_display(
                [writer.value(media.item_type, self.body_sample(media))]
            )
        if _is_binary(media.type):
            return FILE
        return writer.value(media.type, self.body_sample(media))


def _file(property_: Property) -> Code:
    is_array = isinstance(without_null(property_.type), ArrayOf)
    return code("[{}]", FILE) if is_array else FILE


def _is_binary(type_: Type) -> bool:
    plain = without_null(type_)
    return isinstance(plain, Primitive) and plain.kind in BYTES


def _whole_example(media: Media, fields: Object) -> Mapping[str, object]:
    """The document's example of a whole body, if it is an object."""
    for example in (*media.examples, *fields.examples):
        if isinstance(example, dict):
            return example
    return {}
