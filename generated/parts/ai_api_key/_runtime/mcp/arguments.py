"""Arguments of calls: their JSON Schema, checked before anything is sent."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, cast

import msgspec

from ..catalog import Argument, Catalog, Operation, OperationEntry, Schema
from ..files import File
from ..transports import import_extra
from .sampling import sample
from .texts import plain_schema, plain_text

_FILE: Schema = {
    "type": "object",
    "description": "A file: its text, or its bytes in base64.",
    "properties": {
        "text": {"type": "string"},
        "base64": {"type": "string"},
        "filename": {"type": "string"},
    },
    "additionalProperties": False,
    "examples": [{"text": "…", "filename": "file.txt"}],
}
_FORMATS = frozenset(("date", "date-time", "ipv4", "ipv6", "uuid"))
_SHOWN_ERRORS = 5


class ArgumentError(ValueError):
    """Arguments that cannot be sent; the text says what to give in their place."""


def arguments_schema(
    catalog: Catalog, entry: OperationEntry, operation: Operation, limit: int
) -> Schema:
    """Return the schema of an object with all arguments of an operation.

    `limit` is that of the characters of a description.
    """
    properties: Schema = {}
    for row in operation.arguments:
        schema = _file_schema(row) if row.is_file else row.schema
        description = plain_text(row.description, limit)
        more = {"description": description} if description else {}
        properties[row.name] = schema | more
    whole: Schema = {"type": "object", "properties": properties}
    required = [row.name for row in operation.arguments if row.required]
    if required:
        whole["required"] = required
    whole["additionalProperties"] = False
    found: Schema = plain_schema(catalog.with_definitions(entry, whole), limit)
    return found


def _file_schema(row: Argument) -> Schema:
    is_list = row.schema.get("type") == "array"
    return {"type": "array", "items": _FILE} if is_list else _FILE


def example_arguments(operation: Operation, schema: Schema) -> Schema:
    """Return arguments to copy: all that are required, as their schemas have them."""
    definitions = schema.get("$defs", {})
    properties = schema["properties"]
    return {
        row.name: sample(properties[row.name], definitions)
        for row in operation.arguments
        if row.required
    }


class Checker:
    """Checks arguments against the schemas of their operations."""

    def __init__(self) -> None:
        self._validators: dict[str, Any] = {}

    def check(
        self,
        entry: OperationEntry,
        operation: Operation,
        schema: Schema,
        given: Mapping[str, Any],
    ) -> None:
        """Raise `ArgumentError` with all that is wrong, and an example of what is not.

        Values that may be secret are not repeated.
        """
        try:
            msgspec.json.encode(given)
        except UnicodeEncodeError:
            raise ArgumentError(
                "Nothing was sent: a text has a lone surrogate, which is no character"
            ) from None
        errors = [*_unknown(operation, given)]
        validator = self._validators.get(entry.id)
        if validator is None:
            validator = self._validators[entry.id] = _validator(schema)
        known = {row.name: row for row in operation.arguments}
        errors += [
            _message(error, known)
            for error in validator.iter_errors(dict(given))
            if error.kind.name != "additionalProperties" or error.instance_path
        ]
        if errors:
            shown = "; ".join(errors[:_SHOWN_ERRORS])
            example = msgspec.json.encode(example_arguments(operation, schema)).decode()
            end = "" if shown.endswith("?") else "."
            raise ArgumentError(
                f"Nothing was sent: {shown}{end} Example of arguments: {example}"
            )


def _unknown(operation: Operation, given: Mapping[str, Any]) -> Iterator[str]:
    names = [row.name for row in operation.arguments]
    wire = {row.wire_name: row.name for row in operation.arguments}
    for name in given:
        if name not in names:
            close = get_close_matches(name, names, 1)
            meant = wire.get(name) or (close[0] if close else None)
            known = f"did you mean {meant}?" if meant else f"known: {', '.join(names)}"
            yield f"{plain_text(name, 100)}: no such argument; {known}"


def _validator(schema: Schema) -> Any:
    """Return what checks a schema; patterns that no engine knows are left out."""
    make = import_extra("jsonschema_rs", "mcp").Draft202012Validator
    try:
        return make(_checked(schema, True), validate_formats=True, offline=True)
    except ValueError:
        return make(_checked(schema, False), validate_formats=True, offline=True)


def _checked(value: Any, has_patterns: bool) -> Any:
    """Return a schema with the formats that documents mean as they are defined.

    Others, such as `uri`, are given to texts that servers take in wider forms.
    """
    if isinstance(value, list):
        return [_checked(item, has_patterns) for item in cast("Any", value)]
    if not isinstance(value, dict):
        return value
    members = cast("Schema", value)
    left_out: set[str] = set()
    if isinstance(members.get("pattern"), str) and not has_patterns:
        left_out.add("pattern")
    named = members.get("format")
    if isinstance(named, str) and named not in _FORMATS:
        left_out.add("format")
    rows = members.items()
    return {k: _checked(v, has_patterns) for k, v in rows if k not in left_out}


def _message(error: Any, known: Mapping[str, Argument]) -> str:
    path = [*error.instance_path]
    place = ".".join(map(str, path))
    row = known.get(path[0]) if path else None
    if error.kind.name == "required":
        name = error.kind.property
        return f"{f'{place}.' if place else ''}{name}: required, but not given"
    if row is not None and row.is_secret:
        return f"{place}: breaks the rule {error.kind.name!r}"
    return f"{place or 'arguments'}: {plain_text(error.message, 400)}"


def sent_arguments(operation: Operation, given: Mapping[str, Any]) -> Schema:
    """Return arguments as the SDK's method takes them; files are made of their parts."""
    files = {row.name for row in operation.arguments if row.is_file}
    return {
        name: _file(name, value) if name in files else value
        for name, value in given.items()
    }


def _file(name: str, value: Any) -> Any:
    """Return a file, or several; never one of the server's own disk."""
    if isinstance(value, list):
        return [_file(name, each) for each in cast("Any", value)]
    if ("text" in value) == ("base64" in value):
        raise ArgumentError(f"Nothing was sent: {name}: give `text` or `base64`")
    if "base64" in value:
        try:
            content = base64.b64decode(value["base64"], validate=True)
        except (binascii.Error, ValueError):
            raise ArgumentError(f"Nothing was sent: {name}.base64: no base64") from None
    else:
        content = value["text"].encode()
    return File(content, value.get("filename"))
