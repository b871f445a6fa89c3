"""An emitted SDK, tried without a network: what it sends, and what it makes of answers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from importlib import import_module
from inspect import signature
from types import ModuleType
from typing import Any, Literal

from tests.support.listener import Answer, Listener, Sent, answer
from tests.support.reach import resource_at

Kind = Literal["sync", "async"]


class Sdk:
    """One SDK in one of its two flavours, in front of a transport that only listens.

    Attributes:
        package: the emitted package.
        options: keyword arguments of the client's constructor.
        client_name: the client's class; the asynchronous one begins with `Async`.
        requests: what was sent so far.
    """

    def __init__(self, package: ModuleType, kind: Kind) -> None:
        self.package = package
        self.kind = kind
        self.models: Any = package.models
        self.codec: Any = package.codec
        self.errors: Any = package.errors
        self.options: dict[str, Any] = {}
        self.client_name = "Client"
        self.requests: list[Sent] = []
        self._next: list[Answer] = []
        self._server: Callable[[Sent], Any] | None = None
        self.answers()

    @property
    def sent(self) -> Sent:
        """The last request."""
        return self.requests[-1]

    def answers(
        self,
        body: Any = b"",
        *,
        status: int = 200,
        content_type: str | None = "application/json",
        **headers: str,
    ) -> None:
        """Answer every further request so; anything but bytes is written as JSON."""
        self._answer = answer(body, status, content_type, headers)

    def answers_once(
        self,
        body: Any = b"",
        *,
        status: int = 200,
        content_type: str | None = "application/json",
        **headers: str,
    ) -> None:
        """Answer the next request so, those after it as before."""
        self._next.append(answer(body, status, content_type, headers))

    def answers_by(self, respond: Callable[[Sent], Any]) -> None:
        """Answer every request that `answers_once` does not with a body in JSON."""
        self._server = respond

    def call(self, operation: str, /, *args: Any, **kwargs: Any) -> Any:
        """Call an operation by its id, or `METHOD path`; a stream becomes a list."""
        return self._run(None, operation, args, kwargs)

    def response(self, operation: str, /, *args: Any, **kwargs: Any) -> Any:
        """Call it through the view `with_response`."""
        return self._run("with_response", operation, args, kwargs)

    def stream(self, operation: str, /, *args: Any, **kwargs: Any) -> list[Any]:
        """Call it through the view `stream`, and list what comes."""
        found: list[Any] = self._run("stream", operation, args, kwargs)
        return found

    def items(
        self,
        operation: str,
        /,
        *args: Any,
        steer: Callable[[Any], Any] = lambda pager: pager,
        **kwargs: Any,
    ) -> list[Any]:
        """List what the view `iterate` gives, after `steer` had a hand in it."""

        def walk(client: Any) -> Any:
            info = self.package.operations[operation]
            view = resource_at(client, info.resource).iterate
            return steer(getattr(view, info.function)(*args, **kwargs))

        found: list[Any] = self._with_client(_listed, _alisted, walk)
        return found

    def and_wait(self, operation: str, /, *args: Any, **kwargs: Any) -> Any:
        """Call it through the view `and_wait`."""
        return self._run("and_wait", operation, args, kwargs)

    def wait(self, operation: Any, **kwargs: Any) -> Any:
        """The result of the client's `wait`."""

        def wait(client: Any) -> Any:
            return client.wait(operation, **kwargs)

        return self._with_client(lambda found: found, _itself, wait)

    def stop_the_clock(self) -> list[float]:
        """From now on sleeping takes no time; returns the list of what was slept."""
        driver = import_module(f"{self.package.__name__}._runtime.io_backend")
        slept: list[float] = []

        async def sleep(driver: Any, seconds: float) -> None:
            slept.append(seconds)

        for kind in (driver.Driver, driver.Blocking):
            kind.sleep = sleep
            kind.now = lambda driver: sum(slept)
        return slept

    def _with_client(
        self,
        blocking: Callable[[Any], Any],
        awaited: Callable[[Any], Awaitable[Any]],
        use: Callable[[Any], Any],
    ) -> Any:
        client = self.client()
        if self.kind == "async":

            async def main() -> Any:
                async with client:
                    return await awaited(use(client))

            return asyncio.run(main())
        with client:
            return blocking(use(client))

    def read(self, model: str, data: Any) -> Any:
        """Decode JSON as a named type."""
        text = data if isinstance(data, bytes) else json.dumps(data).encode()
        return self.codec.from_json(getattr(self.models, model), text)

    def written(self, value: Any) -> Any:
        """A value as JSON."""
        return json.loads(self.codec.to_json(value))

    def keeps(self, model: str, *values: Any) -> None:
        """Each value, decoded as a named type and encoded again, is what it was."""
        for data in values:
            assert self.written(self.read(model, data)) == data

    def annotation(self, model: str, field: str) -> str:
        """The annotation of a field of the emitted class, as it is written."""
        found: str = getattr(self.models, model).__annotations__[field]
        return found

    def argument(self, operation: str, name: str) -> str:
        """The annotation of an argument of the emitted method, as it is written."""
        found: str = signature(self.method(operation)).parameters[name].annotation
        return found

    def returns(self, operation: str) -> str:
        """The return annotation of the emitted method, as it is written."""
        found: str = signature(self.method(operation)).return_annotation
        return found

    def method(self, operation: str) -> Any:
        """The method of an operation, unbound: for its signature and docstring."""
        info = self.package.operations[operation]
        client = self.client()
        return getattr(resource_at(client, info.resource), info.function)

    def client(self) -> Any:
        options = {"base_url": "https://api.test", **self.options}
        options = {key: value for key, value in options.items() if value is not ...}
        name = self.client_name if self.kind == "sync" else f"Async{self.client_name}"
        return getattr(self.package, name)(transport=Listener(self._respond), **options)

    def _run(self, view: str | None, operation: str, args: Any, kwargs: Any) -> Any:
        info = self.package.operations[operation]
        client = self.client()
        resource = resource_at(client, info.resource)
        resource = getattr(resource, view) if view else resource
        method = getattr(resource, info.function)
        if self.kind == "async":
            return asyncio.run(_awaited(client, method, args, kwargs))
        with client:
            return _collected(method(*args, **kwargs))

    def _respond(self, sent: Sent) -> Any:
        """Keep a request and answer it."""
        self.requests.append(sent)
        if self._next or self._server is None:
            status, fields, raw = self._next.pop(0) if self._next else self._answer
        else:
            body = self._server(sent)
            status, fields, raw = answer(body, 200, "application/json", {})
        transport = import_module(f"{self.package.__name__}._runtime.transport")
        return transport.TransportResponse(status, fields, raw)


def _listed(found: Any) -> list[Any]:
    return list(found)


async def _alisted(found: Any) -> list[Any]:
    return [item async for item in found]


async def _itself(found: Awaitable[Any]) -> Any:
    return await found


def _collected(result: Any) -> Any:
    """The result of a method; a stream, or what opens one, as a list."""
    if hasattr(result, "__enter__"):
        with result as stream:
            return list(stream)
    return result


async def _awaited(client: Any, method: Any, args: Any, kwargs: Any) -> Any:
    async with client:
        result = method(*args, **kwargs)
        if hasattr(result, "__await__"):
            result = await result
        if hasattr(result, "__aenter__"):
            async with result as stream:
                return [item async for item in stream]
        return result
