"""Spans of OpenTelemetry around another transport, one for each attempt.

They follow the semantic conventions for HTTP clients. OpenTelemetry's API is imported
when one is made; what collects the spans is whatever the program has set up.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from typing import Any

from ..errors import ApiError
from ..logs import redact_url
from ..transport import Content, Request, Transport, TransportResponse
from ..urls import origin_of
from . import import_extra
from .httpx_transport import HttpxTransport

_METHODS = frozenset(
    {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"}
)
"""Others, which could be without end, are `_OTHER`."""


class TracedTransport(Transport):
    """Another transport, with a span of OpenTelemetry for each attempt.

    It needs the extra `otel`. `transport` is what sends, `HttpxTransport()` unless it
    is given; `tracer_provider` and `propagator` are the program's global ones unless
    they are. The header fields of the propagator are added after the request is signed.
    URLs are without credentials and without what looks like a secret; headers and bodies
    are not recorded.
    """

    def __init__(
        self,
        transport: Transport | None = None,
        *,
        tracer_provider: object = None,
        propagator: object = None,
    ) -> None:
        self._inner = HttpxTransport() if transport is None else transport
        self._trace: Any = import_extra("opentelemetry.trace", "otel")
        self._propagate: Any = propagator or import_extra(
            "opentelemetry.propagate", "otel"
        )
        name = __name__.partition(".")[0]
        self._tracer = self._trace.get_tracer(name, tracer_provider=tracer_provider)

    def __repr__(self) -> str:
        return f"<TracedTransport of {self._inner!r}>"

    def send(self, request: Request, /) -> TransportResponse:
        """Send the request, wait for the head of the response."""
        span = self._start(request)
        try:
            with self._trace.use_span(span, record_exception=False):
                return self._answered(span, self._inner.send(request))
        except BaseException as error:
            self._fail(span, type(error).__qualname__)
            span.end()
            raise

    async def asend(self, request: Request, /) -> TransportResponse:
        """The same for an asynchronous client."""
        span = self._start(request)
        try:
            with self._trace.use_span(span, record_exception=False):
                return self._answered(span, await self._inner.asend(request))
        except BaseException as error:
            self._fail(span, type(error).__qualname__)
            span.end()
            raise

    def close(self) -> None:
        """Close the transport that sends."""
        self._inner.close()

    async def aclose(self) -> None:
        """The same for an asynchronous client."""
        await self._inner.aclose()

    def _start(self, request: Request) -> Any:
        span = self._tracer.start_span(
            _name(request),
            kind=self._trace.SpanKind.CLIENT,
            attributes=_attributes(request),
        )
        context = self._trace.set_span_in_context(span)
        self._propagate.inject(request.headers, context=context)
        return span

    def _answered(self, span: Any, response: TransportResponse) -> TransportResponse:
        """The response, at whose end the span ends."""
        span.set_attribute("http.response.status_code", response.status)
        if response.status >= 400:
            self._fail(span, str(response.status))
        given_back = response.close

        def close() -> Any:
            span.end()
            return None if given_back is None else given_back()

        content = response.content
        if not isinstance(content, bytes):
            content = self._watched(span, content)
        return TransportResponse(response.status, response.headers, content, close)

    def _watched(self, span: Any, content: Content) -> Content:
        if isinstance(content, AsyncIterable):
            return self._awatch(span, content)
        return self._watch(span, content)

    def _watch(self, span: Any, content: Iterable[Any]) -> Iterator[bytes]:
        try:
            yield from content
        except (ApiError, OSError) as error:
            self._fail(span, type(error).__qualname__)
            raise

    async def _awatch(
        self, span: Any, content: AsyncIterable[bytes]
    ) -> AsyncIterator[bytes]:
        try:
            async for piece in content:
                yield piece
        except (ApiError, OSError) as error:
            self._fail(span, type(error).__qualname__)
            raise

    def _fail(self, span: Any, kind: str) -> None:
        span.set_attribute("error.type", kind)
        span.set_status(self._trace.StatusCode.ERROR)


def _name(request: Request) -> str:
    """`{method} {template}`: few names, whatever the arguments."""
    method = request.method if request.method in _METHODS else "HTTP"
    operation = request.operation
    return method if operation is None else f"{method} {operation.path}"


def _attributes(request: Request) -> dict[str, str | int]:
    method, origin = request.method, origin_of(request.url)
    known = method in _METHODS
    found: dict[str, str | int] = {
        "http.request.method": method if known else "_OTHER",
        "server.address": origin.host,
        "url.full": redact_url(request.bare_url, request.secrets),
    }
    if origin.has_port:
        found["server.port"] = int(origin.port)
    if not known:
        found["http.request.method_original"] = method
    if request.operation is not None:
        found["url.template"] = request.operation.path
    if request.attempt > 1:
        found["http.request.resend_count"] = request.attempt - 1
    return found
