"""The server's challenge is answered once (RFC 7616)."""

import pytest

from tests.support.sdk import Sdk

CHALLENGE = 'Digest realm="r", qop="auth", algorithm=SHA-256, nonce="n", opaque="o"'


def check(sdk: Sdk) -> None:
    sdk.options = {"username": "me", "password": "pw"}
    sdk.answers(status=401, WWW_Authenticate=CHALLENGE)
    with pytest.raises(sdk.errors.AuthenticationError):
        sdk.call("get-x")
    assert "authorization" not in sdk.requests[0].headers
    sent = sdk.requests[1].headers["authorization"]
    assert sent.startswith("Digest ") and 'username="me"' in sent
    assert 'uri="/x"' in sent and 'nonce="n"' in sent and "pw" not in sent
    assert len(sdk.requests) == 2
