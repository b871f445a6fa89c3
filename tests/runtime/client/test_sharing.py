"""One client for many threads and many tasks, and what becomes of it after a fork."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from generator.runtime.bodies.json import JsonBody
from generator.runtime.bodies.request_body import RequestBody
from generator.runtime.client import (
    BaseAsyncClient,
    BaseClient,
    async_call_of,
    call_of,
)
from generator.runtime.parameters.header import HeaderParameter
from generator.runtime.parameters.path import PathParameter
from tests.support.server import Answer, Seen, Server, serving

from .calls import api, operation
from .libraries import LIBRARIES

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[3]
ECHO = operation(
    "PUT",
    "/{n}",
    parameters=(PathParameter("n"), HeaderParameter("X-N", argument="x_n")),
    body=RequestBody((JsonBody("application/json"),)),
)
"""Carries a number in the path, in a header field and in the body."""
asynchronous = pytest.mark.parametrize("kind", ["async"])


def numbered(n: int) -> dict[str, Any]:
    return {"n": n, "x_n": n, "body": [n]}


@contextmanager
def echoing() -> Iterator[Server]:
    """A server that answers with what it saw."""

    def answer(request: Seen) -> Answer:
        parts = [request.target, request.header("X-N"), request.body.decode()]
        return Answer(body=f'"{" ".join(map(str, parts))}"'.encode())

    with serving() as server:
        server.answer = answer
        yield server


def echoes(count: int) -> list[str]:
    return [f"/{n} {n} [{n}]" for n in range(count)]


@pytest.mark.usefixtures("every_transport")
def test_32_threads_share_a_client() -> None:
    with (
        echoing() as server,
        ThreadPoolExecutor(32) as pool,
        BaseClient(api(), {}, {}, base_url=server.url) as client,
    ):
        call = call_of(client)
        made = list(pool.map(lambda n: call(ECHO, numbered(n), {}), range(1000)))
    assert made == echoes(1000)
    assert len(server.seen) == 1000


@asynchronous
@pytest.mark.usefixtures("every_transport")
def test_1000_tasks_share_a_client(kind: str) -> None:
    async def main(url: str) -> list[str]:
        async with BaseAsyncClient(api(), {}, {}, base_url=url) as client:
            call = async_call_of(client)
            calls = (call(ECHO, numbered(n), {}) for n in range(1000))
            return await asyncio.gather(*calls)

    with echoing() as server:
        assert asyncio.run(main(server.url)) == echoes(1000)
    assert len(server.seen) == 1000


@asynchronous
@pytest.mark.usefixtures("every_transport")
def test_one_event_loop_after_another_shares_a_client(kind: str) -> None:
    """As with `asyncio.run` for each call; connections of a loop that ended are gone."""

    async def main() -> list[str]:
        calls = (call(ECHO, numbered(n), {}) for n in range(8))
        return await asyncio.gather(*calls)

    async def last() -> list[str]:
        async with client:
            return await main()

    with echoing() as server:
        client = BaseAsyncClient(api(), {}, {}, base_url=server.url)
        call = async_call_of(client)
        assert [asyncio.run(each()) for each in (main, main, last)] == [echoes(8)] * 3


@asynchronous
def test_cancelled_tasks_leave_the_pool_usable(kind: str, every_transport: str) -> None:
    release = threading.Event()

    def answer(request: Seen) -> Answer:
        if request.target == "/slow":
            release.wait(10)
        return Answer(body=b"1")

    async def main(url: str) -> Any:
        # A cancelled request keeps its place with pyreqwest, so there is no limit to it.
        limit = None if every_transport == "pyreqwest" else 2
        transport = LIBRARIES[every_transport](max_connections=limit)
        options: dict[str, Any] = {"base_url": url, "transport": transport}
        async with BaseAsyncClient(api(), {}, {}, **options) as client:
            call = async_call_of(client)
            for _ in range(3):
                await cancelled(lambda: call(operation(path="/slow"), {}, {}))
            return [await call(operation(), {}, {"timeout": 5}) for _ in range(3)]

    with serving() as server:
        server.answer = answer
        try:
            assert asyncio.run(main(server.url)) == [1, 1, 1]
        finally:
            release.set()


async def cancelled(start: Callable[[], Any]) -> None:
    """Two calls that are cancelled on their way."""
    tasks = [asyncio.ensure_future(start()) for _ in range(2)]
    await asyncio.sleep(0.1)
    for task in tasks:
        task.cancel()
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    assert all(isinstance(each, asyncio.CancelledError) for each in ended)


FORKED = """
import os, sys
sys.path.insert(0, {root!r})
from tests.runtime.client.calls import opened, operation
from tests.runtime.client.libraries import LIBRARIES
from tests.support.server import Answer, serving

def thrice(call):
    try:
        return [call(operation()) for _ in range(3)]
    except RuntimeError as error:
        return error

with serving(Answer(body=b"1")) as server:
    transport = LIBRARIES[{library!r}]()
    with opened({kind!r}, server.url, transport=transport) as call:
        {before}
        sys.stdout.flush()
        pid = os.fork()
        if pid == 0:
            with opened({kind!r}, server.url, transport=transport) as call:
                print("child", thrice(call), flush=True)
            os._exit(0)
        os.waitpid(pid, 0)
        print("parent", thrice(call))
"""


def forked(kind: str, library: str, *, used: bool) -> dict[str, str]:
    """The answers of a child and its parent, the parent having used its client or not."""
    before = "thrice(call)" if used else "pass"
    code = FORKED.format(root=str(ROOT), library=library, kind=kind, before=before)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    told = dict(line.split(" ", 1) for line in done.stdout.splitlines())
    assert set(told) == {"child", "parent"}, done.stderr
    return told


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("used", [True, False])
def test_after_a_fork(kind: str, used: bool, every_transport: str) -> None:
    told = forked(kind, every_transport, used=used)
    assert told["parent"] == "[1, 1, 1]"
    if every_transport == "pyreqwest" and used:
        assert told["child"].startswith("pyreqwest cannot be used in a process that")
        assert "spawn" in told["child"]
    else:
        assert told["child"] == "[1, 1, 1]"
