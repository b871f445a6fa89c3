"""Methods as callers see them: signature, result, and what views return."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.diff.python_types import plain_annotation
from generator.diff.surface import Argument, Method
from generator.ir import (
    NULL,
    Api,
    Operation,
    Parameter,
    Property,
    Reference,
    Response,
    Type,
    asked_schemes,
)
from generator.ir.security import credential_parts
from generator.ir.servers import Server
from generator.naming import Names, constant_name
from generator.plan.annotations import Annotator
from generator.plan.dict_names import accepts_model
from generator.plan.docs import json_text
from generator.plan.former_names import present_call
from generator.plan.methods import MethodBuilder
from generator.plan.module_assignment import body_fields
from generator.plan.responses import (
    accept_types,
    accepted,
    return_type,
    successes,
)
from generator.text import Code

_COMPOUND = ("Sequence[", "Mapping[", "Dict")
"""Parts of annotations of values that a style writes in more ways than one."""


def describe_methods(
    api: Api,
    names: Names,
    homes: Mapping[str, str],
    returns: Annotator,
    takes: Annotator,
) -> Iterator[Method]:
    """Yield the method of each operation.

    Args:
        api: the API.
        names: its names.
        homes: the modules of its types, by pointer.
        returns: writes types that are read.
        takes: writes types that are sent.
    """
    for operation in api.operations:
        function = names.method_of(operation)
        builder = MethodBuilder(
            api=api,
            operation=operation,
            resource="",
            function=function,
            constant=constant_name(function),
            constants_module="",
            returns=returns,
            takes=takes,
            has_model=accepts_model(api, operation, homes),
        )
        yield _describe(builder, ".".join(names.called(operation)))


def _describe(builder: MethodBuilder, call: str) -> Method:
    operation, returns = builder.operation, builder.returns
    pages = operation.pagination
    found = successes(operation)
    return Method(
        call=call,
        route=f"{operation.method} {operation.path}",
        operation_id=operation.operation_id or "",
        pointer=operation.pointer,
        arguments=tuple(_arguments(builder)),
        result=_result(builder),
        page_items=_plain(returns, pages.item_type) if pages else "",
        stream_items=_stream_items(returns, found),
        waits=operation.poller is not None,
        errors=tuple(_errors(returns, operation)),
        deprecated=operation.deprecated,
        result_pointer=found[0].pointer if found else operation.pointer,
        replaced_by=present_call(builder.takes.names, operation),
        model=_model(builder),
        credentials=tuple(_credentials(builder)),
        accepts=tuple(_accepts(builder)),
        server=base_url(operation.servers),
        sends=operation.body.media[0].name if operation.body else "",
    )


def base_url(servers: tuple[Server, ...]) -> str:
    """Return the URL that is called, its variables replaced by their defaults."""
    if not servers:
        return ""
    url = servers[0].url
    for each in servers[0].variables:
        url = url.replace(f"{{{each.name}}}", each.default)
    return url


def _result(builder: MethodBuilder) -> str:
    """The type that is returned unless ``accept`` asks for another one."""
    choices = _choices_of_accept(builder)
    returned = return_type(builder.returns, builder.operation)
    return plain_annotation((choices[0][1] if choices else returned).source)


def _accepts(builder: MethodBuilder) -> Iterator[tuple[str, str]]:
    """The media types that ``accept`` can name, each with the type that is returned."""
    choices = _choices_of_accept(builder)
    for names, returned in choices:
        for name in names:
            yield name, plain_annotation(returned.source)
    if not choices:
        result = _result(builder)
        yield from ((name, result) for name in accepted(builder.operation))


def _choices_of_accept(
    builder: MethodBuilder,
) -> tuple[tuple[tuple[str, ...], Code], ...]:
    """The types for each choice of ``accept``, if overloads tell them apart."""
    if all(each.returned is None for each in builder.choices):
        return ()
    return accept_types(builder.returns, builder.operation)


def _credentials(builder: MethodBuilder) -> Iterator[tuple[str, ...]]:
    """The alternatives of keywords of the client, the first of each scheme."""
    api, operation = builder.api, builder.operation
    keywords = builder.takes.names.constructor
    for schemes in asked_schemes(api, operation) or ((),):
        found = {
            keywords[each.name, part]
            for each in schemes
            for part in credential_parts(each)[:1]
        }
        yield tuple(sorted(found))


def _model(builder: MethodBuilder) -> str:
    """The model that the method takes in place of the properties of its body."""
    pointer = body_fields(builder.operation)
    if pointer is None or not builder.has_model:
        return ""
    read = builder.returns.reference(pointer).source
    sent = builder.takes.argument(Reference(pointer)).source
    return plain_annotation(sent if read == sent else f"{read} | {sent}")


def _arguments(builder: MethodBuilder) -> Iterator[Argument]:
    signature = builder.signature
    sources = _sources(builder)
    positional = {each.name.source for each in signature.positional}
    for each in signature.arguments:
        name = each.name.source
        location, row = sources.get(name, ("option", None))
        default = row.default if row else ()
        yield Argument(
            name=name,
            origin=f"{location} {row.name if row else name}",
            type=plain_annotation(each.annotation.source),
            default=None if each.default is None else each.default.source,
            pointer=row.pointer if row else _body_pointer(builder),
            is_positional=name in positional,
            documented=json_text(default[0]) if default else "",
            deprecated=bool(row and row.deprecated),
            sent=_sent(row, plain_annotation(each.annotation.source)),
        )
    yield from _former_arguments(builder)


def _former_arguments(builder: MethodBuilder) -> Iterator[Argument]:
    """The former names, with the types that they are taken with."""
    types = {
        each.name.source: plain_annotation(each.annotation.source)
        for each in builder.signature.arguments
    }
    for former, name in builder.former_arguments.items():
        yield Argument(
            name=former,
            origin=f"former {former}",
            type=types.get(name or "", "object"),
            default="None",
            pointer=builder.operation.pointer,
            replaced_by=name or "",
        )


def _sources(
    builder: MethodBuilder,
) -> dict[str, tuple[str, Parameter | Property]]:
    """Location and declaration in the document of the arguments, by name."""
    names = builder.names
    found: dict[str, tuple[str, Parameter | Property]] = {
        names.parameters[row.location, row.name]: (row.location, row)
        for row in builder.operation.parameters
    }
    for row in builder.fields.properties if builder.fields else ():
        found[names.fields[row.name]] = ("body", row)
    return found


def _sent(row: Parameter | Property | None, type_: str) -> str:
    """Return how an argument is sent; the name of a parameter of the path is not."""
    if not isinstance(row, Parameter):
        return f"body {row.name}" if row else ""
    place = row.location if row.location == "path" else f"{row.location} {row.name}"
    if row.content:
        return f"{place} ({row.content})"
    is_usual = (row.style, row.explode) in (("simple", False), ("form", True))
    if is_usual or not any(name in type_ for name in _COMPOUND):
        return place
    return f"{place} ({row.style}{', exploded' if row.explode else ''})"


def _body_pointer(builder: MethodBuilder) -> str:
    body = builder.operation.body
    return builder.operation.pointer if body is None else body.pointer


def _stream_items(returns: Annotator, found: tuple[Response, ...]) -> str:
    for response in found:
        for media in response.media:
            if media.item_type is not None:
                return _plain(returns, media.item_type)
    return ""


def _errors(returns: Annotator, operation: Operation) -> Iterator[tuple[str, str]]:
    found = successes(operation)
    for response in operation.responses:
        if response not in found:
            type_ = response.media[0].type if response.media else NULL
            yield response.status, _plain(returns, type_)


def _plain(returns: Annotator, type_: Type) -> str:
    return plain_annotation(returns.expression(type_).source)
