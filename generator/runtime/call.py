"""One call: its state, its attempts, and the answers to it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from .errors import (
    ApiConnectionError,
    ApiError,
    ApiTimeoutError,
    Attempt,
    StatusError,
    TransportError,
)
from .io_backend import Driver
from .logs import DEBUG, INFO, TRACE, scrub
from .messages import Headers, fields_of, replace_fields
from .options import CallSettings, ResponseHead, call_hooks
from .request_builder import RequestBuilder
from .responses.status_errors import LONGEST_BODY, request_id_of
from .session import Session
from .transport import (
    BodyReader,
    PreparedRequest,
    Request,
    Timeout,
    TransportResponse,
    is_success,
)


class Call(Struct, eq=False):
    """One call: the request, and how far it has come."""

    builder: RequestBuilder
    arguments: Mapping[str, Any]
    settings: CallSettings
    request: PreparedRequest
    streaming: bool
    is_safe: bool = False
    """Whether sending the request again has no further effect."""
    attempts: int = 0
    retries: int = 0
    redirects: int = 0
    history: tuple[Attempt, ...] = ()
    renewed: bool = False
    same_origin: bool = True
    started: float = 0.0
    deadline: float | None = None
    log_level: int | None = None
    """The finest level that is wanted of the log, as of the last attempt."""

    def __post_init__(self) -> None:
        self.is_safe = self.builder.idempotent
        self.started = time.perf_counter()
        total = self.settings.timeout.total
        self.deadline = None if total is None else time.monotonic() + total

    def timeout(self) -> Timeout:
        """The limits of the next attempt; raises when the deadline has passed."""
        limits = self.settings.timeout
        if self.deadline is None:
            return limits
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise ApiTimeoutError(f"the total timeout of {limits.total:g} s passed")
        return limits.within(left)


class RawResponse(Struct, eq=False):
    """An answer: read whole, or, when it is streamed, with its body still to come."""

    status: int
    is_success: bool
    request: Request
    """The request as sent, credentials included."""
    headers: Headers
    response: TransportResponse
    raw: bytes = b""
    is_open: bool = False
    """Whether the body is still to be read, and the response to be closed."""

    def __repr__(self) -> str:  # without credentials
        return f"<RawResponse {self.status}>"


RequestAdjuster = Callable[[Call], None]
"""Changes a call before it is first sent: the URL, or a header field."""


_WHOLE = (bytes, type(None))


class Sender:
    """Sends the requests of one client; what authenticators fetch with, too."""

    def __init__(self, session: Session, driver: Driver) -> None:
        self._session = session
        self.driver = driver

    async def attempt(self, call: Call) -> RawResponse:
        """Send a call's request once, and read the answer."""
        session, prepared = self._session, call.request
        started = time.perf_counter()
        request = Request(
            prepared.method,
            prepared.url,
            prepared.headers.copy(),
            prepared.content,
            call.timeout(),
            call.builder.operation,
            call.arguments,
            call.streaming,
            call.attempts,
            session.api.secrets,
        )
        await self._sign(call, request)
        level = call.log_level = session.log.level()
        is_logged = level is not None and level <= DEBUG
        try:
            received = await self._exchange(call, request, started)
        except ApiError as error:
            if is_logged:
                self._log(DEBUG, call, error, started, f"attempt {call.attempts}")
            raise
        if is_logged:
            self._log(DEBUG, call, received, started, f"attempt {call.attempts}")
        if level == TRACE:
            self._log_bodies(call, received)
        return received

    async def _sign(self, call: Call, request: Request) -> None:
        """Call the hooks that may change the request, then put credentials into it."""
        session, builder = self._session, call.builder
        if session.hooks.on_request:
            await call_hooks(session.hooks.on_request, request)
            request.bare_url = request.url
        if builder.missing is not None and call.same_origin:
            builder.missing.check(request.headers, request.url)
        authenticator = builder.authenticator
        if authenticator is not None and call.same_origin:
            if request.url is not call.request.url or not builder.is_trusted:
                session.check_trusted(request.url)
            if authenticator.signs_content and not isinstance(request.content, _WHOLE):
                request.content = await self.driver.read_all(request.content)
                request.headers["Content-Length"] = str(len(request.content))
            extra = call.settings.extra_headers
            own = fields_of(request.headers, extra) if extra else {}
            pending = authenticator.apply(request, self)
            if pending is not None:
                await pending
            if own or call.settings.headers or session.hooks.on_request:
                replace_fields(request.headers, own)

    async def _exchange(
        self, call: Call, request: Request, started: float
    ) -> RawResponse:
        response = await self.send(request)
        headers = Headers(response.headers)
        if self._session.hooks.on_response:
            seconds = time.perf_counter() - started
            name, number = call.builder.name, call.attempts
            await self._tell(
                ResponseHead(response.status, headers, request, name, number, seconds),
                response,
            )
        status, succeeded = response.status, is_success(response.status)
        is_open = call.streaming and succeeded
        raw = b"" if is_open else await self.read(response, headers, call.deadline)
        return RawResponse(status, succeeded, request, headers, response, raw, is_open)

    async def _tell(self, head: ResponseHead, response: TransportResponse) -> None:
        """Call the hooks; the connection is given back when one of them raises."""
        try:
            await call_hooks(self._session.hooks.on_response, head)
        except BaseException:
            await self.driver.close(response)
            raise

    async def send(self, request: Request) -> TransportResponse:
        """Send a request once; no retries, no hooks, no log."""
        try:
            return await self.driver.send(self._session.transport(), request)
        except OSError as error:
            raise _as_transport_error(error) from error

    async def read(
        self,
        response: TransportResponse,
        headers: Headers,
        deadline: float | None = None,
    ) -> bytes:
        """Read a body whole; of an error's body no more than is of use."""
        limit = self._session.settings.max_response_bytes
        coding = headers.get("content-encoding")
        failed = not is_success(response.status)
        reader = None
        if failed:
            limit = LONGEST_BODY if limit is None else min(limit, LONGEST_BODY)
        if coding or limit is not None or deadline is not None:
            reader = BodyReader(coding, limit, cut=failed, deadline=deadline)
        try:
            return await self.driver.read(response, reader)
        except (TransportError, OSError) as error:
            if failed and reader is not None:
                return reader.partial()  # the status says more than a broken body
            raise _as_transport_error(error) from error.__cause__

    def check_trusted(self, url: str) -> None:
        """Raise `RequestValidationError` where no credentials may be sent to."""
        self._session.check_trusted(url)

    def log_call(self, call: Call, outcome: RawResponse | ApiError) -> None:
        """Write the line of a whole call; the body of a stream may still come."""
        count = "1 attempt" if call.attempts == 1 else f"{call.attempts} attempts"
        self._log(INFO, call, outcome, call.started, count)

    def _log(
        self,
        level: int,
        call: Call,
        outcome: RawResponse | ApiError,
        started: float,
        tries: str,
    ) -> None:
        """Write the line of a whole call, or of one attempt."""
        log, method, name = self._session.log, call.request.method, call.builder.name
        url = log.redact(scrub(call.request.url, _secrets(call)))
        milliseconds = (time.perf_counter() - started) * 1000
        values = (method, url, name, _outcome(outcome), milliseconds, tries)
        log.write(level, "%s %s (%s): %s, %.0f ms, %s", *values)

    def _log_bodies(self, call: Call, received: RawResponse) -> None:
        secrets = _secrets(call)
        self._session.log.body("sent", call.request.content, secrets)
        self._session.log.body("received", received.raw, secrets)


def _as_transport_error(error: TransportError | OSError) -> TransportError:
    """An error of a transport's own as one of the SDK's."""
    if isinstance(error, TransportError):
        return error
    if isinstance(error, TimeoutError):
        return ApiTimeoutError(str(error) or "timed out")
    return ApiConnectionError(str(error) or "the connection broke")


def _secrets(call: Call) -> Sequence[str]:
    authenticator = call.builder.authenticator
    return () if authenticator is None else authenticator.secrets()


def _outcome(outcome: RawResponse | ApiError) -> str:
    """The status, and the identifier that the server gave the request; or the error."""
    if isinstance(outcome, StatusError):
        return f"{type(outcome).__name__}, status {outcome.status}"
    if isinstance(outcome, ApiError):
        return type(outcome).__name__
    request_id = request_id_of(outcome.headers)
    status = f"status {outcome.status}"
    return f"{status}, request id {request_id}" if request_id else status
