"""From a document to an API: the only stage that knows versions of OpenAPI."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from generator.document import Document
from generator.ir import (
    Api,
    Callback,
    Declaration,
    DocumentationServer,
    Operation,
    Tag,
)
from generator.ir.dependencies import closure, is_named, linked, spoken_of
from generator.ir.streaming import without_stream_parameter
from generator.limits import DEFAULT_LIMITS, Limits
from generator.lower.alternative_tags import with_tags
from generator.lower.calls import lower_calls
from generator.lower.client_headers import lift_common_headers
from generator.lower.composition import check_work
from generator.lower.context import Context, as_node, prose, python_name, text
from generator.lower.distribution import lower_distribution
from generator.lower.former_names import lower_former_names
from generator.lower.identical_shapes import merge_identical
from generator.lower.json_and_xml import XmlSharing
from generator.lower.operations import lower_callbacks, lower_operations
from generator.lower.pagination import lower_pagination
from generator.lower.polling import lower_pollers
from generator.lower.python_names import check_argument_names
from generator.lower.schemas import Schemas
from generator.lower.security import lower_schemes, lower_security
from generator.lower.servers import lower_servers
from generator.lower.webhook_signature import lower_webhook_signature
from generator.pointers import step

__all__ = ["lower"]

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}")
_CLASS = re.compile(r"[A-Za-z][A-Za-z0-9]{0,79}", re.ASCII)


def lower(document: Document, limits: Limits = DEFAULT_LIMITS) -> Api:
    """Lower a whole document.

    Args:
        document: loaded, and validated as far as the user wants.
        limits: how much work it may be.

    Returns:
        The API with every operation and every named schema. Parts that OpenAPI or this
        project cannot express becomes a wider type and a located diagnostic.
    """
    context = Context(document, limits.max_work)
    schemas = Schemas(context)
    operations, callbacks = _lower_schemas(context, schemas)
    operations = lower_pagination(schemas, operations)
    pollers, operations = lower_pollers(schemas, operations)
    operations = lower_former_names(context, lower_calls(context, operations))
    declarations = with_tags(schemas.declarations.complete(), operations, callbacks)
    sharing = XmlSharing(operations, declarations)
    operations = tuple(map(sharing.operation, operations))
    declarations = sharing.declarations()
    check_argument_names(context, operations, declarations)
    client_headers, operations = lift_common_headers(operations, declarations)
    api = replace(
        _lower_head(context),
        operations=operations,
        callbacks=callbacks,
        declarations=_needed(
            declarations,
            operations,
            callbacks,
            named=schemas.declarations.components if document.keeps_unused else None,
        ),
        labels=dict(schemas.declarations.labels),
        components=dict(schemas.declarations.components),
        diagnostics=context.diagnostics,
        pollers=pollers,
        client_headers=client_headers,
    )
    return merge_identical(api, context)


def _lower_schemas(
    context: Context, schemas: Schemas
) -> tuple[tuple[Operation, ...], tuple[Callback, ...]]:
    """Lower operations and callbacks, and all schemas: theirs before unused ones."""
    components = _components(context)
    operations = tuple(map(without_stream_parameter, lower_operations(schemas)))
    callbacks = lower_callbacks(schemas, operations)
    for pointer in components:
        schemas.declare(pointer)
    schemas.finish()
    return operations, callbacks


def _components(context: Context) -> list[str]:
    """Return the pointers of named schemas; refuse them if there is no end to them."""
    components = as_node(context.document.root.get("components"))
    named = context.members("#/components", components, "schemas")
    pointers = [pointer for _, pointer in named]
    check_work(context, pointers)
    return pointers


def _lower_head(context: Context) -> Api:
    """Lower what a document says of the API as a whole, without operations and types."""
    _note_dialect(context)
    root = context.document.root
    return Api(
        title=_written(context, "title"),
        version=_written(context, "version"),
        description=prose(as_node(root.get("info")), "description"),
        servers=lower_servers(context, "#", root),
        schemes=lower_schemes(context),
        security=lower_security(context, "#", root) or (),
        tags=_tags(context),
        operations=(),
        callbacks=(),
        declarations={},
        labels={},
        env_prefix=_env_prefix(context),
        env_names=tuple(_env_names(context)),
        diagnostics=(),
        client_name=_client_name(context),
        distribution=lower_distribution(context),
        webhook_signature=lower_webhook_signature(context),
        only_last_path_argument=root.get("x-path-arguments") == "last",
        documentation_server=_documentation_server(context),
    )


def _needed(
    declarations: Mapping[str, Declaration],
    operations: tuple[Operation, ...],
    callbacks: tuple[Callback, ...],
    named: Mapping[str, str] | None,
) -> dict[str, Declaration]:
    """Leave out what was only met on the way, such as the parts of an ``allOf``.

    Components that nothing uses stay, and the schemas of files that have their names by
    components, unless ``named`` is None.
    """
    links = {pointer: tuple(linked(row)) for pointer, row in declarations.items()}
    rows = (*operations, *(row.operation for row in callbacks))
    roots = {pointer for row in rows for pointer in spoken_of(row)}
    if named is not None:
        roots.update(filter(is_named, declarations))
        roots.update(pointer for pointer in named if pointer in declarations)
    return {pointer: declarations[pointer] for pointer in sorted(closure(links, roots))}


def _written(context: Context, key: str) -> str:
    """A text of the Info Object; as it is written, where it is a number."""
    info = as_node(context.document.root.get("info"))
    is_scalar = isinstance(info.get(key), (str, int, float))
    return context.document.written(step("#/info", key)) if is_scalar else ""


def _env_prefix(context: Context) -> str | None:
    """Return the prefix of environment variables: a variable's name (POSIX, 8.1)."""
    asked = context.document.root.get("x-env-prefix")
    if asked is None:
        return None
    if isinstance(asked, str) and _VARIABLE.fullmatch(asked):
        return asked
    message = "no environment is read: x-env-prefix is no start of a variable's name"
    context.warn("env-prefix", step("#", "x-env-prefix"), message)
    return None


