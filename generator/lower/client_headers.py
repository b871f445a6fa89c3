"""Header parameters in common: told to the client once, and no argument of methods.

``Notion-Version``, which every operation declares with the same default, is the keyword
``notion_version`` of the client.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from generator.ir import (
    Alias,
    ClientHeader,
    Declaration,
    Enumeration,
    Kind,
    Operation,
    Parameter,
    Primitive,
    Reference,
    Type,
)
from generator.ir.types import Constant, without_null
from generator.text.identifier import words

_SHARE = 3, 4
"""A header is the client's from three operations in four on."""
_FEWEST = 2
_OF_ONE_CALL = frozenset(
    ("idempotency", "idempotent", "correlation", "trace", "traceparent", "tracestate")
    + ("request", "nonce", "timestamp", "signature", "digest", "content")
    + ("if", "range", "cookie", "etag", "b3")
)
"""Words of headers whose value belongs to one call (RFC 9110 section 13, Trace Context)."""
_SECRET = frozenset(
    ("key", "apikey", "token", "secret", "password", "auth", "credential")
)
_Meaning = tuple[str, tuple[str, ...], str | None]
"""The name in lower case, the listed values and the default of a header."""


def lift_common_headers(
    operations: tuple[Operation, ...], declarations: Mapping[str, Declaration]
) -> tuple[tuple[ClientHeader, ...], tuple[Operation, ...]]:
    """Take headers that operations have in common out of their parameters.

    Args:
        operations: all of the API.
        declarations: the types that parameters refer to.

    Returns:
        The headers of the client, and the operations, which name the ones that they
        declare. A header of the same name with another type or default stays a
        parameter of its operation.
    """
    groups = dict(_common(operations, declarations))
    if not groups:
        return (), operations
    headers = {
        meaning: _header(meaning, group, operations)
        for meaning, group in groups.items()
    }
    lifted = tuple(_without(row, headers, declarations) for row in operations)
    return tuple(headers.values()), lifted


def _common(
    operations: Sequence[Operation], declarations: Mapping[str, Declaration]
) -> Iterator[tuple[_Meaning, list[Parameter]]]:
    groups = defaultdict[_Meaning, dict[str, Parameter]](dict)
    steering = set(_steering(operations))
    for operation in operations:
        for row in operation.parameters:
            meaning = _meaning(row, declarations)
            if meaning and ("header", row.name) not in steering:
                groups[meaning].setdefault(operation.pointer, row)
    count = len({operation.pointer for operation in operations})
    for meaning, group in groups.items():
        if len(group) >= _FEWEST and len(group) * _SHARE[1] >= count * _SHARE[0]:
            yield meaning, list(group.values())


def _steering(operations: Sequence[Operation]) -> Iterator[object]:
    """Yield the arguments that lead from page to page, or to a state."""
    for row in operations:
        if row.pagination is not None:
            yield row.pagination.argument
        if row.poller is not None:
            yield from (argument for argument, _ in row.poller.arguments)


def _meaning(
    row: Parameter, declarations: Mapping[str, Declaration]
) -> _Meaning | None:
    """Return what a header has to share with others; None for other parameters."""
    if row.location != "header" or row.content is not None or not row.is_for_client:
        return None
    if not _OF_ONE_CALL.isdisjoint(word.lower() for word in words(row.name)):
        return None
    values = _texts(row.type, declarations)
    default = row.default[0] if row.default else None
    if values is None or not isinstance(default, str | None):
        return None
    if default is None and row.required and len(values) == 1:
        default = values[0]
    return row.name.lower(), values, default


def _texts(
    type_: Type, declarations: Mapping[str, Declaration]
) -> tuple[str, ...] | None:
    """Return the listed values of a text, () for any text, None for other types."""
    type_ = without_null(type_)
    if isinstance(type_, Constant):
        return (type_.value,) if isinstance(type_.value, str) else None
    if isinstance(type_, Reference):
        target = declarations.get(type_.pointer)
        if isinstance(target, Alias) and not target.recursive:
            return _texts(target.type, declarations)
        if not isinstance(target, Enumeration):
            return None
        values = tuple(each.value for each in target.members)
        texts = tuple(each for each in values if isinstance(each, str))
        return texts if len(texts) == len(values) else None
    return () if isinstance(type_, Primitive) and type_.kind is Kind.STRING else None


def _header(
    meaning: _Meaning, group: list[Parameter], operations: Sequence[Operation]
) -> ClientHeader:
    first = group[0]
    asked = (dict(row.argument_names).get(first.name) for row in operations)
    own = (row.python_name for row in group)
    _, known, default = meaning
    return ClientHeader(
        pointer=first.pointer,
        name=first.name,
        known=known,
        default=default,
        required=all(row.required for row in group),
        secret=_is_secret(first),
        description=next((row.description for row in group if row.description), ""),
        python_name=next((name for name in (*asked, *own) if name), None),
    )


def _is_secret(row: Parameter) -> bool:
    is_password = isinstance(row.type, Primitive) and row.type.secret
    return is_password or not _SECRET.isdisjoint(w.lower() for w in words(row.name))


def _without(
    operation: Operation,
    headers: Mapping[_Meaning, ClientHeader],
    declarations: Mapping[str, Declaration],
) -> Operation:
    """Return an operation without the parameters that are the client's."""
    kept: list[Parameter] = []
    names: list[str] = []
    for row in operation.parameters:
        meaning = _meaning(row, declarations)
        if meaning is not None and meaning in headers:
            names.append(headers[meaning].name)
        else:
            kept.append(row)
    return replace(operation, parameters=tuple(kept), client_headers=tuple(names))
