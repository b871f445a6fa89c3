"""Calls `list_ai_api_keys` in one way: `calling.py WAY PACKAGE URL`.

For each number on standard input, that many calls; answers with microseconds of CPU and
of the clock for each call. The URL holds the number of keys, see `answering.py`.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Callable, Coroutine
from importlib import import_module
from typing import Any

from benchmarks.probes.emitted import KEY, SECRET, client, null_transport
from benchmarks.probes.keys import keys

Batch = Callable[[int], None]
"""Makes that many calls."""
AT_ONCE = 50


def main(way: str, package: str, url: str) -> None:
    """Answer every line of standard input."""
    batch = WAYS[way](package, url)
    for line in sys.stdin:
        number = int(line)
        wall, cpu = time.perf_counter(), time.process_time()
        batch(number)
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        found = {"cpu": cpu / number * 1e6, "wall": wall / number * 1e6}
        print(json.dumps(found), flush=True)


def _repeated(call: Callable[[], object]) -> Batch:
    def batch(number: int) -> None:
        for _ in range(number):
            call()

    return batch


def _awaited(call: Callable[[], Coroutine[Any, Any, object]], at_once: int) -> Batch:
    loop = asyncio.new_event_loop()

    async def several(number: int) -> None:
        for _ in range(number):
            await call()

    async def batch(number: int) -> None:
        await asyncio.gather(*(several(number // at_once) for _ in range(at_once)))

    return lambda number: loop.run_until_complete(batch(number))


def byhand(package: str, url: str) -> Batch:
    """The emitted client."""
    return _repeated(client(package, base_url=url).ai_api_key.list)


def byhand_null(package: str, url: str) -> Batch:
    """The emitted client without HTTP: what the SDK itself takes, signing included."""
    body = keys(int(url.split("/")[3]))
    made = client(package, base_url=url, transport=null_transport(package, body))
    return _repeated(made.ai_api_key.list)


def byhand_pyreqwest(package: str, url: str) -> Batch:
    """The emitted client on pyreqwest."""
    transport = import_module(package).PyreqwestTransport()
    made = client(package, base_url=url, transport=transport)
    return _repeated(made.ai_api_key.list)


def byhand_pyreqwest_async_at_once(package: str, url: str) -> Batch:
    """The emitted asynchronous client on pyreqwest, 50 calls at once."""
    transport = import_module(package).PyreqwestTransport()
    made = client(package, "AsyncClient", base_url=url, transport=transport)
    return _awaited(made.ai_api_key.list, AT_ONCE)


def byhand_aiohttp_async_at_once(package: str, url: str) -> Batch:
    """The emitted asynchronous client on aiohttp, 50 calls at once."""
    transport = import_module(package).AiohttpTransport()
    made = client(package, "AsyncClient", base_url=url, transport=transport)
    return _awaited(made.ai_api_key.list, AT_ONCE)


def byhand_async(package: str, url: str) -> Batch:
    """The emitted asynchronous client, one call after another."""
    made = client(package, "AsyncClient", base_url=url)
    return _awaited(made.ai_api_key.list, 1)


def byhand_async_at_once(package: str, url: str) -> Batch:
    """The emitted asynchronous client, 50 calls at once."""
    made = client(package, "AsyncClient", base_url=url)
    return _awaited(made.ai_api_key.list, AT_ONCE)


def byhand_async_after_a_burst(package: str, url: str) -> Batch:
    """The emitted asynchronous client, one after another after 50 at once."""
    made = client(package, "AsyncClient", base_url=url)
    loop = asyncio.new_event_loop()
    call = made.ai_api_key.list

    async def burst() -> None:
        await asyncio.gather(*(call() for _ in range(AT_ONCE)))

    async def one_after_another(number: int) -> None:
        for _ in range(number):
            await call()

    loop.run_until_complete(burst())
    return lambda number: loop.run_until_complete(one_after_another(number))


_HEADERS = {
    "User-Agent": "benchmark/1 python/3",
    "Accept": "application/json",
    "Accept-Encoding": "gzip, deflate",
    "Authorization": "EXO2-HMAC-SHA256 " + "x" * 110,
}


def httpx2_transport(package: str, url: str) -> Batch:
    """httpx2's transport by itself: neither signing nor decoding."""
    httpx2 = import_module("httpx2")
    transport = httpx2.HTTPTransport()

    def call() -> bytes:
        request = httpx2.Request("GET", f"{url}/ai/api-key", headers=_HEADERS)
        response = transport.handle_request(request)
        try:
            return b"".join(response.stream)
        finally:
            response.stream.close()

    return _repeated(call)


