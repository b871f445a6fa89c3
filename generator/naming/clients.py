"""The names of the client's two classes."""

from __future__ import annotations

from generator.ir import Api

_TAKEN = frozenset(
    ("API", "Auth", "File", "HttpxTransport", "Request", "Response", "ResponseHead")
    + ("Timeout", "Transport", "TransportResponse", "UNSET", "UnsetType", "Tokens")
    + ("AuthorizationCodeGrant", "ClientCredentialsGrant", "DeviceCode")
    + ("DeviceCodeGrant", "PasswordGrant", "RefreshTokenGrant", "BaseClient")
)
"""Names that every package exports, and those that the clients' module defines."""


def client_name(api: Api) -> str:
    """Return the name of the client's class: the one asked for, unless it is taken.

    ``Response`` becomes ``ResponseClient``.
    """
    asked = api.client_name
    return f"{asked}Client" if asked in _TAKEN else asked
