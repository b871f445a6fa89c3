"""Former names work and warn, and say what to use."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(["Tom"])
    assert list(sdk.package.operations) == ["GET /pets", "get-pet", "put-pet"]
    with pytest.warns(DeprecationWarning, match=r"Call `client\.pets\.find`"):
        assert _call(sdk, lambda client: client.pets.list(max_results=1)) == ["Tom"]
    with pytest.warns(DeprecationWarning, match="`limit` is deprecated: use `max_res"):
        assert sdk.call("GET /pets", limit=2, order="up") == ["Tom"]
    assert sdk.sent.url.endswith("/pets?max_results=2&order=up")
    with pytest.warns(DeprecationWarning, match="`page` is deprecated: it is not sent"):
        assert sdk.response("GET /pets", page=2).data == ["Tom"]
    assert sdk.sent.url.endswith("/pets")
    with (
        pytest.warns(DeprecationWarning),
        pytest.raises(TypeError, match="got both `limit` and `max_results`"),
    ):
        sdk.call("GET /pets", limit=2, max_results=2)
    with pytest.raises(TypeError, match="sort"):
        sdk.call("GET /pets", sort="up")
    sdk.answers(status=204)
    with pytest.warns(DeprecationWarning, match="`id` is deprecated: use `pet_id`"):
        sdk.call("get-pet", id="a")
    sdk.call("get-pet", "b")
    with pytest.warns(DeprecationWarning, match=r"Call `client\.pets\.replace`"):
        _call(sdk, lambda client: client.animals.save("c"))
    assert sdk.sent.method == "PUT"


def _call(sdk: Sdk, use: Callable[[Any], Any]) -> Any:
    client = sdk.client()
    if sdk.kind == "sync":
        with client:
            return use(client)

    async def main() -> Any:
        async with client:
            return await use(client)

    return asyncio.run(main())