def httpcore2_pool(package: str, url: str) -> Batch:
    """The connection pool that httpx2 is made of."""
    httpcore2 = import_module("httpcore2")
    pool = httpcore2.ConnectionPool()
    return _repeated(
        lambda: pool.request("GET", f"{url}/ai/api-key", headers=_HEADERS).content
    )


def pyreqwest_client(package: str, url: str) -> Batch:
    """pyreqwest's client by itself."""
    made = import_module("pyreqwest.client").SyncClientBuilder().build()
    place = import_module("pyreqwest.http").Url(f"{url}/ai/api-key")
    return _repeated(
        lambda: bytes(made.get(place).headers(_HEADERS).build().send().bytes())
    )


def pyreqwest_async_at_once(package: str, url: str) -> Batch:
    """Its asynchronous client, 50 calls at once."""
    made = import_module("pyreqwest.client").ClientBuilder().build()
    place = import_module("pyreqwest.http").Url(f"{url}/ai/api-key")

    async def call() -> bytes:
        response = await made.get(place).headers(_HEADERS).build().send()
        return bytes(await response.bytes())

    return _awaited(call, AT_ONCE)


def aiohttp_async_at_once(package: str, url: str) -> Batch:
    """aiohttp's session by itself, 50 calls at once."""
    aiohttp = import_module("aiohttp")
    made: list[Any] = []

    async def call() -> bytes:
        if not made:  # within the loop, as it asks for
            made.append(aiohttp.ClientSession(headers=_HEADERS))
        response = await made[0].get(f"{url}/ai/api-key")
        body: bytes = await response.read()
        return body

    return _awaited(call, AT_ONCE)


def httpx2_client(package: str, url: str) -> Batch:
    """httpx2's client by itself."""
    made = import_module("httpx2").Client(headers=_HEADERS)
    return _repeated(lambda: made.get(f"{url}/ai/api-key").content)


def opc(package: str, url: str) -> Batch:
    """openapi-python-client's client; it signs nothing."""
    module, made = _opc(package, url)
    return _repeated(lambda: module.sync(client=made).ai_api_keys)


def opc_async(package: str, url: str) -> Batch:
    """Its functions for asyncio, one call after another."""
    module, made = _opc(package, url)
    return _awaited(lambda: module.asyncio(client=made), 1)


def opc_async_at_once(package: str, url: str) -> Batch:
    """The same, 50 calls at once."""
    module, made = _opc(package, url)
    return _awaited(lambda: module.asyncio(client=made), AT_ONCE)


def _opc(package: str, url: str) -> tuple[Any, Any]:
    module = import_module(f"{package}.api.ai_api_key.list_ai_api_keys")
    return module, import_module(package).Client(base_url=url)


def exoscale(package: str, url: str) -> Batch:
    """The incumbent: signs, and returns dictionaries."""
    made = import_module("exoscale.api.v2").Client(KEY, SECRET, url=url)
    return _repeated(lambda: made.list_ai_api_keys()["ai-api-keys"])


WAYS: dict[str, Callable[[str, str], Batch]] = {
    "byhand": byhand,
    "byhand-null": byhand_null,
    "byhand-async": byhand_async,
    "byhand-async-50": byhand_async_at_once,
    "byhand-async-after": byhand_async_after_a_burst,
    "byhand-pyreqwest": byhand_pyreqwest,
    "byhand-pyreqwest-async-50": byhand_pyreqwest_async_at_once,
    "byhand-aiohttp-async-50": byhand_aiohttp_async_at_once,
    "httpcore2-pool": httpcore2_pool,
    "pyreqwest-client": pyreqwest_client,
    "pyreqwest-async-50": pyreqwest_async_at_once,
    "aiohttp-async-50": aiohttp_async_at_once,
    "httpx2-transport": httpx2_transport,
    "httpx2-client": httpx2_client,
    "opc": opc,
    "opc-async": opc_async,
    "opc-async-50": opc_async_at_once,
    "exoscale": exoscale,
}

if __name__ == "__main__":
    main(*sys.argv[1:])
