"""Every error that a client raises; `ApiError` is the base of all.

Each one pickles: its attributes are plain, its constructor takes the message alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from msgspec import Struct, json

from . import publish

if TYPE_CHECKING:
    from typing_extensions import TypeForm

    from .messages import Headers
    from .serialization import Issue

T = TypeVar("T")


class Attempt(NamedTuple):
    """One attempt of a call that was tried again."""

    outcome: str
    """The outcome: `status 503`, `ApiTimeoutError`, …"""
    delay: float
    """Seconds that were waited after it."""


class ApiError(Exception):
    """The base of all errors of a client.

    The attributes say what was called; they are filled in as the error leaves the
    client, and `None` where there is nothing to say.
    """

    def __init__(self, message: str = "", *, operation_id: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        """The reason, without the operation that was called."""
        self.operation_id = operation_id
        """The operation of the document, or `METHOD path` when it has no id."""
        self.method: str | None = None
        """The HTTP method."""
        self.url: str | None = None
        """The URL, without user information and without secrets in its query."""
        self.attempts = 0
        """How many times the request was sent."""
        self.history: tuple[Attempt, ...] = ()
        """The attempts before the last one."""

    def __str__(self) -> str:
        called = " ".join(part for part in (self.method, self.url) if part)
        operation = self.operation_id
        if operation and called:
            called = f"{called} ({operation})"
        where = called or operation
        tried = f" [{self.attempts} attempts]" if self.attempts > 1 else ""
        return f"{where}: {self.message}{tried}" if where else self.message


class MissingCredentialsError(ApiError):
    """An operation needs credentials that the client was not given.

    Also raised when a client is made with half a credential: a key without its secret.
    """


class RequestValidationError(ApiError):
    """The arguments cannot be sent: nothing was.

    `issues` lists what is wrong, one entry each, when there is more to say than the
    message does.
    """

    def __init__(self, message: str = "", *, issues: Sequence[Issue] = ()) -> None:
        super().__init__(message)
        self.issues = list(issues)


class TransportError(ApiError):
    """No whole response arrived."""

    def __init__(self, message: str = "", *, unsent: bool = False) -> None:
        super().__init__(message)
        self.unsent = unsent
        """Whether the server cannot have seen anything of the request."""


class ApiTimeoutError(TransportError):
    """A timeout passed: of connecting, reading, writing, the pool, or the total."""


class ApiConnectionError(TransportError):
    """The connection could not be made, or broke before the response was whole."""


class ClientClosedError(ApiConnectionError, RuntimeError):
    """The client was closed, before the call or amid it."""


class ResponseTooLargeError(ApiError):
    """The response is larger than `max_response_bytes`, counted when decoded."""


class DecodeError(ApiError):
    """A response cannot be read as what the document says.

    In strict validation `issues` lists every deviation with its JSON path. `raw` is the
    body as received.
    """

    def __init__(
        self, message: str = "", *, issues: Sequence[Issue] = (), raw: bytes = b""
    ) -> None:
        super().__init__(message)
        self.issues = list(issues)
        self.raw = raw


class _WaitError(ApiError):
    """The base of the two errors of waiting for an operation.

    `operation_id` is the id of the long-running operation itself, `None` when the
    server gave it none.
    """

    def __init__(
        self,
        message: str = "",
        *,
        operation: object = None,
        operation_id: str | None = None,
        reason: str | None = None,
    ) -> None:
        super().__init__(message, operation_id=operation_id)
        self.operation = operation
        """The operation as last seen."""
        self.reason = reason
        """Why it failed, when the server said so."""


class OperationFailedError(_WaitError):
    """A long-running operation ended without success, or cannot be asked for."""


class WaitTimeoutError(_WaitError):
    """The wait for a long-running operation ended before the operation did.

    The time given has passed, or too many questions in a row were left without an
    answer (`__cause__` is the last error then). The operation may still succeed.
    """


class Problem(Struct, frozen=True, kw_only=True):
    """The details of a problem (RFC 9457 section 3.1); what is not said is `None`."""

    type: str | None = None
    title: str | None = None
    status: int | None = None
    detail: str | None = None
    instance: str | None = None
    errors: list[Any] = []
    """Single errors as sent: objects or plain strings."""
    extensions: dict[str, Any] = {}
    """The members that RFC 9457 does not name."""


def _decode_json(type_: Any, raw: bytes) -> Any:
    return json.decode(raw, type=type_)


class StatusError(ApiError):
    """The server answered with a status that is not a success.

    `body` is decoded as the document says for the status, else as JSON, else as text;
    `raw` are its bytes. `problem` holds what the body says about the error.
    """

    def __init__(
        self,
        message: str = "",
        *,
        status: int = 0,
        headers: Headers | None = None,
        body: object = None,
        raw: bytes = b"",
        problem: Problem | None = None,
        request_id: str | None = None,
        decode: Callable[[Any, bytes], Any] = _decode_json,
    ) -> None:
        super().__init__(message)
        if headers is None:
            from .messages import Headers

            headers = Headers()
        self.status = status
        self.headers = headers
        self.body = body
        self.raw = raw
        self.problem = problem
        self.request_id = request_id
        self._decode = decode

    def body_as(self, type_: TypeForm[T]) -> T:
        """The body as a type: `error.body_as(Problem)`; `DecodeError` if it is none."""
        value: T = self._decode(type_, self.raw)
        return value

    @property
    def retry_after(self) -> float | None:
        """Seconds that the server asks to wait before another try; `None` if it does not."""
        from .messages import asked_wait

        return asked_wait(self.headers)


class BadRequestError(StatusError):
    """400: the request is malformed."""


class AuthenticationError(StatusError):
    """401: the credentials are missing or wrong."""


class PermissionDeniedError(StatusError):
    """403: the credentials do not allow this."""


class NotFoundError(StatusError):
    """404: there is no such thing."""


class ConflictError(StatusError):
    """409: the request conflicts with the state of the resource."""


class UnprocessableEntityError(StatusError):
    """422: the request is well-formed and wrong."""


class RateLimitError(StatusError):
    """429: too many requests."""


class ServerError(StatusError):
    """5xx: the server failed."""


_BY_STATUS: dict[int, type[StatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def status_error(status: int) -> type[StatusError]:
    """The class of error for a status."""
    return ServerError if 500 <= status <= 599 else _BY_STATUS.get(status, StatusError)


_CLASSES = [row for row in globals().values() if isinstance(row, type)]
publish(".errors", *(row for row in _CLASSES if issubclass(row, ApiError)))
