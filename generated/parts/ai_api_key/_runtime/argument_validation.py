"""Arguments held to the document before anything is sent, in strict validation.

An argument has to be as its method says: annotations, with their constraints, are read
when an operation is first checked.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from enum import IntEnum
from typing import (
    Annotated,
    Any,
    Literal,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)
from uuid import UUID

from msgspec import UNSET, Struct
from msgspec.structs import replace

from .errors import RequestValidationError
from .files import Readable, is_file, unpack_file
from .messages import kind_of
from .operation import Operation
from .serialization import Issue, is_object
from .serialization.checks import check

_HINTS: dict[Operation[Any], Mapping[str, Any]] = {}


def check_arguments(
    operation: Operation[Any], arguments: Mapping[str, Any], resource: type
) -> None:
    """Raise `RequestValidationError` listing all that breaks the document.

    `resource` is the class that has the operation's method.
    """
    issues = argument_issues(operation, arguments, resource)
    if issues:
        text = "; ".join(str(issue) for issue in issues[:5])
        raise RequestValidationError(f"nothing was sent: {text}", issues=issues)


def argument_issues(
    operation: Operation[Any], arguments: Mapping[str, Any], resource: type
) -> list[Issue]:
    """List where arguments break the document.

    Files are not looked into, those in a form neither, and a value whose type is not
    known only if it is a model.
    """
    hints = _hints(operation, resource)
    is_form = _is_form(operation)
    issues: list[Issue] = []
    for argument in _sent(operation):
        value = arguments.get(argument, UNSET)
        if value is UNSET or is_file(value):
            continue
        if is_form:
            value = _with_texts(value)
        expected = hints.get(argument, type(value) if _is_model(value) else Any)
        issues += [
            Issue(f"{argument}{issue.path[1:]}", issue.message, issue.value)
            for issue in check(expected, value)
        ]
    return issues


def _declared_body(operation: Operation[Any]) -> Any:
    """The `DeclaredBody` of an operation; packages without bodies lack the class."""
    return operation.body if operation.documented else None


def _is_form(operation: Operation[Any]) -> bool:
    """Return whether members of a body that is one argument may be files."""
    body = _declared_body(operation)
    formats = () if body is None or body.fields is not None else body.formats
    return any(kind_of(each.media_type) == "multipart" for each in formats)


def _with_texts(value: Any) -> Any:
    """A form with a text in place of each file: to the document, files are texts."""
    if is_file(unpack_file(value)):
        return ""
    if isinstance(value, Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        return replace(value, **{k: _with_texts(v) for k, v in fields.items()})
    if is_object(value):
        return {name: _with_texts(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_with_texts(item) for item in cast("list[Any]", value)]
    return value


def _is_model(value: object) -> bool:
    return isinstance(value, Struct)


def _sent(operation: Operation[Any]) -> dict[str, Any]:
    """The arguments that are sent, with the type of those that have one declared."""
    sent = {each.argument or each.name: each.type for each in operation.parameters}
    body = _declared_body(operation)
    if body is None:
        return sent
    if body.fields is None:
        return sent | {"body": None}
    sent |= {each.argument or each.name: each.type for each in body.fields}
    return sent | ({"additional_properties": None} if body.additional else {})


def _hints(operation: Operation[Any], resource: type) -> Mapping[str, Any]:
    """The types of a method's arguments; none where no method has the operation."""
    hints = _HINTS.get(operation)
    if hints is None:
        method = getattr(resource, operation.function, None)
        found = get_type_hints(method, include_extras=True) if method else {}
        hints = {
            name: _expected(found.get(name, Any), declared)
            for name, declared in _sent(operation).items()
            if declared is not None or name in found
        }
        _HINTS[operation] = hints
    return hints


def _expected(hint: Any, declared: Any) -> Any:
    """The type of an argument, which is optional where its annotation says so."""
    if declared is None:
        return sent_type(hint)
    return declared | None if type(None) in get_args(hint) else declared


def sent_type(hint: Any) -> Any:
    """The type of what is sent, of which an annotation may offer plain spellings.

    A string beside an enumeration, a UUID or a duration is one of them, an integer
    beside an enumeration of integers, and a mapping of anything beside a model; all
    kinds of files are left unchecked.
    """
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        if Readable in arguments:
            return Any
        kept = [row for row in arguments if not _is_spelling(row, arguments)]
        return Union[tuple(map(sent_type, kept))]  # noqa: UP007
    if origin is Annotated:
        return Annotated[(sent_type(arguments[0]), *arguments[1:])]
    if origin in (None, Literal) or not arguments:
        return hint
    return origin[tuple(map(sent_type, arguments))]


def _is_spelling(row: Any, beside: tuple[Any, ...]) -> bool:
    if row == Mapping[str, object] or any(_annotates(other, row) for other in beside):
        return True
    named = (UUID, str) if row is str else (IntEnum,)
    return row in (str, int) and any(
        isinstance(other, type) and issubclass(other, named) and other is not row
        for other in map(_class_of, beside)
    )


def _annotates(type_: Any, inner: Any) -> bool:
    """Return whether a type is another one with marks: what stands for dicts has none."""
    return get_origin(type_) is Annotated and get_args(type_)[0] is inner


def _class_of(type_: Any) -> Any:
    """The class in a type that may be annotated: `Annotated[State, Unlisted()]`."""
    return get_args(type_)[0] if get_origin(type_) is Annotated else type_
