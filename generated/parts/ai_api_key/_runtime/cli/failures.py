"""Errors of calls: their exit codes, and how they are told."""

from __future__ import annotations

import json
from typing import Any

import click

from ..catalog import Catalog
from ..errors import (
    ApiError,
    AuthenticationError,
    DecodeError,
    MissingCredentialsError,
    PermissionDeniedError,
    RequestValidationError,
    StatusError,
    TransportError,
)
from ..result_data import to_data
from .profiles import ways_to_give
from .terminal import escape, note

_CODES: tuple[tuple[type[Exception], int], ...] = (
    (click.ClickException, 2),
    (MissingCredentialsError, 4),
    (AuthenticationError, 4),
    (PermissionDeniedError, 4),
    (RequestValidationError, 2),
    (TransportError, 3),
    (Exception, 1),
)


def show_failure(error: Exception, catalog: Catalog, as_json: bool) -> int:
    """Tell an error on standard error; returns the exit code."""
    help = ""
    if isinstance(error, MissingCredentialsError):
        help = f"To give credentials, {', or '.join(ways_to_give(catalog.client))}."
    if as_json:
        found = describe_failure(error) | ({"help": help} if help else {})
        note(escape(json.dumps({"error": found}, ensure_ascii=False)))
    else:
        note(f"Error: {error}")
        if help:
            note(help)
    return next(code for kind, code in _CODES if isinstance(error, kind))


def describe_failure(error: Exception) -> dict[str, Any]:
    """An error as JSON: its class, its text, and the answer if there was one."""
    found: dict[str, Any] = {"type": type(error).__name__, "message": str(error)}
    if isinstance(error, click.ClickException):
        found["message"] = error.format_message()
    if isinstance(error, ApiError):
        found |= {"operation": error.operation_id, "attempts": error.attempts}
    if isinstance(error, StatusError):
        found |= {"status": error.status, "request_id": error.request_id}
        found["body"] = _to_json(error.body)
    return found


def _to_json(value: object) -> Any:
    """A body as JSON types; one that is none is left out."""
    try:
        return to_data(value)
    except (TypeError, DecodeError):
        return None
