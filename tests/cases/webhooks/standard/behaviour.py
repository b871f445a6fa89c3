"""A receiver verifies what it gets, and refuses what the API did not sign."""

import base64
import hmac
import time

import pytest

from tests.support.sdk import Sdk

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
BODY = b'{"type": "key.removed", "id": 7}'


def sign(secret: str, body: bytes, at: int, identity: str = "msg_1") -> dict[str, str]:
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.digest(key, f"{identity}.{at}.".encode() + body, "sha256")
    return {
        "Webhook-Id": identity,
        "Webhook-Timestamp": str(at),
        "Webhook-Signature": f"v2,zzz v1,{base64.b64encode(digest).decode()}",
    }


def check(sdk: Sdk) -> None:
    webhooks = sdk.client().webhooks
    now = int(time.time())
    good = sign(SECRET, BODY, now)
    event = sdk.models.KeyRemoved(id=7)
    assert webhooks.unwrap(BODY, good, secret=SECRET) == event
    assert webhooks.unwrap(BODY.decode(), [*good.items()], secret=SECRET) == event
    raw = [(name.lower().encode(), value.encode()) for name, value in good.items()]
    assert webhooks.unwrap(BODY, raw, secret=SECRET) == event  # as ASGI has them
    assert webhooks.unwrap(BODY, good, secret=["whsec_b2xk", SECRET]) == event
    bare = SECRET.removeprefix("whsec_").encode()
    assert webhooks.unwrap(BODY, good, secret=bare) == event

    def refuses(says: str, body: bytes | str, headers: dict[str, str], **options: object) -> None:
        options = {"secret": SECRET, **options}
        with pytest.raises(sdk.errors.WebhookVerificationError, match=says) as caught:
            webhooks.unwrap(body, headers, **options)
        assert isinstance(caught.value, sdk.errors.ApiError)
        assert SECRET not in str(caught.value)

    refuses("no signature in it", BODY + b" ", good)
    refuses("no signature in it", BODY, good, secret="whsec_b3RoZXI=")
    refuses("no signature in it", BODY, {**good, "Webhook-Id": "msg_2"})
    refuses("no signature in it", BODY, {**good, "Webhook-Signature": "v1,ä"})
    for name in good:
        refuses(f"{name.lower()} is missing", BODY, {**good, name: ""})
    refuses("no number of seconds", BODY, {**good, "Webhook-Timestamp": "nan"})
    # Servers make such letters of bytes that are no text.
    for name in ("Webhook-Id", "Webhook-Signature"):
        refuses("no signature in it", BODY, {**good, name: "v1,\udcff"})
    refuses("no signature in it", BODY.decode() + "\udcff", good)
    refuses("s ago", BODY, good, tolerance=float("nan"))
    pairs = [("webhook-signature", "v1,zzz"), *good.items(), ("webhook-signature", "v1,zzz")]
    assert webhooks.unwrap(BODY, pairs, secret=SECRET) == event
    old = sign(SECRET, BODY, now - 400)
    refuses("400 s ago|401 s ago", BODY, old)
    assert webhooks.unwrap(BODY, old, secret=SECRET, tolerance=600) == event
    refuses("in the future", BODY, sign(SECRET, BODY, now + 400))

    for empty in ("", [], "whsec_", "whsec_*"):
        with pytest.raises(ValueError, match="secret: "):
            webhooks.unwrap(BODY, good, secret=empty)
    other = b'{"type": "key.removed"}'
    with pytest.raises(sdk.errors.DecodeError):
        webhooks.unwrap(other, sign(SECRET, other, now), secret=SECRET)
