"""The reason that an error's body states, in one line, whatever the body's shape.

`{"detail": [{"loc": ["body", "x"], "msg": "field required"}]}` states
`body.x: field required`; so do the shapes of RFC 9457, NestJS, ASP.NET and Django.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import msgspec

from ..redaction import SHOWN, is_secret_name, printable, redact_body

_KEYS = ("detail", "message", "error_description", "error_message", "errorMessage") + (
    "exception_message",
    "error",
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
    if isinstance(value, list):
        items = [find_reason(each, depth + 1) for each in value]
        return "; ".join([item for item in items if item][:_MOST]) or None
    if isinstance(value, Mapping):
        return _of_members(cast("Mapping[str, Any]", value), depth + 1)
    return None


def _of_members(members: Mapping[str, Any], depth: int) -> str | None:
    position, message = members.get("loc"), members.get("msg")
    if isinstance(position, list) and isinstance(message, str):
        return f"{'.'.join(map(str, position))}: {message}"
    title = members.get("title")
    found = (_of_member(key, members.get(key), depth) for key in _KEYS)
    detail = next((each for each in found if each), None)
    parts = [part for part in (title, detail) if isinstance(part, str) and part]
    if parts:
        return ": ".join(dict.fromkeys(parts))
    return _of_fields(members, depth)


def _of_member(key: str, value: object, depth: int) -> str | None:
    """The reason of a member; a status is one only as an object, not as a number."""
    if key == "status" and not isinstance(value, Mapping):
        return None
    return find_reason(value, depth)


def _of_fields(members: Mapping[str, Any], depth: int) -> str | None:
    """The reasons by field, as `{"name": ["too long"]}` has them."""
    reasons: list[str] = []
    for name, value in members.items():
        reason = find_reason(value, depth) if isinstance(value, list) else None
        if reason is not None:
            reasons.append(reason if name in _OF_THE_WHOLE else f"{name}: {reason}")
    return "; ".join(reasons[:_MOST]) or None
