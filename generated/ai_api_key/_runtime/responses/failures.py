"""From an unsuccessful answer to the error that is raised."""

from __future__ import annotations

from typing import Any

import msgspec

from ..errors import DecodeError, StatusError, status_error
from ..headers import Headers
from ..media import content_type_of
from ..problem import Problem, find_problem
from .matching import Replies, by_itself, read

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
    replies: Replies, status: int, headers: Headers, raw: bytes
) -> StatusError:
    """The error for a status, with all that its body says.

    The body never makes this fail, whatever it claims to be: it is decoded as the
    document says, else as JSON, else as text.
    """
    problem = _problem_in(raw)
    said = problem.summary if problem else None
    return status_error(status)(
        f"status {status}" + (f": {said}" if said else ""),
        status=status,
        headers=headers,
        body=_body(replies, status, headers, raw),
        raw=raw,
        problem=problem,
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


def _body(replies: Replies, status: int, headers: Headers, raw: bytes) -> Any:
    content_type = content_type_of(headers)
    reply, odd, *_ = replies.choose(status, content_type)
    if reply is None or not (raw and reply.media_type) or reply.stream is not None:
        return by_itself(content_type, raw)
    if not (odd and reply.type is bytes):
        try:
            return read(reply, content_type, raw, "off")[0]
        except DecodeError:
            pass
    return by_itself(content_type, raw)
