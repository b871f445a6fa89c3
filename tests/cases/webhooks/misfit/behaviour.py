"""Verification follows Standard Webhooks."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    with pytest.raises(sdk.errors.WebhookVerificationError, match="webhook-id"):
        sdk.client().webhooks.unwrap(b"{}", {"X-Signature": "0"}, secret="key")
