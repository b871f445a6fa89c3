"""The bases of the emitted clients."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, Self, Unpack

from typing_extensions import TypeVar

from .options import AdjustableOptions, ClientOptions, check_options
from .session import Session

if TYPE_CHECKING:
    from typing_extensions import TypeForm

    from .api import Api
    from .custom_request import CustomRequest
    from .dispatch import AsyncCall, Dispatcher, SyncCall
    from .responses.response import Response


T = TypeVar("T", default=Any)


class _Base:
    """The base of both kinds of client."""

    _asynchronous: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.__module__ = cls.__module__.removesuffix("._client")  # as it is imported

    def __init__(
        self,
        api: Api,
        credentials: Mapping[str, object],
        variables: Mapping[str, str | None],
        **options: Unpack[ClientOptions],
    ) -> None:
        check_options(options, ClientOptions, type(self).__name__)
        self._session = Session(api, credentials, variables, options)
        self._session.resource = partial(_attribute, self)

    @cached_property
    def _dispatcher(self) -> Dispatcher:
        """Makes the calls; loaded when the first resource is."""
        from .dispatch import Dispatcher

        return Dispatcher(self._session, self._asynchronous)

    def with_options(self, **options: Unpack[AdjustableOptions]) -> Self:
        """A client with other options, which shares the connections of this one.

        Closing it leaves them open. `default_headers` and `default_query` are added
        to those of this client.
        """
        check_options(options, AdjustableOptions, "with_options")
        client = object.__new__(type(self))
        client._adopt(self._session.derive(options))
        return client

    def _adopt(self, session: Session) -> None:
        """Make the calls of a session that another client began."""
        self._session = session
        session.resource = partial(_attribute, self)
        bind = getattr(self, "_bind", None)
        if bind is not None:  # the client has methods itself
            bind(self)

    def __copy__(self) -> Self:
        """A copy shares the connections; closing it leaves them open."""
        client = self.with_options()
        client.__dict__.update(self._extra_attributes())
        return client

    def __getstate__(self) -> dict[str, Any]:
        return {"_session": self._session, **self._extra_attributes()}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        self.__dict__.update(state)
        self._adopt(self._session)

    def _extra_attributes(self) -> dict[str, Any]:
        """Attributes of a caller's own subclass: no state of ours, and no resource."""
        own = ("_session", "_dispatcher", "_client", "_call")
        return {
            name: value
            for name, value in vars(self).items()
            if name not in own and not hasattr(value, "_client")
        }

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._session.api.package}>"


class BaseClient(_Base):
    """A synchronous client, a context manager; threads may share it."""

    def request(
        self,
        method: str,
        path: str,
        *,
        cast_to: TypeForm[T] = Any,
        **request: Unpack[CustomRequest],
    ) -> Response[T]:
        """Send a request that the document does not describe, below the base URL.

        It has the credentials, retries and errors of any call. `json`, `content` (bytes
        or text) or `files` is the body, `cast_to` the type of the response's data.
        """
        from .custom_request import describe_request

        operation, options = describe_request(method, path, cast_to, request)
        response: Response[T] = response_call_of(self)(operation, {}, options)
        return response

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
    """A client on asyncio, an async context manager; tasks of a loop may share it."""

    _asynchronous = True

    async def request(
        self,
        method: str,
        path: str,
        *,
        cast_to: TypeForm[T] = Any,
        **request: Unpack[CustomRequest],
    ) -> Response[T]:
        """The same as `Client.request`, to be awaited."""
        from .custom_request import describe_request

        operation, options = describe_request(method, path, cast_to, request)
        call = async_response_call_of(self)
        response: Response[T] = await call(operation, {}, options)
        return response

    async def aclose(self) -> None:
        """Close the connections; the client cannot be used any more."""
        transport = self._session.close()
        if transport is not None:
            await transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        await self.aclose()


def _attribute(client: object, path: str) -> object:
    """The resource that a dotted path leads to, the empty one to the client; or `None`."""
    for name in filter(None, path.split(".")):
        client = getattr(client, name, None)
    return client


# A client's attributes are for the document's tags: its dispatcher stays out of sight.
dispatcher_of: Callable[[_Base], Dispatcher] = attrgetter("_dispatcher")


def call_of(client: BaseClient) -> SyncCall:
    """The way in which a client's methods call: they return the data."""
    dispatcher = dispatcher_of(client)
    return dispatcher.blocking(dispatcher.results.data)


def response_call_of(client: BaseClient) -> SyncCall:
    """The way in which the view `with_response` calls."""
    dispatcher = dispatcher_of(client)
    return dispatcher.blocking(dispatcher.results.response)


def async_call_of(client: BaseAsyncClient) -> AsyncCall:
    """The way in which an asynchronous client's methods call."""
    dispatcher = dispatcher_of(client)
    return dispatcher.awaited(dispatcher.results.data)


def async_response_call_of(client: BaseAsyncClient) -> AsyncCall:
    """The way in which the view `with_response` of an asynchronous client calls."""
    dispatcher = dispatcher_of(client)
    return dispatcher.awaited(dispatcher.results.response)
