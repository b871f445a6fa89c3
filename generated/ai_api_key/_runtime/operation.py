"""An operation of the document, as emitted code describes it.

These values are cheap to make, hundreds in a module, and hold only what differs from
OpenAPI's defaults; the rest is worked out at the first call (`request_builder.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import (
    TYPE_CHECKING,
    Any,
    ClassVar,
    Generic,
    Literal,
    NamedTuple,
    Protocol,
    TypeVar,
)

from msgspec import Struct

from .messages import Content
from .serialization import Validation
from .urls import Server

if TYPE_CHECKING:
    from .messages import Headers
    from .serialization import Issue

T = TypeVar("T")

WriteArguments = Callable[[str, Mapping[str, Any], dict[str, str]], str]
"""From a base URL and arguments to the URL; headers and cookies are written besides.

`ValueError` for an argument that is missing or cannot be sent."""


class Parameter(Struct, frozen=True):
    """The base of all parameters (OpenAPI 3.2 section 4.12).

    `argument` is the Python name when it is not `name`. A path parameter is required
    always, any other when `required` says so. `type` is given where the value does not
    tell by itself how it is sent.
    """

    location: ClassVar[Literal["path", "query", "header", "cookie", "querystring"]]

    name: str
    argument: str | None = None
    required: bool = False
    nullable: bool = False
    type: Any = None

    def writer(self, operation: Operation[Any]) -> WriteArguments:
        """Make the function that writes all parameters of an operation."""
        raise NotImplementedError

    def check(
        self, operation: Operation[Any], arguments: Mapping[str, Any], resource: type
    ) -> None:
        """Raise `RequestValidationError` listing all arguments that break the document.

        `resource` is the class that has the operation's method.
        """
        raise NotImplementedError


class MissingArgumentsError(TypeError):
    """A body was given in part, without arguments that it cannot be sent without."""


class EncodedBody(NamedTuple):
    """A body to send, with its media type."""

    content: Content
    content_type: str


WriteBody = Callable[
    [Mapping[str, Any], str | None, Mapping[str, object] | None, bool],
    EncodedBody | None,
]
"""From arguments, the media type chosen, further properties and whether a stream is
asked for to a body, if any."""


class Body(Struct, frozen=True):
    """The base of all request bodies."""

    def compile(self) -> WriteBody:
        """Make the function that encodes the arguments."""
        raise NotImplementedError

    def describe(self) -> tuple[str, Mapping[str, str] | None]:
        """The media type that is sent first, and the arguments that are properties.

        These go by their names on the wire; without any there is one argument `body`.
        """
        raise NotImplementedError

    def check(
        self, operation: Operation[Any], arguments: Mapping[str, Any], resource: type
    ) -> None:
        """As `Parameter.check`; a body that is encoded already has no arguments."""


class ContentFormat(Protocol):
    """A format of response content other than JSON, such as `XmlFormat`."""

    def read(
        self, type_: Any, raw: bytes, charset: str | None, mode: Validation
    ) -> tuple[Any, list[Issue]]:
        """The typed value of the content, and its deviations from the document."""
        ...


class StreamFormat(Protocol):
    """A format of content that arrives item by item, such as `EventStream`."""

    def open(self, dispatcher: Any, call: Any, received: Any) -> Any:
        """The stream of a response: a `Stream`, or an `AsyncStream`."""
        ...

    def read(
        self, type_: Any, raw: bytes, mode: Validation
    ) -> tuple[list[Any], list[Issue]]:
        """All items of a body that was read whole, and their deviations."""
        ...


class HeaderReader(Protocol):
    """The declared headers of a response, such as `TypedHeaders`."""

    def read(self, headers: Headers) -> Mapping[str, Any]:
        """The declared fields that are there, as their types."""
        ...


class ResponseSpec(Struct, frozen=True):
    """A documented response of one status and one media type.

    `status` is `"200"`, `"2XX"` or `"default"`. Without `media_type` the response has
    no content. `type` is the type of the content, of one item when there is `stream`.
    JSON needs no `format`; content without one is passed on as text or bytes, and any
    as bytes if it is `raw`.
    """

    status: str
    media_type: str | None = None
    type: Any = None
    headers: HeaderReader | None = None
    stream: StreamFormat | None = None
    format: ContentFormat | None = None
    raw: bool = False

    @property
    def is_success(self) -> bool:
        """Return whether it is of a 2xx, or of the range of them."""
        return self.status.startswith("2")


class Operation(Struct, Generic[T], frozen=True, eq=False, kw_only=True):
    """An operation whose method returns `T`.

    `security` is `None` for the document's own; else alternatives of combinations of
    scheme names, `()` for none. `servers` replace the document's when there are any.
    `idempotent` overrides the method's default (RFC 9110 section 9.2.2), and
    `idempotency_key` names the header that makes a POST safe to repeat.
    `client_headers` are keywords of the client whose headers are sent. `stream_query`
    is the query parameter that is true for a call of the view `stream`, else false.
    Without `documented` it is a request of the caller's own, whose answers deviate from
    nothing.
    """

    method: str
    path: str
    resource: str
    function: str
    operation_id: str | None = None
    summary: str | None = None
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    responses: tuple[ResponseSpec, ...] = ()
    security: tuple[tuple[str, ...], ...] | None = None
    servers: tuple[Server, ...] = ()
    idempotent: bool | None = None
    idempotency_key: str | None = None
    client_headers: tuple[str, ...] = ()
    stream_query: str | None = None
    deprecated: bool = False
    documented: bool = True

    @property
    def name(self) -> str:
        """The name in messages: the operationId, else `METHOD path`."""
        return self.operation_id or f"{self.method} {self.path}"
