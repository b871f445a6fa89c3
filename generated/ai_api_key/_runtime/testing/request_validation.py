"""Calls held to the document: what a server that keeps to it would refuse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import UNSET

from ..argument_validation import argument_issues
from ..auth.schemes import (
    ApiKeyScheme,
    BasicScheme,
    BearerScheme,
    HmacScheme,
    OAuth2Scheme,
    Scheme,
)
from ..media import essence, matches
from ..operation import Operation
from ..transport import Request
from .calls import RefusedCallError, SentCall
from .registry import Package

__all__ = ["check_call"]

_IGNORED = frozenset({"accept", "content-type", "authorization"})


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
    """What is required and was not given, by the name on the wire."""
    for row in operation.parameters:
        is_required = row.required or row.location == "path"
        if is_required and arguments.get(row.argument or row.name, UNSET) is UNSET:
            yield f"the {row.location} parameter {row.name} is missing"
    for field in (operation.body.fields or ()) if operation.body else ():
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
        if name.lower() not in present | _IGNORED:
            yield f"the header {name} is missing"


def _body(operation: Operation[Any], request: Request) -> Iterator[str]:
    content, body = request.content, operation.body
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
    elif not any(matches(row.name, essence(sent)) for row in body.media_types):
        names = ", ".join(row.name for row in body.media_types)
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
    for alternative in security:
        named = [schemes[name] for name in alternative if name in schemes]
        if all(_is_there(scheme, call.request) for scheme in named):
            return
    ways = " or ".join(" with ".join(row) for row in security)
    yield f"credentials are missing: {ways}"


def _is_there(scheme: Scheme, request: Request) -> bool:
    """Whether a request has a scheme's credentials; nothing is known of certificates,
    and a digest comes after a challenge."""
    if isinstance(scheme, ApiKeyScheme):
        return _has_key(scheme, request)
    prefix = _prefix(scheme)
    if prefix is None:
        return True
    given = _field(request, "authorization") or ""
    return given.lower().startswith(f"{prefix.lower()} ")


def _prefix(scheme: Scheme) -> str | None:
    if isinstance(scheme, BasicScheme):
        return "Basic"
    if isinstance(scheme, HmacScheme):
        return "EXO2-HMAC-SHA256"
    if isinstance(scheme, OAuth2Scheme):
        return "Bearer"
    return scheme.prefix if isinstance(scheme, BearerScheme) else None


def _has_key(scheme: ApiKeyScheme, request: Request) -> bool:
    if scheme.location == "header":
        return bool(_field(request, scheme.name.lower()))
    if scheme.location == "cookie":
        pairs = (_field(request, "cookie") or "").split(";")
        return any(pair.strip().startswith(f"{scheme.name}=") for pair in pairs)
    from urllib.parse import parse_qsl, urlsplit

    names = [name for name, _ in parse_qsl(urlsplit(request.url).query)]
    return scheme.name in names
