"""Calls held to the document: what a server that keeps to it would refuse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import UNSET

from ..argument_validation import argument_issues
from ..bodies import declared_body
from ..messages import essence, matches
from ..operation import Operation
from ..parameters.arguments import IGNORED_HEADERS
from ..transport import Request
from .calls import RefusedCallError, SentCall
from .registry import Package


def check_call(package: Package, call: SentCall) -> None:
    """Raise `RefusedCallError` with the operation and all that breaks the document."""
    problems = [
        *_arguments(package, call),
        *_missing(call.operation, call.arguments),
        *_headers(call.operation, call.request),
        *_body(call.operation, call.request),
        *_credentials(package, call),
    ]
    if problems:
        said = "; ".join(problems)
        raise RefusedCallError(f"{call.operation_id} breaks the document: {said}")


def _arguments(package: Package, call: SentCall) -> Iterator[str]:
    resource = package.resource(call.operation)
    for issue in argument_issues(call.operation, call.arguments, resource):
        yield str(issue)


def _missing(operation: Operation[Any], arguments: Mapping[str, Any]) -> Iterator[str]:
    """Required values that were not given, by the name on the wire."""
    for row in operation.parameters:
        is_required = row.required or row.location == "path"
        if is_required and arguments.get(row.argument or row.name, UNSET) is UNSET:
            yield f"the {row.location} parameter {row.name} is missing"
    body = declared_body(operation.body)
    for field in (body.fields or ()) if body and body.required else ():
        given = arguments.get(field.argument or field.name, UNSET)
        if field.required and given is UNSET:
            yield f"the property {field.name} of the body is missing"


def _headers(operation: Operation[Any], request: Request) -> Iterator[str]:
    """A header may have been taken away after its argument was written."""
    present = {name.lower() for name in request.headers}
    required = (
        row.name
        for row in operation.parameters
        if row.location == "header" and row.required
    )
    for name in required:
        if name.lower() not in present | IGNORED_HEADERS:
            yield f"the header {name} is missing"


def _body(operation: Operation[Any], request: Request) -> Iterator[str]:
    content, body = request.content, declared_body(operation.body)
    if body is None:
        if content:
            yield "it has a body, and none is described"
        return
    if content is None:
        if body.required:
            yield "the body is missing"
        return
    sent = _field(request, "content-type")
    if sent is None:
        yield "the header Content-Type is missing"
    elif not any(matches(row.media_type, essence(sent)) for row in body.formats):
        names = ", ".join(row.media_type for row in body.formats)
        yield f"the Content-Type {sent} is none of {names}"


def _field(request: Request, name: str) -> str | None:
    rows = request.headers.items()
    return next((value for key, value in rows if key.lower() == name), None)


def _credentials(package: Package, call: SentCall) -> Iterator[str]:
    security = call.operation.security
    security = package.api.security if security is None else security
    schemes = package.api.schemes
    if not security:
        return
    headers = {name.lower(): text for name, text in call.request.headers.items()}
    for alternative in security:
        named = [schemes[name] for name in alternative if name in schemes]
        if all(
            each.is_challenged or each.is_sent_with(headers, call.request.url)
            for each in named
        ):
            return
    ways = " or ".join(" with ".join(row) for row in security)
    yield f"credentials are missing: {ways}"
