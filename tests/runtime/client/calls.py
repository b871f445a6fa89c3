"""Calls of single operations, by a blocking or an asynchronous client alike."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator.runtime.api import Api
from generator.runtime.auth.combined import CombinedAuth
from generator.runtime.client import (
    BaseAsyncClient,
    BaseClient,
    async_call_of,
    async_response_call_of,
    call_of,
    response_call_of,
)
from generator.runtime.operation import Operation, ResponseSpec
from generator.runtime.streaming.view import async_stream_call_of, stream_call_of
from generator.runtime.transport import Request, Transport, TransportResponse
from generator.runtime.urls import Server

KINDS = ("sync", "async")


def api(**rest: Any) -> Api:
    """A small API."""
    return Api(
        package="shop",
        version="1.0",
        servers=rest.pop("servers", (Server("https://shop.test/v1"),)),
        combine=CombinedAuth,
        **rest,
    )


def operation(method: str = "GET", path: str = "/x", **rest: Any) -> Operation[Any]:
    """An operation that answers any JSON."""
    replies = rest.pop("responses", (ResponseSpec("200", "application/json", Any),))
    return Operation(
        method=method,
        path=path,
        resource="x",
        function="do_x",
        operation_id=rest.pop("operation_id", "do-x"),
        responses=replies,
        **rest,
    )


def call(
    kind: str,
    op: Operation[Any],
    arguments: dict[str, Any] | None = None,
    options: Any = None,
    *,
    response: bool = False,
    spec: Api | None = None,
    credentials: dict[str, object] | None = None,
    variables: dict[str, str | None] | None = None,
    **client: Any,
) -> Any:
    """One call by a client of its own."""
    made = (spec or api(), credentials or {}, variables or {})
    if kind == "sync":
        with BaseClient(*made, **client) as blocking:
            make = response_call_of if response else call_of
            return make(blocking)(op, arguments or {}, options or {})

    async def main() -> Any:
        async with BaseAsyncClient(*made, **client) as awaited:
            make = async_response_call_of if response else async_call_of
            return await make(awaited)(op, arguments or {}, options or {})

    return asyncio.run(main())


@contextmanager
def opened(kind: str, url: str, **client: Any) -> Iterator[Callable[..., Any]]:
    """A client for several calls; what is yielded makes one."""
    client = {"base_url": url, **client}
    made = (client.pop("spec", None) or api(), client.pop("credentials", {}), {})
    if kind == "sync":
        with BaseClient(*made, **client) as blocking:
            make = call_of(blocking)
            yield lambda op, arguments=None: make(op, arguments or {}, {})
        return
    awaited = BaseAsyncClient(*made, **client)
    with asyncio.Runner() as runner:

        def run(op: Operation[Any], arguments: dict[str, Any] | None = None) -> Any:
            return runner.run(_called(awaited, op, arguments or {}))

        try:
            yield run
        finally:
            runner.run(awaited.aclose())


async def _called(
    client: BaseAsyncClient, op: Operation[Any], arguments: dict[str, Any]
) -> Any:
    return await async_call_of(client)(op, arguments, {})


FILE = operation(responses=(ResponseSpec("200", "application/octet-stream", bytes),))


def save(
    kind: str, url: str, path: Path, op: Operation[Any] = FILE, **rest: Any
) -> Any:
    """Open a stream and save it."""
    client = {"base_url": url, "max_retries": rest.pop("max_retries", 2)}
    if kind == "sync":
        with (
            BaseClient(api(), {}, {}, **client) as blocking,
            stream_call_of(blocking)(op, {}, {}) as stream,
        ):
            return stream.save(path, **rest)

    async def main() -> Any:
        async with (
            BaseAsyncClient(api(), {}, {}, **client) as awaited,
            await async_stream_call_of(awaited)(op, {}, {}) as stream,
        ):
            return await stream.save(path, **rest)

    return asyncio.run(main())


class Recorder(Transport):
    """A transport that keeps requests and answers from a list, the last for ever."""

    def __init__(self, *answers: TransportResponse | Exception) -> None:
        self.requests: list[Request] = []
        self.answers = list(answers) or [
            TransportResponse(200, [("Content-Type", "application/json")], b"null")
        ]

    def send(self, request: Request, /) -> TransportResponse:
        """Keep the request, give the next answer."""
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def asend(self, request: Request, /) -> TransportResponse:
        """The same."""
        return self.send(request)


def json(status: int, body: bytes = b"null", **headers: str) -> TransportResponse:
    """An answer in JSON."""
    fields = [(name.replace("_", "-"), value) for name, value in headers.items()]
    return TransportResponse(
        status, [("Content-Type", "application/json"), *fields], body
    )
