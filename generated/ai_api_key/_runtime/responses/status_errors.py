"""From an unsuccessful answer to the error that is raised, with the reason it states.

`{"detail": [{"loc": ["body", "x"], "msg": "field required"}]}` states
`body.x: field required`; so do the shapes of RFC 9457, NestJS, ASP.NET and Django.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard, cast

import msgspec

from ..errors import (
    AuthenticationError,
    BadRequestError,
    ConflictError,
    DecodeError,
    NotFoundError,
    PermissionDeniedError,
    Problem,
    RateLimitError,
    ServerError,
    StatusError,
    UnprocessableEntityError,
)
from ..logs import SHOWN, is_secret_name, printable, redact_body
from ..messages import Headers, content_type_of
from ..serialization import codec, is_object
from . import decode_untyped, read
from .matching import ResponseMatcher

LONGEST_BODY = 16 * 1024 * 1024
"""Bytes of an error's body that are read; the rest is left."""

_REQUEST_IDS = (
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "x-amzn-requestid",
    "x-ms-request-id",
)


_BY_STATUS: dict[int, type[StatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def status_error(status: int) -> type[StatusError]:
    """The class of error for a status."""
    return ServerError if 500 <= status <= 599 else _BY_STATUS.get(status, StatusError)


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
        decode=codec.from_json,
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


_KEYS = (
    "detail",
    "message",
    "Message",
    "error_description",
    "error_message",
    "errorMessage",
) + (
    "exception_message",
    "faultstring",
    "fault",
    "error",
    "Error",
    "errors",
    "msg",
    "reason",
    "status",
    "description",
)
"""Members that hold a reason, the most telling first."""
_OF_THE_WHOLE = frozenset({"non_field_errors", "__all__", "_schema", ""})
"""Names under which errors stand that belong to no field (Django, marshmallow)."""
_MOST = 3
"""Reasons of a list that are stated."""
_DEEPEST = 6


def state_reason(raw: bytes, text: str | None) -> str | None:
    """The reason in an error's body, printable and bounded; `None` without a body.

    `text` is the body as text, `None` where it is binary. A body of an unknown shape
    speaks itself, the values of secret members masked.
    """
    try:
        value: Any = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _line(text)
    reason = find_reason(value)
    if reason is not None or value in (None, "", [], {}):
        return _line(reason)
    masked = redact_body(value, is_secret_name)
    return _line(msgspec.json.encode(masked).decode())


def _line(text: str | None) -> str | None:
    words = " ".join((text or "")[: 4 * SHOWN].split())
    return printable(words) if words else None


def find_reason(value: object, depth: int = 0) -> str | None:
    """The reason in a JSON value; `None` where no known member holds one."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, str):
        return value.strip() or None
    if _is_array(value):
        items = [find_reason(each, depth + 1) for each in value]
        return "; ".join([item for item in items if item][:_MOST]) or None
    if is_object(value):
        return _of_members(value, depth + 1)
    return None


def _is_array(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _of_members(members: Mapping[str, Any], depth: int) -> str | None:
    position, message = members.get("loc"), members.get("msg")
    if _is_array(position) and isinstance(message, str):
        return f"{'.'.join(map(str, position))}: {message}"
    title = members.get("title")
    found = (_of_member(key, members.get(key), depth) for key in _KEYS)
    detail = next((each for each in found if each), None)
    errors = members.get("errors")
    fields = _of_member("errors", errors, depth) if is_object(errors) else None
    parts = [each for each in (title, detail, fields) if isinstance(each, str) and each]
    if parts:
        return ": ".join(dict.fromkeys(parts))
    return _of_fields(members, depth)


def _of_member(key: str, value: object, depth: int) -> str | None:
    """The reason of a member; a status is one only as an object, not as a number."""
    if key == "status" and not is_object(value):
        return None
    if key == "errors" and is_object(value) and not _states(value):
        return "; ".join(_of_tree(value, depth)[:_MOST]) or None
    return find_reason(value, depth)


def _of_fields(members: Mapping[str, Any], depth: int) -> str | None:
    """The reasons by field, as `{"name": ["too long"]}` has them."""
    reasons: list[str] = []
    for name, value in members.items():
        reason = find_reason(value, depth) if _is_array(value) else None
        if reason is not None:
            reasons.append(reason if name in _OF_THE_WHOLE else f"{name}: {reason}")
    return "; ".join(reasons[:_MOST]) or None


def _of_tree(members: Mapping[str, Any], depth: int, path: str = "") -> list[str]:
    """The reasons in objects by field: `{"a": {"b": "is short"}}` says `a.b: is short`."""
    reasons: list[str] = []
    for name, value in members.items():
        inner = path if name in _OF_THE_WHOLE else f"{path}.{name}" if path else name
        if is_object(value) and depth < _DEEPEST and not _states(value):
            reasons += _of_tree(value, depth + 1, inner)
        elif reason := find_reason(value, depth + 1):
            reasons.append(f"{inner}: {reason}" if inner else reason)
    return reasons


def _states(members: Mapping[str, Any]) -> bool:
    """Return whether an object is a reason itself, and no map of fields."""
    return any(isinstance(members.get(key), str) for key in _KEYS)
