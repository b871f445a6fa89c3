"""The options of clients and of single calls, and functions of the caller's along the way."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from msgspec import Struct
from typing_extensions import TypedDict

from . import publish
from .messages import is_field_name
from .serialization import Validation
from .transport import Timeout, to_timeout

if TYPE_CHECKING:
    from .auth import Auth
    from .errors import ApiError
    from .messages import Headers
    from .transport import Request, Transport


class AdjustableOptions(TypedDict, total=False):
    """The options of a client that `with_options` can change; all may be left out."""

    timeout: float | Timeout | None
    """Seconds for each phase of a call, or a `Timeout`; 60 by default."""
    max_retries: int
    """How often a call is repeated that may be; 2 by default."""
    validation: Validation
    """How to take responses that break the document; "lenient" by default."""
    default_headers: Mapping[str, str] | None
    """Header fields that are sent with each call, unless it gives them itself."""
    default_query: Mapping[str, object] | None
    """Query parameters that are sent with each call, unless it gives them itself."""
    follow_redirects: bool
    """Whether redirects that the document does not mention are followed."""
    max_response_bytes: int | None
    """How many bytes a response may have, decoded; any number by default."""
    on_request: RequestHook | Sequence[RequestHook] | None
    """Called with each request before it is sent."""
    on_response: ResponseHook | Sequence[ResponseHook] | None
    """Called with each response."""
    on_error: ErrorHook | Sequence[ErrorHook] | None
    """Called with each error before it is raised."""


class ClientOptions(AdjustableOptions, total=False):
    """Keyword arguments of `Client` and `AsyncClient`; all may be left out."""

    base_url: str | None
    """Where the API is, instead of the document's server."""
    auth: Auth | None
    """Proves who calls, instead of the document's security schemes."""
    transport: Transport | None
    """Sends the requests; by default an `HttpxTransport()`."""


class RequestOptions(TypedDict, total=False):
    """The options that every method takes, for this call only."""

    timeout: float | Timeout | None
    """Seconds, or a `Timeout`; `None` for no limit."""
    max_retries: int
    """How many times to try again."""
    extra_headers: Mapping[str, str]
    """Header fields to send besides, or in place of, the ones that would be sent."""
    extra_query: Mapping[str, object]
    """Query parameters to send besides; a list is sent as several."""
    extra_body: Mapping[str, object]
    """Properties to send besides, or in place of, those of a JSON or form body."""
    validation: Validation
    """`lenient`, `strict` or `off`."""


class CallSettings(Struct, frozen=True):
    """The settings of a call: the client's, changed by the call's options."""

    timeout: Timeout = Timeout()
    max_retries: int = 2
    validation: Validation = "lenient"
    headers: Mapping[str, str] = {}
    """Of the client: sent with each call that does not give them itself."""
    query: Mapping[str, object] = {}
    """Of the client, likewise."""
    extra_headers: Mapping[str, str] | None = None
    extra_query: Mapping[str, object] | None = None
    extra_body: Mapping[str, object] | None = None
    follow_redirects: bool = False
    max_response_bytes: int | None = None


_VALIDATIONS = ("strict", "lenient", "off")


def check_options(options: Mapping[str, object], known: type, function: str) -> None:
    """Raise `TypeError`, as Python does, for an option that a function does not have.

    `known` is the class of its options.
    """
    for name in options:
        if name not in known.__annotations__:
            raise TypeError(f"{function}() got an unexpected keyword argument {name!r}")


def adjust_settings(base: CallSettings, options: Mapping[str, Any]) -> CallSettings:
    """The settings changed by options; `ValueError` or `TypeError` for what cannot be."""
    max_retries = options.get("max_retries", base.max_retries)
    if max_retries < 0:
        raise ValueError(f"max_retries: 0 or more, not {max_retries}")
    validation = options.get("validation", base.validation)
    if validation not in _VALIDATIONS:
        raise ValueError(f"validation: one of {_VALIDATIONS}, not {validation!r}")
    headers: Mapping[str, str] = options.get("default_headers") or {}
    for name in headers:
        if not is_field_name(name):
            raise ValueError(f"default_headers: {name!r} is no header name")
    limit = options.get("max_response_bytes", base.max_response_bytes)
    if limit is not None and limit < 1:
        raise ValueError("max_response_bytes: 1 or more")
    return CallSettings(
        to_timeout(options.get("timeout", base.timeout)),
        max_retries,
        validation,
        {**base.headers, **headers},
        {**base.query, **(options.get("default_query") or {})},
        options.get("extra_headers"),
        options.get("extra_query"),
        options.get("extra_body"),
        options.get("follow_redirects", base.follow_redirects),
        limit,
    )


RequestHook = Callable[["Request"], Awaitable[None] | None]
"""Called before each attempt is signed; what it changes in the request is sent."""
ResponseHook = Callable[["ResponseHead"], Awaitable[None] | None]
"""Called for each response, before its body is read."""
ErrorHook = Callable[["ApiError"], Awaitable[None] | None]
"""Called once for a call that fails, with the error that it raises."""

T = TypeVar("T")


class ResponseHead(NamedTuple):
    """The head of one attempt's response, as hooks see it."""

    status: int
    headers: Headers
    request: Request
    """The request as sent: its Authorization is for the server only."""
    operation_id: str
    attempt: int
    """1 for the first attempt of a call."""
    elapsed: float
    """Seconds from the attempt's start to the head of the response."""


publish("", ResponseHead)


class Hooks(NamedTuple):
    """The hooks of one client."""

    on_request: tuple[RequestHook, ...] = ()
    on_response: tuple[ResponseHook, ...] = ()
    on_error: tuple[ErrorHook, ...] = ()

    def adjust(self, options: Mapping[str, Any]) -> Hooks:
        """The hooks, with those given in options: one function, several or none."""
        given = {
            name: _several(options[name]) for name in self._fields if name in options
        }
        return self._replace(**given)


def _several(given: T | Sequence[T] | None) -> tuple[T, ...]:
    if given is None:
        return ()
    if isinstance(given, (list, tuple)):
        return tuple(cast("Sequence[T]", given))
    return (cast("T", given),)


async def call_hooks(hooks: Sequence[Callable[[T], object]], value: T) -> None:
    """Call each one in turn, waiting for what it returns when that can be awaited."""
    for hook in hooks:
        pending = hook(value)
        if isinstance(pending, Awaitable):
            await pending
