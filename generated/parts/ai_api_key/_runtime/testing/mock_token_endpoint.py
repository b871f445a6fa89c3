"""Answers of an authorization server: whoever asks gets a token."""

from __future__ import annotations

import msgspec

from ..transport import Request, TransportResponse
from .calls import RefusedCallError

_TOKEN = {"access_token": "test-token", "token_type": "Bearer", "expires_in": 3600}
_DEVICE = {
    "device_code": "test-device",
    "user_code": "TEST",
    "verification_uri": "https://testing.invalid/device",
    "expires_in": 600,
    "interval": 0,
}
_METADATA = {
    "token_endpoint": "https://testing.invalid/token",
    "device_authorization_endpoint": "https://testing.invalid/device-code",
}


def token_answer(request: Request) -> TransportResponse:
    """The answer of a token endpoint (RFC 6749 section 5.1), of one for devices (RFC
    8628 section 3.2), or of one that says where they are (RFC 8414 section 3.2)."""
    content = request.content
    if request.method == "GET":
        answer: object = _METADATA
    elif isinstance(content, bytes) and b"grant_type=" in content:
        answer = _TOKEN
    elif isinstance(content, bytes) and b"client_id=" in content:
        answer = _DEVICE
    else:
        raise RefusedCallError(f"{request!r} is no call of an operation")
    kind = [("Content-Type", "application/json")]
    return TransportResponse(200, kind, msgspec.json.encode(answer))
