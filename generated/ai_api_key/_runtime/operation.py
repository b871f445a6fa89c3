"""What an SDK knows about an operation of its document.

These are the values that emitted code is made of. They are cheap to make, hundreds in
a module, and say only what differs from OpenAPI's defaults; the plan of a call is
worked out at the first call (`plan.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeVar

from msgspec import Struct

from .api import Server
from .introspection import BodyInfo, OperationInfo, ParameterInfo

if TYPE_CHECKING:
    from .issues import Issue
    from .serialization.codec import Validation

T = TypeVar("T")

Location = Literal["path", "query", "header", "cookie", "querystring"]
Style = Literal[
    "simple",
    "label",
    "matrix",
    "form",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
    "cookie",
]
StreamKind = Literal["sse", "sse-event", "jsonl", "json-seq"]


class XmlForm(Protocol):
    """How a body is written in XML: the `Xml` of packages that have such bodies."""

    def read(
        self, type_: Any, raw: bytes, charset: str | None, mode: Validation
    ) -> tuple[Any, list[Issue]]:
        """The typed value of a text, and what is wrong with it."""
        ...

    def writer(self, type_: Any) -> Callable[[Any, str], bytes]:
        """What writes values of a type in a charset."""
        ...


class Parameter(Struct, frozen=True):
    """A parameter (OpenAPI 3.2 section 4.12).

    `argument` is the Python name when it is not `name`. A path parameter is required
    always, any other when `required` says so. `style` and `explode` default by location
    (section 4.12.3); `content` is the media type of a parameter that has one instead,
    and `encoding` how the members of a form in a whole query string are written.
    `type` is the type of a value that does not tell by itself how it is sent.
    """

    name: str
    location: Location
    argument: str | None = None
    required: bool = False
    nullable: bool = False
    style: Style | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    allow_empty: bool = False
    content: str | None = None
    type: Any = None
    encoding: Mapping[str, Encoding] | None = None


class Field(Struct, frozen=True):
    """A property of an object body that is an argument of its own."""

    name: str
    argument: str | None = None
    required: bool = False
    nullable: bool = False
    type: Any = None


class Encoding(Struct, frozen=True):
    """How one property of a form is written (OpenAPI 3.2 section 4.15).

    `headers` are further fields of a multipart part, with fixed values.
    """

    content_type: str | None = None
    style: Style | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    headers: tuple[tuple[str, str], ...] = ()


class MediaType(Struct, frozen=True):
    """One media type of a request body.

    `type` is the type of the body, where the value alone does not tell how it is sent:
    a `datetime` that goes as seconds, anything in XML, which has `xml`. `encoding` is by
    property. The parts of a multipart array go by their place: `prefix_encoding` says
    how the first are written, `item_encoding` how all others.
    """

    name: str
    encoding: Mapping[str, Encoding] | None = None
    type: Any = None
    prefix_encoding: tuple[Encoding, ...] = ()
    item_encoding: Encoding | None = None
    xml: XmlForm | None = None


class Body(Struct, frozen=True):
    """A request body: as `fields`, or as the one argument `body` when that is `None`.

    The first media type is the one sent unless `content_type` chooses another.
    `additional` says that the argument `additional_properties` exists, `nullable` that
    an argument `body` of `None` is sent as null.
    """

    media_types: tuple[MediaType, ...]
    required: bool = False
    nullable: bool = False
    fields: tuple[Field, ...] | None = None
    additional: bool = False


class HeaderForm(Struct, frozen=True):
    """How a response's header is written, beside its type: `Annotated[T, …]`.

    `content` is the media type of a header that has one; `explode` is that of `simple`.
    """

    content: str | None = None
    explode: bool = False


class Reply(Struct, frozen=True):
    """A documented response of one status and one media type.

    `status` is `"200"`, `"2XX"` or `"default"`. Without `media_type` the response has
    no content. `type` is the type of the content, of one item when `stream` is given:
    `sse` decodes an event's data, `sse-event` the event as an object of `data`,
    `event`, `id` and `retry`. `headers` are the types of its declared header fields.
    Content in XML is passed as it is unless there is `xml`, any other if it is `raw`.
    """

    status: str
    media_type: str | None = None
    type: Any = None
    headers: Mapping[str, Any] | None = None
    stream: StreamKind | None = None
    xml: XmlForm | None = None
    raw: bool = False


class Operation(Struct, Generic[T], frozen=True, eq=False, kw_only=True):
    """An operation whose method returns `T`.

    `security` is `None` for the document's own; else alternatives of combinations of
    scheme names, `()` for none. `servers` replace the document's when there are any.
    `idempotent` overrides what the method says (RFC 9110 section 9.2.2), and
    `idempotency_key` names the header that makes a POST safe to repeat.
    """

    method: str
    path: str
    resource: str
    function: str
    operation_id: str | None = None
    summary: str | None = None
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    replies: tuple[Reply, ...] = ()
    security: tuple[tuple[str, ...], ...] | None = None
    servers: tuple[Server, ...] = ()
    idempotent: bool | None = None
    idempotency_key: str | None = None
    deprecated: bool = False

    @property
    def name(self) -> str:
        """How messages call it: its operationId, else `METHOD path`."""
        return self.operation_id or f"{self.method} {self.path}"

    @property
    def info(self) -> OperationInfo:
        """The same for tools: plain values only."""
        return OperationInfo(
            operation_id=self.operation_id,
            method=self.method,
            path=self.path,
            resource=self.resource,
            function=self.function,
            parameters=tuple(_parameter_info(each) for each in self.parameters),
            body=None if self.body is None else _body_info(self.body),
            responses=tuple((each.status, each.media_type) for each in self.replies),
            deprecated=self.deprecated,
            summary=self.summary,
        )


def _parameter_info(parameter: Parameter) -> ParameterInfo:
    return ParameterInfo(
        parameter.name,
        parameter.argument or parameter.name,
        parameter.location,
        parameter.required or parameter.location == "path",
    )


def _body_info(body: Body) -> BodyInfo:
    if body.fields is None:
        return BodyInfo("value", body.media_types[0].name, {})
    names = {field.name: field.argument or field.name for field in body.fields}
    return BodyInfo("fields", body.media_types[0].name, names)
