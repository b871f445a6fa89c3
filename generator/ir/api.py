"""An API: its servers and operations, and the types that they speak of."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics import Diagnostic
from generator.ir.client_headers import ClientHeader
from generator.ir.declarations import Declaration
from generator.ir.distribution import Distribution
from generator.ir.pagination import Pagination
from generator.ir.polling import Poller
from generator.ir.security import SecurityScheme
from generator.ir.servers import DocumentationServer, Server, ServerVariable
from generator.ir.types import Type
from generator.ir.values import Value
from generator.ir.webhook_signature import WebhookSignature
from generator.ir.xml import Xml

Security = tuple[tuple[str, ...], ...]
"""Alternatives, each a combination of names of schemes; () asks for none."""


class Tag(Value, frozen=True):
    """A group of operations."""

    name: str
    description: str = ""
    python_name: str | None = None


class Parameter(Value, frozen=True):
    """A parameter of an operation.

    Attributes:
        location: ``path``, ``query``, ``querystring``, ``header`` or ``cookie``.
        style: as OpenAPI names it, never empty.
        content: the media type of a parameter that is serialized by ``content``.
        encodings: of the members of a form that is a whole query string.
        is_for_client: whether a header that operations have in common is the client's.
    """

    pointer: str
    name: str
    location: str
    type: Type
    required: bool
    style: str
    explode: bool
    allow_reserved: bool = False
    allow_empty_value: bool = False
    content: str | None = None
    encodings: tuple[Encoding, ...] = ()
    description: str = ""
    deprecated: bool = False
    default: tuple[object, ...] = ()
    python_name: str | None = None
    is_for_client: bool = True


class Header(Value, frozen=True):
    """A header of a response.

    Attributes:
        content: the media type of a header that is serialized by ``content``.
    """

    name: str
    type: Type
    description: str = ""
    content: str | None = None
    explode: bool = False


class Encoding(Value, frozen=True):
    """The encoding of one property of a form (Encoding Object).

    Attributes:
        name: the property's; empty for parts that go by their place.
        headers: pairs of the name and the value of headers that a part always has.
    """

    name: str
    content_type: str | None = None
    style: str | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    headers: tuple[tuple[str, str], ...] = ()


class Media(Value, frozen=True):
    """One media type of a body.

    Attributes:
        type: of the whole body, or None where nothing is said.
        item_type: of each item of a sequential media type (``itemSchema``).
        is_event: whether an item is a server-sent event with all its fields, and not
            just its data.
        fields: pointer of the object whose properties are sent one by one, or None.
        files: names of the properties that carry files.
        prefix_encodings: how the first parts of a multipart array are written.
        item_encoding: how all its other parts are, or None.
        xml: the root element of a body in XML; None for one that is passed as it is.
    """

    pointer: str
    name: str
    type: Type
    item_type: Type | None = None
    fields: str | None = None
    files: tuple[str, ...] = ()
    encodings: tuple[Encoding, ...] = ()
    examples: tuple[object, ...] = ()
    is_event: bool = False
    prefix_encodings: tuple[Encoding, ...] = ()
    item_encoding: Encoding | None = None
    xml: Xml | None = None


class Body(Value, frozen=True):
    """The request body of an operation.

    Attributes:
        media: the types that it may have; the first is sent unless another is chosen.
    """

    pointer: str
    media: tuple[Media, ...]
    required: bool
    description: str = ""


class Link(Value, frozen=True):
    """A call that can follow a response (Link Object); documentation only.

    Attributes:
        target: the operation, by its operationId or a reference.
        parameters: pairs of a parameter and a runtime expression or value.
    """

    name: str
    target: str
    parameters: tuple[tuple[str, str], ...] = ()
    description: str = ""


class Response(Value, frozen=True):
    """The answer of an operation with one status.

    Attributes:
        status: ``200``, ``2XX`` or ``default``.
    """

    pointer: str
    status: str
    description: str
    media: tuple[Media, ...]
    headers: tuple[Header, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def is_success(self) -> bool:
        """Return whether it is of a 2xx, or of the range of them."""
        return is_success(self.status)


def is_success(status: str) -> bool:
    """Return whether a documented status is a 2xx or the range of them."""
    return status.startswith("2")


class Operation(Value, frozen=True):
    """A method of a path.

    Attributes:
        operation_id: the document's, or None.
        parameters: those of the path first, in its order.
        security: None where the document's own applies.
        servers: () where the document's own apply.
        extensions: the ``x-`` members that the run time knows.
        pagination: how its pages are walked, if it has pages.
        poller: how what it begins is followed, if that runs long.
        resource: the attributes that the call is asked to go through, () for the client
            itself; None where no particular ones are asked for.
        argument_names: pairs of a name on the wire and the name asked for in Python.
        stream_flag: the property of the body that an extension says to ask for a
            stream, or None.
        tool_hints: what the document says of its effects, by the names of MCP.
        replaced_by: of a call under a former name, the resource and the name that the
            present call is asked for by, as in `resource` and `python_name`.
        former_arguments: pairs of a former name in Python and the present one; None
            where nothing stands for it any more.
        client_headers: names of the headers of the client that are sent with it.
        stream_query: the query parameter that is true for a stream, and no argument.
    """

    pointer: str
    operation_id: str | None
    method: str
    path: str
    tag: str
    summary: str
    description: str
    deprecated: bool
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: tuple[Response, ...]
    security: Security | None
    servers: tuple[Server, ...]
    extensions: tuple[tuple[str, object], ...] = ()
    python_name: str | None = None
    pagination: Pagination | None = None
    poller: Poller | None = None
    resource: tuple[str, ...] | None = None
    argument_names: tuple[tuple[str, str], ...] = ()
    stream_flag: str | None = None
    tool_hints: tuple[tuple[str, bool], ...] = ()
    replaced_by: tuple[tuple[str, ...] | None, str | None] | None = None
    former_arguments: tuple[tuple[str, str | None], ...] = ()
    client_headers: tuple[str, ...] = ()
    stream_query: str | None = None


class Callback(Value, frozen=True):
    """A request that the API makes: a webhook, or a callback of an operation."""

    name: str
    operation: Operation


class Api(Value, frozen=True):
    """The whole of a document.

    Attributes:
        operations: one for each call; an operation that is callable in two places is
            there twice.
        declarations: by pointer.
        env_names: pairs of a keyword of the client and its environment variable.
        client_name: of the client's class; ``Async`` is put before it for the other.
        webhook_signature: how webhooks are signed; None for Standard Webhooks.
        only_last_path_argument: whether no other path parameter goes by position.
        labels: what tells branches of unions apart, by pointer; for their names.
        identical: pointers of declarations that stand for others written elsewhere ->
            all that they stand for, themselves included; for their names.
        components: names of components that are only a reference into another file, by
            the pointer of what they refer to.
        documentation_server: of the API's publisher, or None.
        client_headers: header parameters that operations have in common.
    """

    title: str
    version: str
    description: str
    servers: tuple[Server, ...]
    schemes: tuple[SecurityScheme, ...]
    security: Security
    tags: tuple[Tag, ...]
    operations: tuple[Operation, ...]
    callbacks: tuple[Callback, ...]
    declarations: Mapping[str, Declaration]
    labels: Mapping[str, str]
    env_prefix: str | None
    diagnostics: tuple[Diagnostic, ...]
    pollers: tuple[Poller, ...] = ()
    env_names: tuple[tuple[str, str], ...] = ()
    client_name: str = "Client"
    distribution: Distribution = Distribution()
    webhook_signature: WebhookSignature | None = None
    only_last_path_argument: bool = False
    identical: Mapping[str, tuple[str, ...]] = {}
    components: Mapping[str, str] = {}
    documentation_server: DocumentationServer | None = None
    client_headers: tuple[ClientHeader, ...] = ()


def asked_schemes(
    api: Api, operation: Operation
) -> tuple[tuple[SecurityScheme, ...], ...]:
    """Return the alternatives of schemes that an operation can be called with."""
    asked = api.security if operation.security is None else operation.security
    schemes = {scheme.name: scheme for scheme in api.schemes}
    return tuple(tuple(schemes[name] for name in each) for each in asked)


def explodes(style: str) -> bool:
    """Return whether a style is exploded unless a document says otherwise."""
    return style in ("form", "cookie")


def server_variables(api: Api) -> dict[str, ServerVariable]:
    """The variables of all servers by name: the document's, paths' and operations'.

    One that several servers have is one value; the first tells of it.
    """
    own = (server for operation in api.operations for server in operation.servers)
    found: dict[str, ServerVariable] = {}
    for server in (*api.servers, *own):
        for variable in server.variables:
            found.setdefault(variable.name, variable)
    return found
