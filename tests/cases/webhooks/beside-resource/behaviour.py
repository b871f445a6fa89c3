"""Operations on webhooks and their verification are called in one place."""

import hmac

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(["https://example.com/hook"])
    assert sdk.call("list-webhooks") == ["https://example.com/hook"]
    body = b'{"zen": "Keep it logically awesome."}'
    headers = {"X-Hub-Signature-256": f"sha256={hmac.digest(b'key', body, 'sha256').hex()}"}
    event = sdk.client().webhooks.unwrap(body, headers, secret="key")
    assert event == sdk.models.Webhooks(zen="Keep it logically awesome.")
