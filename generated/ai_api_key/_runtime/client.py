"""The bases of the emitted clients."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar, Self

from .hooks import to_hooks
from .session import Session
from .settings import make_settings

if TYPE_CHECKING:
    from .api import Api
    from .auth.base import Auth
    from .engine import AsyncCall, Engine, SyncCall
    from .hooks import ErrorHook, RequestHook, ResponseHook
    from .settings import Validation
    from .timeouts import Timeout
    from .transport import Transport


class _Base:
    """What both kinds of client are made of."""

    _asynchronous: ClassVar[bool] = False

    def __init__(
        self,
        api: Api,
        credentials: Mapping[str, object],
        variables: Mapping[str, str | None],
        *,
        base_url: str | None = None,
        auth: Auth | None = None,
        timeout: float | Timeout | None = 60.0,
        max_retries: int = 2,
        validation: Validation = "lenient",
        follow_redirects: bool = False,
        max_response_bytes: int | None = None,
        on_request: RequestHook | Sequence[RequestHook] | None = None,
        on_response: ResponseHook | Sequence[ResponseHook] | None = None,
        on_error: ErrorHook | Sequence[ErrorHook] | None = None,
        transport: Transport | None = None,
    ) -> None:
        session = Session(
            api,
            credentials,
            variables,
            base_url,
            auth,
            make_settings(timeout, max_retries, validation),
            follow_redirects,
            max_response_bytes,
            to_hooks(on_request, on_response, on_error),
            transport,
        )
        session.resource = partial(_attribute, self)
        self._session = session

    @cached_property
    def _engine(self) -> Engine:
        """What makes the calls; loaded when the first resource is."""
        from .engine import Engine

        return Engine(self._session, self._asynchronous)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._session.api.package}>"


class BaseClient(_Base):
    """A synchronous client; a context manager that closes it.

    Safe to share between threads.
    """

    def close(self) -> None:
        """Close the connections; the client cannot be used any more."""
        transport = self._session.close()
        if transport is not None:
            transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()


class BaseAsyncClient(_Base):
    """An asynchronous client, on asyncio; an async context manager that closes it.

    Safe to share between the tasks of an event loop.
    """

    _asynchronous = True

    async def aclose(self) -> None:
        """Close the connections; the client cannot be used any more."""
        transport = self._session.close()
        if transport is not None:
            await transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.aclose()


def _attribute(client: _Base, path: str) -> object:
    """The resource that a dotted path leads to; the empty one leads to the client."""
    return attrgetter(path)(client) if path else client


# A client's attributes are for the document's tags: its engine stays out of sight.
engine_of: Callable[[_Base], Engine] = attrgetter("_engine")


def call_of(client: BaseClient) -> SyncCall:
    """How a client's methods call: they return the data."""
    engine = engine_of(client)
    return engine.blocking(engine.results.data)


def response_call_of(client: BaseClient) -> SyncCall:
    """How the view `with_response` calls."""
    engine = engine_of(client)
    return engine.blocking(engine.results.response)


def stream_call_of(client: BaseClient) -> SyncCall:
    """How the view `stream` calls: the body is still to be read."""
    engine = engine_of(client)
    return engine.blocking(engine.results.stream, streaming=True)


def async_call_of(client: BaseAsyncClient) -> AsyncCall:
    """How an asynchronous client's methods call."""
    engine = engine_of(client)
    return engine.awaited(engine.results.data)


def async_response_call_of(client: BaseAsyncClient) -> AsyncCall:
    """How the view `with_response` of an asynchronous client calls."""
    engine = engine_of(client)
    return engine.awaited(engine.results.response)


def async_stream_call_of(client: BaseAsyncClient) -> AsyncCall:
    """How the view `stream` of an asynchronous client calls."""
    engine = engine_of(client)
    return engine.awaited(engine.results.stream, streaming=True)
