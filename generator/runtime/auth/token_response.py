"""What a token endpoint answers (RFC 6749 section 5)."""

from __future__ import annotations

from typing import Any

import msgspec

from ..errors import ApiConnectionError, ApiError, AuthenticationError
from ..problem import find_problem
from ..redaction import printable
from ..retry import is_retried_status
from .base import Answer
from .grants import Tokens

_LIFETIME = 3600.0
"""Seconds that a token is taken to live when the server does not say."""


def members_of(answer: Answer) -> dict[str, Any]:
    """The members of a success; raises what `refused` makes of anything else."""
    members = _members(answer)
    if answer.status != 200 or members is None:
        raise refused(answer)
    return members


def tokens_of(answer: Answer) -> Tokens:
    """The tokens of an answer; raises what `refused` makes of one without."""
    members = members_of(answer)
    token, refresh = members.get("access_token"), members.get("refresh_token")
    try:
        lifetime = float(members.get("expires_in") or _LIFETIME)
    except (TypeError, ValueError):
        lifetime = _LIFETIME
    if not isinstance(token, str) or any(char in token for char in "\r\n\0"):
        raise refused(answer)
    return Tokens(token, lifetime, refresh if isinstance(refresh, str) else None)


def error_of(answer: Answer) -> object:
    """The code of an error (RFC 6749 section 5.2), `None` where there is none."""
    return (_members(answer) or {}).get("error")


def refused(answer: Answer) -> ApiError:
    """The error for an answer without what was asked for.

    One that may be better the next time is a broken connection to the API: nothing was
    sent to that, and the call may be tried again.
    """
    members = _members(answer)
    problem = find_problem(members)
    said = problem.summary if problem else None
    message = f"the token endpoint answered {answer.status}"
    message += f": {printable(said)}" if said else ""
    if is_retried_status(answer.status):
        return ApiConnectionError(message, unsent=True)
    return AuthenticationError(
        message,
        status=answer.status,
        headers=answer.headers,
        body=members,
        raw=answer.body,
        problem=problem,
    )


def _members(answer: Answer) -> dict[str, Any] | None:
    try:
        return msgspec.json.decode(answer.body, type=dict[str, Any])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
