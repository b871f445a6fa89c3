"""Requests, responses and errors between the SDK's form and pyreqwest's."""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Any

from ..errors import (
    ApiConnectionError,
    ApiTimeoutError,
    RequestValidationError,
    TransportError,
)
from ..messages import Content, blocking
from ..urls import split_target
from . import import_extra

_CONNECTING = "client error (Connect)"
"""Among the causes of an error, what says that no connection came about."""


def to_body(content: Content | None) -> bytes | Iterator[bytes] | None:
    """The body in a form that reqwest reads in a thread."""
    if content is None or isinstance(content, bytes):
        return content
    return iter(blocking(content))


def to_async_body(content: Content | None) -> object:
    """The same for an asynchronous client; some sources can be read either way."""
    return aiter(content) if isinstance(content, AsyncIterable) else to_body(content)


@lru_cache(maxsize=512)
def to_url(url: str) -> Any:
    """The URL, parsed; refused when reqwest would send another one (WHATWG URL)."""
    try:
        parsed = import_module("http").Url(url)
    except ValueError:
        raise ApiConnectionError("the URL cannot be sent to", unsent=True) from None
    if split_target(str(parsed))[1] != split_target(url)[1]:
        raise RequestValidationError(
            "pyreqwest would rewrite the path or the query of this URL"
        )
    return parsed


def to_fields(headers: Any) -> list[tuple[str, str]]:
    """The header fields, without those that are not ASCII."""
    try:
        return list(headers.items())
    except ValueError:  # one of them is not ASCII
        return [
            pair for name in dict.fromkeys(headers) for pair in _get_all(headers, name)
        ]


def _get_all(headers: Any, name: str) -> list[tuple[str, str]]:
    try:
        return [(name, value) for value in headers.getall(name)]
    except ValueError:
        return []


def read_chunks(
    exchange: Any, reader: Any, on_interrupt: Callable[[], None]
) -> Iterator[bytes]:
    """The chunks of a body; `on_interrupt` is called when the thread is interrupted."""
    try:
        while (chunk := reader.read_chunk()) is not None:
            yield bytes(chunk)
    except import_module("exceptions").PyreqwestError as error:
        raise to_transport_error(error) from error
    except GeneratorExit:  # left before its end, it gives its connection back
        close_exchange(exchange, on_interrupt)
        raise
    except Exception:
        raise
    except BaseException:
        on_interrupt()
        raise


async def aread_chunks(exchange: Any, reader: Any) -> AsyncIterator[bytes]:
    """The chunks of a body, asynchronously."""
    try:
        while (chunk := await reader.read_chunk()) is not None:
            yield bytes(chunk)
    except import_module("exceptions").PyreqwestError as error:
        raise to_transport_error(error) from error
    except GeneratorExit:
        await aclose_exchange(exchange)
        raise


def close_exchange(exchange: Any, on_interrupt: Callable[[], None]) -> None:
    """Give the connection back; `on_interrupt` is called as for `read_chunks`."""
    try:
        exchange.__exit__(None, None, None)
    except RuntimeError:  # what it says of an exchange that is closed already
        return
    except Exception:
        raise
    except BaseException:
        on_interrupt()
        raise


async def aclose_exchange(exchange: Any) -> None:
    """Give the connection back, asynchronously."""
    with suppress(RuntimeError):
        await exchange.__aexit__(None, None, None)


def to_transport_error(error: Any) -> TransportError:
    """An error of pyreqwest as one of the SDK's.

    Its types do not say for sure how far a request came, but their causes do.
    """
    details: dict[str, Any] = getattr(error, "details", None) or {}
    causes: list[str] = [each["message"] for each in details.get("causes") or ()]
    unsent = _CONNECTING in causes
    if isinstance(error, import_module("exceptions").PoolTimeoutError):
        return ApiTimeoutError("timed out: pool", unsent=True)
    if isinstance(error, import_module("exceptions").RequestTimeoutError):
        return ApiTimeoutError(
            f"timed out: {'connect' if unsent else 'read'}", unsent=unsent
        )
    return ApiConnectionError(causes[-1] if causes else str(error), unsent=unsent)


def import_module(name: str) -> Any:
    """A module of pyreqwest."""
    return import_extra(f"pyreqwest.{name}", "fast")
