"""The catalogue of an SDK: its operations as data, one resource loaded at a time.

catalog = Catalog("acme")
entry = catalog.entries["create-pet"]
operation = catalog.operation(entry)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pkgutil import get_data
from typing import Any, Literal, cast

import msgspec
from msgspec import Struct, field

Schema = dict[str, Any]
"""A JSON Schema (draft 2020-12)."""


def _no_schema() -> Schema:
    return {}


class Credential(Struct, frozen=True):
    """A keyword of the client that is a credential, with its environment variable."""

    keyword: str
    variable: str
    description: str = ""
    is_secret: bool = True


class Setting(Struct, frozen=True):
    """A keyword of the client that is no secret: of the server's URL, or a header."""

    keyword: str
    variable: str
    description: str = ""
    default: str = ""
    known: tuple[str, ...] = ()


class DocumentationServer(Struct, frozen=True):
    """An MCP server of the API's publisher that answers questions about it."""

    name: str
    url: str


class ClientEntry(Struct, frozen=True):
    """The client: its class and what it is constructed with."""

    class_name: str
    title: str
    version: str
    description: str
    base_url_variable: str
    prefix: str
    """That of all variables of the environment, without its underscore."""
    credentials: tuple[Credential, ...] = ()
    settings: tuple[Setting, ...] = ()
    needs_base_url: bool = False
    """Whether the document names no server."""
    documentation_server: DocumentationServer | None = None


class ResourceEntry(Struct, frozen=True):
    """A group of operations: `path` are the client's attributes, with dots."""

    path: str
    module: str
    description: str = ""


class OperationEntry(Struct, frozen=True):
    """The short entry of an operation.

    `id` is its key in the package's `operations`, `resource` and `function` are how it
    is called, `module` names the resource's file of whole entries.
    """

    id: str
    resource: str
    module: str
    function: str
    method: str
    path: str
    summary: str = ""
    reads: bool = False
    deletes: bool = False
    pages: bool = False
    waits: bool = False
    streams: bool = False
    streams_only: bool = False
    deprecated: bool = False
    reveals: bool = False
    """A result may hold a password."""
    hints: dict[str, bool] = {}
    """Effects as the document states them, such as `readOnlyHint`."""


class Argument(Struct, frozen=True):
    """An argument of a method.

    `location` is that of a parameter, or `body` for a property of the body, `value` for
    the whole of it, `additional` for properties that the document does not name.
    """

    name: str
    wire_name: str
    location: Literal[
        "path",
        "query",
        "querystring",
        "header",
        "cookie",
        "body",
        "value",
        "additional",
    ]
    required: bool
    schema: Schema = field(default_factory=_no_schema)
    description: str = ""
    is_file: bool = False
    is_secret: bool = False


class Body(Struct, frozen=True):
    """A request body: properties that are arguments of their own, or one value."""

    kind: Literal["fields", "value"]
    required: bool
    media_types: tuple[str, ...] = ()
    takes_content_type: bool = False
    """Whether the method has an argument `content_type` to choose among them."""


class Result(Struct, frozen=True):
    """The data that a method returns; `schema` is that of an item for a stream."""

    kind: Literal["none", "data", "bytes", "stream"]
    media_types: tuple[str, ...] = ()
    schema: Schema | None = None


class Operation(Struct, frozen=True):
    """The whole entry of an operation, beside its short one.

    `accepts` are the choices of the argument `accept`; `page_size` is the name of the
    argument that says how many items a page has. With `waits_by_url` the operation is
    followed at a URL that its answer names, without it by asking for what it returned.
    """

    description: str
    arguments: tuple[Argument, ...]
    result: Result
    body: Body | None = None
    accepts: tuple[str, ...] = ()
    page_size: str | None = None
    waits_by_url: bool = False


class _Index(Struct, frozen=True):
    client: ClientEntry
    resources: tuple[ResourceEntry, ...]
    operations: tuple[OperationEntry, ...]


class Resource(Struct, frozen=True):
    """The whole entries of a resource, with the types that their schemas name.

    `definitions` are of arguments, `result_definitions` of results.
    """

    operations: dict[str, msgspec.Raw]
    definitions: dict[str, msgspec.Raw] = field(name="$defs")
    result_definitions: dict[str, msgspec.Raw]


class Catalog:
    """The operations of a package."""

    def __init__(self, package: str) -> None:
        self.package = package
        self._resources: dict[str, Resource] = {}

    @cached_property
    def _index(self) -> _Index:
        return msgspec.json.decode(self._read("index"), type=_Index)

    @property
    def client(self) -> ClientEntry:
        """The client."""
        return self._index.client

    @property
    def resources(self) -> tuple[ResourceEntry, ...]:
        """All resources, in the order of the document."""
        return self._index.resources

    @cached_property
    def entries(self) -> dict[str, OperationEntry]:
        """The short entries of all operations, by id."""
        return {row.id: row for row in self._index.operations}

    def operation(self, entry: OperationEntry) -> Operation:
        """The whole entry of an operation; loads its resource."""
        raw = self._resource(entry.module).operations[entry.id]
        return msgspec.json.decode(raw, type=Operation)

    def with_definitions(self, entry: OperationEntry, schema: Schema) -> Schema:
        """A schema of an argument together with the types that it names, in `$defs`."""
        return _with_definitions(schema, self._resource(entry.module).definitions)

    def with_result_definitions(self, entry: OperationEntry, schema: Schema) -> Schema:
        """A schema of a result together with the types that it names, in `$defs`."""
        definitions = self._resource(entry.module).result_definitions
        return _with_definitions(schema, definitions)

    def _resource(self, module: str) -> Resource:
        found = self._resources.get(module)
        if found is None:
            found = msgspec.json.decode(
                self._read(f"resources/{module}"), type=Resource
            )
            self._resources[module] = found
        return found

    def _read(self, name: str) -> bytes:
        data = get_data(self.package, f"_catalog/{name}.json")
        if data is None:
            raise FileNotFoundError(f"{self.package} has no _catalog/{name}.json")
        return data


def _with_definitions(schema: Schema, known: Mapping[str, msgspec.Raw]) -> Schema:
    found: dict[str, Any] = {}
    pending: list[Any] = [schema]
    while pending:
        for name in _named(pending.pop()):
            if name not in found:
                found[name] = msgspec.json.decode(known[name])
                pending.append(found[name])
    return {**schema, "$defs": dict(sorted(found.items()))} if found else schema


def _named(value: Any) -> Iterator[str]:
    """The names of the types that a schema refers to."""
    pending = [value]
    while pending:
        each = pending.pop()
        if isinstance(each, dict):
            members = cast("dict[str, Any]", each)
            reference = members.get("$ref")
            if isinstance(reference, str):
                yield definition_name(reference)
            pending += members.values()
        elif isinstance(each, list):
            pending += each


def definition_name(reference: str) -> str:
    """The key in `$defs` that a reference is about (RFC 6901, section 4)."""
    token = reference.removeprefix("#/$defs/")
    return token.replace("~1", "/").replace("~0", "~")
