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

    timeout: Timeout
    max_retries: int
    validation: Validation
    headers: Mapping[str, str] | None = None
    """Of the client: sent with each call that does not give them itself."""
    query: Mapping[str, object] | None = None
    """Of the client, likewise."""
    extra_headers: Mapping[str, str] | None = None
    extra_query: Mapping[str, object] | None = None
    extra_body: Mapping[str, object] | None = None


_VALIDATIONS = ("strict", "lenient", "off")


def make_settings(
    timeout: float | Timeout | None,
    max_retries: int,
    validation: Validation,
    headers: Mapping[str, str] | None = None,
    query: Mapping[str, object] | None = None,
) -> CallSettings:
    """The client's settings; raises `ValueError` or `TypeError` for what cannot be."""
    if max_retries < 0:
        raise ValueError(f"max_retries: 0 or more, not {max_retries}")
    if validation not in _VALIDATIONS:
        raise ValueError(f"validation: one of {_VALIDATIONS}, not {validation!r}")
    for name in headers or ():
        if not is_field_name(name):
            raise ValueError(f"default_headers: {name!r} is no header name")
    limits = to_timeout(timeout)
    return CallSettings(limits, max_retries, validation, headers, query)


def adjust_settings(base: CallSettings, options: Mapping[str, Any]) -> CallSettings:
    """The settings of a client that was made by `with_options` of another one."""
    return make_settings(
        options.get("timeout", base.timeout),
        options.get("max_retries", base.max_retries),
        options.get("validation", base.validation),
        {**(base.headers or {}), **(options.get("default_headers") or {})},
        {**(base.query or {}), **(options.get("default_query") or {})},
    )


def with_options(
    base: CallSettings, options: RequestOptions, function: str
) -> CallSettings:
    """The settings of one call.

    Raises `TypeError` naming an option that does not exist, as Python does for a
    keyword that a function does not have.
    """
    given = cast("dict[str, Any]", dict(options))
    for name in given:
        if name not in RequestOptions.__annotations__:
            raise TypeError(f"{function}() got an unexpected keyword argument {name!r}")
    made = make_settings(
        given.get("timeout", base.timeout),
        given.get("max_retries", base.max_retries),
        given.get("validation", base.validation),
    )
    return CallSettings(
        made.timeout,
        made.max_retries,
        made.validation,
        base.headers,
        base.query,
        given.get("extra_headers"),
        given.get("extra_query"),
        given.get("extra_body"),
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

    on_request: tuple[RequestHook, ...]
    on_response: tuple[ResponseHook, ...]
    on_error: tuple[ErrorHook, ...]


def to_hooks(
    on_request: RequestHook | Sequence[RequestHook] | None,
    on_response: ResponseHook | Sequence[ResponseHook] | None,
    on_error: ErrorHook | Sequence[ErrorHook] | None,
) -> Hooks:
    """The hooks as given to a client: one function, several or none."""
    return Hooks(_several(on_request), _several(on_response), _several(on_error))


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
