"""The options of clients and of single calls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, cast

from msgspec import Struct
from typing_extensions import TypedDict

from .transport import Timeout, to_timeout

if TYPE_CHECKING:
    from .auth.base import Auth
    from .hooks import ErrorHook, RequestHook, ResponseHook
    from .transport import Transport

Validation = Literal["strict", "lenient", "off"]
"""How closely responses, and in `strict` requests, are held to the document."""


class ClientOptions(TypedDict, total=False):
    """Keyword arguments of `Client` and `AsyncClient`; all may be left out."""

    base_url: str | None
    """Where the API is, instead of the document's server."""
    auth: Auth | None
    """Proves who calls, instead of the document's security schemes."""
    timeout: float | Timeout | None
    """Seconds for each phase of a call, or a `Timeout`; 60 by default."""
    max_retries: int
    """How often a call is repeated that may be; 2 by default."""
    validation: Validation
    """What becomes of responses that break the document; "lenient" by default."""
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
    validation: Validation
    """`lenient`, `strict` or `off`."""


class CallSettings(Struct, frozen=True):
    """What a call is made with: the client's settings, or with the call's options."""

    timeout: Timeout
    max_retries: int
    validation: Validation
    extra_headers: Mapping[str, str] | None = None
    extra_query: Mapping[str, object] | None = None


_VALIDATIONS = ("strict", "lenient", "off")


def make_settings(
    timeout: float | Timeout | None, max_retries: int, validation: Validation
) -> CallSettings:
    """The client's settings; raises `ValueError` or `TypeError` for what cannot be."""
    if max_retries < 0:
        raise ValueError(f"max_retries: 0 or more, not {max_retries}")
    if validation not in _VALIDATIONS:
        raise ValueError(f"validation: one of {_VALIDATIONS}, not {validation!r}")
    return CallSettings(to_timeout(timeout), max_retries, validation)


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
        given.get("extra_headers"),
        given.get("extra_query"),
    )
