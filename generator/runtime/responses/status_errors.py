"""From an unsuccessful answer to the error that is raised."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import msgspec

from ..errors import DecodeError, Problem, StatusError, status_error
from ..headers import Headers
from ..media import content_type_of
from .matching import ResponseMatcher, decode_untyped, read
from .reasons import find_reason, state_reason

LONGEST_BODY = 16 * 1024 * 1024
"""Bytes of an error's body that are read; the rest is left."""

_REQUEST_IDS = (
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "x-amzn-requestid",
    "x-ms-request-id",
)


def to_status_error(
    responses: ResponseMatcher, status: int, headers: Headers, raw: bytes
) -> StatusError:
    """The error for a status, with all that its body says.

    The body never makes this fail, whatever it claims to be: it is decoded as the
    document says, else as JSON, else as text.
    """
    untyped = decode_untyped(content_type_of(headers), raw)
    reason = state_reason(raw, untyped if isinstance(untyped, str) else None)
    return status_error(status)(
        f"status {status}: {reason}" if reason else f"status {status}",
        status=status,
        headers=headers,
        body=_body(responses, status, headers, raw),
        raw=raw,
        problem=_problem_in(raw),
        request_id=request_id_of(headers),
    )


def request_id_of(headers: Headers) -> str | None:
    """The identifier that the server gave the request, when it gave one."""
    return next((headers[name] for name in _REQUEST_IDS if name in headers), None)


def _problem_in(raw: bytes) -> Problem | None:
    try:
        return find_problem(msgspec.json.decode(raw))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _body(responses: ResponseMatcher, status: int, headers: Headers, raw: bytes) -> Any:
    content_type = content_type_of(headers)
    spec, odd, *_ = responses.choose(status, content_type)
    if spec is None or not (raw and spec.media_type) or spec.stream is not None:
        return decode_untyped(content_type, raw)
    if not (odd and spec.type is bytes):
        try:
            return read(spec, content_type, raw, "off")[0]
        except DecodeError:
            pass
    return decode_untyped(content_type, raw)


_MEMBERS = ("type", "title", "detail", "instance")


def find_problem(body: object) -> Problem | None:
    """Read a decoded JSON body as a problem.

    Returns `None` when nothing in it looks like one. Members of a wrong type are taken
    for extensions, as RFC 9457 section 3.1 wants them ignored.
    """
    if not isinstance(body, Mapping):
        return None
    members = cast("Mapping[str, Any]", body)
    found: dict[str, Any] = {
        name: members[name]
        for name in _MEMBERS
        if isinstance(members.get(name), str) and members[name]
    }
    status = members.get("status")
    if isinstance(status, int) and not isinstance(status, bool):
        found["status"] = status
    errors = members.get("errors")
    if isinstance(errors, list):
        found["errors"] = errors
    _add_older_shapes(members, found)
    if not found.keys() - {"status", "type"}:
        return None
    rest = {name: value for name, value in members.items() if name not in found}
    return Problem(**found, extensions=rest)


def _add_older_shapes(members: Mapping[str, Any], found: dict[str, Any]) -> None:
    """Take `message` and `error`, of any shape, for the detail."""
    for name in ("message", "error_description", "error"):
        reason = find_reason(members.get(name))
        if reason is not None:
            found.setdefault("detail", reason)
