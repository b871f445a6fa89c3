"""A receiver verifies a header of `key=value` pairs with time and signatures."""

import hmac
import time

import pytest

from tests.support.sdk import Sdk

BODY = b'{"id": 1, "note": "{timestamp}"}'


def digest(secret: bytes, at: int) -> str:
    return hmac.digest(secret, f"v1:{at}:".encode() + BODY, "sha512").hex()


def check(sdk: Sdk) -> None:
    unwrap = sdk.client().webhooks.unwrap
    now = int(time.time())
    good = f"t={now}, v1=h:{'0' * 128}, v1=h:{digest(b'secret', now)}"
    assert unwrap(BODY, {"acme-signature": good}, secret="secret").id == 1
    capitals = f"t={now},v1=h:{digest(b'secret', now).upper()}"
    assert unwrap(BODY, {"acme-signature": capitals}, secret="secret").id == 1
    bad = {
        "no signature": f"t={now},v1={digest(b'secret', now)}",
        "is missing": "",
        "no time": f"v1=h:{digest(b'secret', now)}",
        "no time of": f"t={now},t={now},v1=h:{digest(b'secret', now)}",
        "s ago": f"t={now - 900},v1=h:{digest(b'secret', now - 900)}",
        "no signature in": f"t={now},v1=h:{digest(b'other', now)}",
    }
    for says, value in bad.items():
        with pytest.raises(sdk.errors.WebhookVerificationError, match=says):
            unwrap(BODY, {"acme-signature": value}, secret="secret")
