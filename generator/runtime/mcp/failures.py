"""Errors of calls as texts that an agent can act on and that hold no secret."""

from __future__ import annotations

from ..catalog import ClientEntry
from ..errors import (
    ApiConnectionError,
    ApiError,
    AuthenticationError,
    MissingCredentialsError,
    OperationFailedError,
    PermissionDeniedError,
    RateLimitError,
)
from .arguments import ArgumentError
from .texts import Masking, plain_text

_LONGEST = 2_000


def explain(error: Exception, client: ClientEntry, masking: Masking) -> str:
    """Return the text of a result for an error.

    A fault of the server's own is named by its class only: its text is nobody's.
    """
    if isinstance(error, ArgumentError):
        return masking.text(str(error))
    if isinstance(error, RecursionError):
        return "Nested too deeply."
    if isinstance(error, (ApiError, TypeError)):
        text = plain_text(masking.text(str(error)), _LONGEST)
        return f"{text}. {_advice(error, client)}".rstrip(". ") + "."
    return f"The server failed with {type(error).__name__}; its log may say more."


def _advice(error: Exception, client: ClientEntry) -> str:
    if isinstance(error, (MissingCredentialsError, AuthenticationError)):
        variables = ", ".join(row.variable for row in client.credentials)
        return (
            "Credentials are read from the environment of this server "
            f"({variables}), never from arguments: ask its user to set them"
        )
    if isinstance(error, PermissionDeniedError):
        return "The server's credentials may not do that: ask its user"
    if isinstance(error, RateLimitError):
        return "Wait before another call"
    if isinstance(error, OperationFailedError):
        return "The operation has ended and will not succeed"
    if isinstance(error, ApiConnectionError):
        return "Nothing was answered; the call may be repeated if it only reads"
    return ""