def _env_names(context: Context) -> Iterator[tuple[str, str]]:
    """Yield keywords and the environment variables that ``x-env-names`` gives them."""
    names = as_node(context.document.root.get("x-env-names"))
    for keyword, variable in names.items():
        if isinstance(variable, str) and _VARIABLE.fullmatch(variable):
            yield str(keyword), variable
        else:
            message = f"{variable!r} is no name of an environment variable"
            context.warn("env-prefix", step("#", "x-env-names", str(keyword)), message)


def _documentation_server(context: Context) -> DocumentationServer | None:
    """Read ``x-mcp-documentation-server``: a name and a URL."""
    key = "x-mcp-documentation-server"
    asked = context.document.root.get(key)
    if asked is None:
        return None
    name, url = text(as_node(asked), "name").strip(), text(as_node(asked), "url")
    if name and url.startswith("https://") and url.isprintable():
        return DocumentationServer(name, url)
    message = f"{key} has no name, or a URL that does not begin with https://"
    context.warn("documentation-server", step("#", key), message)
    return None


def _client_name(context: Context) -> str:
    """Read ``x-client-name``, a class name; else ``Client``."""
    asked = context.document.root.get("x-client-name", "Client")
    if isinstance(asked, str) and _CLASS.fullmatch(asked):
        return asked
    message = "x-client-name is no name of a class: the client is called Client"
    context.warn("client-name", step("#", "x-client-name"), message)
    return "Client"


def _note_dialect(context: Context) -> None:
    dialect = text(context.document.root, "jsonSchemaDialect")
    if dialect and not dialect.startswith("https://spec.openapis.org/oas/"):
        message = f"schemas of {dialect} are read as OpenAPI's own"
        context.note("schema-dialect", "#/jsonSchemaDialect", message)


def _tags(context: Context) -> tuple[Tag, ...]:
    places = tuple(context.items("#", context.document.root, "tags"))
    return tuple(
        Tag(
            text(row, "name"),
            prose(row, "description") or prose(row, "summary"),
            python_name(row),
        )
        for place in places
        if isinstance(row := context.node(place), dict)
    )
