"""Every operation of an SDK called in front of its own mock transport."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from tests.support.calls import Call, Caller
from tests.support.emitted import Emitted
from tests.support.sampler import Sampler


def wrong_answers(emitted: Emitted) -> list[str]:
    """Call every operation by both clients; return what was wrong with the answers."""
    testing: Any = import_module(f"{emitted.name}.testing")
    api = import_module(f"{emitted.name}._client").API
    placeholders: Any = import_module(
        f"{emitted.name}._runtime.testing.dummy_credentials"
    )
    package, transport = emitted.package, testing.MockTransport(seed=1)
    options = placeholders.client_options(api, transport)
    caller = Caller(emitted, Sampler(emitted.tree))
    problems: list[str] = []

    async def all_calls() -> None:
        with package.Client(**options) as client:
            async with package.AsyncClient(**options) as twin:
                for key in package.operations:
                    call = caller.call(key, whole=True)
                    problems.extend(await _compared(call, client, twin))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of the document's own
        asyncio.run(all_calls())
    assert len(transport.calls) == 2 * len(package.operations)
    return problems


async def _compared(call: Call, client: Any, twin: Any) -> list[str]:
    """Differences of the two answers to one call, and places where they are none."""
    try:
        response = call.method(client)(**call.arguments)
        other = await call.method(twin)(**call.arguments)
        data = await _read(response.data, other.data)
    except Exception as error:  # noqa: BLE001
        return [f"{call.key}: {type(error).__name__}: {error}"]
    return [f"{call.key}: {said}" for said in _problems(call, response, data)]


async def _read(data: Any, other: Any) -> tuple[Any, Any]:
    """The data of both; a stream as the list of its items."""
    if hasattr(other, "__aiter__"):
        return [*data], [item async for item in other]
    return data, other


def _problems(call: Call, response: Any, data: tuple[Any, Any]) -> Iterator[str]:
    documented = [status for status, _ in call.info.responses]
    if any(status.startswith("2") or status == "default" for status in documented):
        yield from map(str, response.issues)
    if data[0] != data[1]:
        yield "the clients were answered differently"
