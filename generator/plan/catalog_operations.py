"""Whole entries of the catalogue: arguments, bodies and results with JSON Schemas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.ir import (
    Kind,
    Media,
    Object,
    Operation,
    Parameter,
    Primitive,
    Property,
    without_null,
)
from generator.ir.json_schema import JsonSchema, SchemaWriter
from generator.ir.pagination import PAGE_SIZES
from generator.naming import Arguments
from generator.plan.arguments import body_object, extra_arguments, operation_arguments
from generator.plan.bodies import sent_properties
from generator.plan.design import Design
from generator.plan.responses import accepted, is_streamed_only, successes
from generator.plan.secret_names import holds_password
from generator.text import snake_case

_DELETING = frozenset(("delete", "remove", "destroy", "purge", "erase"))
_BINARY = Primitive(Kind.BINARY)


def is_deletion(method: str, function: str) -> bool:
    """Return whether a call destroys something, as its HTTP method or its name says."""
    return method == "DELETE" or function.partition("_")[0] in _DELETING


class OperationWriter:
    """Writes the entries of one resource, and collects the types that they name."""

    def __init__(self, design: Design) -> None:
        api, classes = design.api, design.names.classes
        self._design = design
        self._sent = SchemaWriter(
            api.declarations, lambda pointer: classes[pointer, True], sending=True
        )
        self._received = SchemaWriter(
            api.declarations, lambda pointer: classes[pointer, False], sending=False
        )

    @property
    def definitions(self) -> tuple[dict[str, JsonSchema], dict[str, JsonSchema]]:
        """The declared types that arguments, and that results, name so far."""
        return self._sent.definitions, self._received.definitions

    def write(self, operation: Operation) -> dict[str, object]:
        """Return the entry of one operation."""
        fields = body_object(self._design.api, operation)
        names = operation_arguments(operation, fields)
        arguments = [
            *self._parameters(operation, names),
            *self._body_arguments(operation, fields, names),
        ]
        return {
            "description": operation.description.strip(),
            "arguments": arguments,
            "body": _body(operation, fields),
            "accepts": list(accepted(operation)),
            "page_size": _page_size(operation, names),
            "waits_by_url": operation.poller is not None
            and operation.poller.type is None,
            "result": self._result(operation),
        }

    def _parameters(
        self, operation: Operation, names: Arguments
    ) -> Iterator[dict[str, object]]:
        for row in operation.parameters:
            yield {
                "name": names.parameters[row.location, row.name],
                "wire_name": row.name,
                "location": row.location,
                "required": row.required or row.location == "path",
                "schema": self._parameter_schema(row),
                "description": row.description.strip(),
                **_marks(is_secret=holds_password(self._design.api, row.type)),
            }

    def _parameter_schema(self, row: Parameter) -> JsonSchema:
        schema = self._sent.schema(row.type)
        if row.default:
            schema = schema | {"default": row.default[0]}
        return schema | ({"deprecated": True} if row.deprecated else {})

    def _body_arguments(
        self, operation: Operation, fields: Object | None, names: Arguments
    ) -> Iterator[dict[str, object]]:
        body = operation.body
        if body is None:
            return
        if fields is None:
            yield self._whole_body(operation)
            return
        files = {name for media in body.media for name in media.files}
        for row in sent_properties(fields):
            name = names.fields[row.name]
            yield self._field(row, name, row.name in files, body.required)
        if fields.additional is not None:
            values = self._sent.schema(fields.additional)
            yield {
                "name": "additional_properties",
                "wire_name": "",
                "location": "additional",
                "required": False,
                "schema": {"type": "object", "additionalProperties": values},
                "description": "Further properties of the body.",
            }

    def _field(
        self, row: Property, name: str, is_file: bool, is_body_required: bool
    ) -> dict[str, object]:
        is_secret = row.write_only or holds_password(self._design.api, row.type)
        schema = self._sent.property_schema(row)
        schema.pop("description", None)
        return {
            "name": name,
            "wire_name": row.name,
            "location": "body",
            "required": row.required and is_body_required,
            "schema": schema,
            "description": row.description.strip(),
            **_marks(is_secret=is_secret, is_file=is_file),
        }

    def _whole_body(self, operation: Operation) -> dict[str, object]:
        body = operation.body
        assert body is not None
        media = body.media[0]
        schema = self._sent.schema(media.type)
        if media.item_type is not None:
            schema = {"type": "array", "items": self._sent.schema(media.item_type)}
        is_file = without_null(media.type) == _BINARY
        return {
            "name": "body",
            "wire_name": "",
            "location": "value",
            "required": body.required,
            "schema": schema,
            "description": body.description.strip(),
            **_marks(is_file=is_file and media.item_type is None),
        }

    def _result(self, operation: Operation) -> dict[str, object]:
        media = [each for row in successes(operation) for each in row.media]
        whole = [each for each in media if each.item_type is None]
        kind = _result_kind(operation, whole)
        found = [self._received.schema(each.type) for each in whole]
        if kind == "stream":
            items = (each.item_type for each in media)
            found = [self._received.schema(each) for each in items if each is not None]
        return {
            "kind": kind,
            "media_types": _unique(each.name for each in media),
            "schema": _one_of(found),
        }


def _result_kind(operation: Operation, whole: list[Media]) -> str:
    if is_streamed_only(operation):
        return "stream"
    if not whole:
        return "none"
    if all(without_null(each.type) == _BINARY for each in whole):
        return "bytes"
    return "data"


def _one_of(schemas: list[JsonSchema]) -> JsonSchema | None:
    unique = [row for index, row in enumerate(schemas) if row not in schemas[:index]]
    if not unique:
        return None
    return unique[0] if len(unique) == 1 else {"anyOf": unique}


def _body(operation: Operation, fields: Object | None) -> dict[str, object] | None:
    body = operation.body
    if body is None:
        return None
    choices = extra_arguments(operation, fields).get("content_type", ())
    return {
        "kind": "value" if fields is None else "fields",
        "required": body.required,
        "media_types": _unique(media.name for media in body.media),
        "takes_content_type": bool(choices),
    }


def _page_size(operation: Operation, names: Arguments) -> str | None:
    """Return the argument that says how many items a page has, if there is one."""
    if operation.pagination is None:
        return None
    for row in operation.parameters:
        if row.location == "query" and snake_case(row.name, "") in PAGE_SIZES:
            return names.parameters[row.location, row.name]
    return None


def _marks(*, is_secret: bool = False, is_file: bool = False) -> dict[str, object]:
    marks = {"is_secret": is_secret, "is_file": is_file}
    return {name: True for name, is_set in marks.items() if is_set}


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
