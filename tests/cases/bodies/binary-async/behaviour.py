"""A synchronous client refuses them."""

from collections.abc import AsyncIterator

import pytest

from tests.support.sdk import Sdk


async def pieces() -> AsyncIterator[bytes]:
    yield b"a"
    yield b"b"


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    if sdk.kind == "sync":
        with pytest.raises(TypeError, match="asynchronous"):
            sdk.call("put-blob", body=pieces())
        return
    sdk.call("put-blob", body=pieces())
    assert sdk.sent.body == b"ab"
