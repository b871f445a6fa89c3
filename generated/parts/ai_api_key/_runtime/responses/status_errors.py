"""From an unsuccessful answer to the error that is raised, with the reason it states.

`{"detail": [{"loc": ["body", "x"], "msg": "field required"}]}` states
`body.x: field required`; so do the shapes of RFC 9457, NestJS, ASP.NET and Django.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeGuard

from ..errors import DecodeError, Problem, StatusError, status_error
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


def to_status_error(
    responses: ResponseMatcher, status: int, headers: Headers, raw: bytes
) -> StatusError:
    """The error for a status, with all that its body says.

    The body never makes this fail, whatever it claims to be: it is decoded as the
    document says, else as JSON, else as text.
    """
    untyped = decode_untyped(content_type_of(headers), raw)
    reason = state_reason(untyped)
    return status_error(status)(
        f"status {status}: {reason}" if reason else f"status {status}",
        status=status,
        headers=headers,
        body=_typed_body(responses, status, headers, raw, untyped),
        raw=raw,
        problem=find_problem(untyped),
        request_id=request_id_of(headers),
        decode=codec.from_json,
    )


def request_id_of(headers: Headers) -> str | None:
    """The identifier that the server gave the request, when it gave one."""
    return next((headers[name] for name in _REQUEST_IDS if name in headers), None)


def _typed_body(
    responses: ResponseMatcher, status: int, headers: Headers, raw: bytes, untyped: Any
) -> Any:
    """The body as the document says for the status; `untyped` where it says nothing."""
    content_type = content_type_of(headers)
    spec, odd, *_ = responses.choose(status, content_type)
    if spec is None or not (raw and spec.media_type) or spec.stream is not None:
        return untyped
    if odd and spec.type is bytes:
        return untyped
    try:
        return read(spec, content_type, raw, "off")[0]
    except DecodeError:
        return untyped


_TEXTS = ("type", "title", "detail", "instance")


def find_problem(body: object) -> Problem | None:
    """Read a decoded JSON body as a problem; `None` when it does not look like one.

    Members of a wrong type are extensions, as RFC 9457 section 3.1 wants them ignored.
    """
    if not is_object(body):
        return None
    found: dict[str, Any] = {
        name: value for name in _TEXTS if (value := body.get(name)) and _is_text(value)
    }
    if type(body.get("status")) is int:
        found["status"] = body["status"]
    if _is_array(body.get("errors")):
        found["errors"] = body["errors"]
    for name in ("message", "error_description", "error"):  # of older shapes
        reason = find_reason(body.get(name))
        if reason is not None:
            found.setdefault("detail", reason)
    if not found.keys() - {"status", "type"}:
        return None
    rest = {name: value for name, value in body.items() if name not in found}
    return Problem(**found, extensions=rest)


_KEYS = (
    *("detail", "message", "Message", "error_description", "error_message"),
    *("errorMessage", "exception_message", "faultstring", "fault", "error", "Error"),
    *("errors", "msg", "reason", "status", "description", "defaultMessage"),
)
"""Members that hold a reason, the most telling first."""
_OF_THE_WHOLE = frozenset({"non_field_errors", "__all__", "_schema", ""})
"""Names under which errors stand that belong to no field (Django, marshmallow)."""
_MOST = 3
"""Reasons of a list that are stated."""
_DEEPEST = 6


def state_reason(body: object) -> str | None:
    """The reason in an error's decoded body, printable and bounded; `None` without one.

    JSON of an unknown shape speaks itself, the values of secret members masked.
    """
    if isinstance(body, bytes):
        return None
    reason = body if isinstance(body, str) else find_reason(body)
    if reason is None and body not in (None, [], {}):
        from json import dumps

        masked = redact_body(body, is_secret_name)
        reason = dumps(masked, ensure_ascii=False, separators=(",", ":"))
    words = " ".join((reason or "")[: 4 * SHOWN].split())
    return printable(words) if words else None


def find_reason(
    value: object, path: str = "", by_field: bool = False, depth: int = 0
) -> str | None:
    """The reason in a JSON value; `None` where no known member holds one.

    Args:
        value: a text, or objects and arrays with texts in them.
        path: the field that the value belongs to, such as `address.city`; said first.
        by_field: whether the names of an object are those of fields.
        depth: how many values there are around it.
    """
    reason: str | None = None
    if _is_text(value):
        reason = value.strip()
    elif _is_array(value) and depth < _DEEPEST:
        reason = _join([find_reason(each, depth=depth + 1) for each in value])
    elif is_object(value) and depth < _DEEPEST:
        if not by_field or any(_is_text(value.get(key)) for key in _KEYS):
            reason = _of_members(value, depth + 1)
        if not reason:
            return _of_fields(value, path, by_field, depth + 1)
    return f"{path}: {reason}" if reason and path else reason or None


def _of_members(members: Mapping[str, Any], depth: int) -> str | None:
    """The reason in the members that are known to hold one, after its title."""
    placed = _of_place(members)
    if placed:
        return placed
    held = {key: members[key] for key in _KEYS if members.get(key)}
    if not is_object(held.get("status")):  # a number, or the name of one
        held.pop("status", None)
    found = {key: find_reason(held[key], "", key == "errors", depth) for key in held}
    title, fields = members.get("title"), None
    errors = members.get("errors")
    if is_object(errors) or (_is_array(errors) and any(map(_of_place, errors))):
        fields = found.get("errors")
    parts = [title, next(filter(None, found.values()), None), fields]
    return ": ".join(dict.fromkeys(part for part in parts if part and _is_text(part)))


def _of_place(error: object) -> str | None:
    """The reason of an error that names the field it is of, as lists of errors do.

    `{"loc": ["body", "x"], "msg": …}` of FastAPI, `{"field": …, "defaultMessage": …}` of
    Spring, `{"path": ["x"], "message": …}` of Zod, `{"propertyPath": …}` of Symfony.
    """
    if not is_object(error):
        return None
    texts = (error.get(key) for key in ("msg", "message", "defaultMessage"))
    message = next(filter(_is_text, texts), None)
    paths = [error.get(key) for key in ("loc", "path")]
    names = (error.get(key) for key in ("field", "propertyPath"))
    found = [".".join(map(str, path)) for path in paths if _is_array(path)]
    found += filter(_is_text, names)
    place = next(filter(None, found), "")
    return f"{place}: {message}" if message and place else None


def _of_fields(
    members: Mapping[str, Any], path: str, by_field: bool, depth: int
) -> str | None:
    """The reasons by field: `{"a": {"b": "is short"}}` says `a.b: is short`.

    Where an object may be anything, only arrays are taken for reasons.
    """
    reasons: list[str | None] = []
    for name, value in members.items():
        if by_field or _is_array(value):
            at = path if name in _OF_THE_WHOLE else f"{path}.{name}".removeprefix(".")
            reasons.append(find_reason(value, at, by_field, depth))
    return _join(reasons)


def _join(reasons: Sequence[str | None]) -> str | None:
    return "; ".join([reason for reason in reasons if reason][:_MOST]) or None


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str)


def _is_array(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)
