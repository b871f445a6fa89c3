"""The catalogue of an SDK: its operations as data, for programs that offer them.

``_catalog/index.json`` has a short entry for each operation, ``_catalog/resources/pets.json``
all about those of one resource; ``generator/runtime/catalog.py`` reads both.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.ir import Api, Operation
from generator.plan.catalog_operations import OperationWriter, is_deletion
from generator.plan.credentials import credential_rows
from generator.plan.design import Design
from generator.plan.operation_keys import keyed_operations
from generator.plan.resource_texts import resource_text
from generator.plan.responses import is_streamed_only, successes
from generator.plan.secret_names import returns_secret
from generator.plan.settings import client_settings, secret_headers
from generator.plan.template_models import JsonFile

_READING = frozenset(("GET", "HEAD", "OPTIONS", "QUERY"))
Json = dict[str, object]


def catalog_index(design: Design) -> JsonFile:
    """Plan the index: the client, its resources, and a short entry an operation."""
    operations = keyed_operations(design.api).items()
    return JsonFile(
        {
            "client": client_entry(design),
            "resources": [
                {
                    "path": name.dotted,
                    "module": name.module,
                    "description": resource_text(design, name),
                }
                for name in design.names.resources.values()
            ],
            "operations": [_entry(design, key, row) for key, row in operations],
        }
    )


def catalog_resource(design: Design, module: str) -> JsonFile:
    """Plan the whole entries of the operations of one resource."""
    writer = OperationWriter(design)
    operations = {
        key: writer.write(row)
        for key, row in keyed_operations(design.api).items()
        if design.names.resource_of(row).module == module
    }
    sent, received = writer.definitions
    return JsonFile(
        {"operations": operations, "$defs": sent, "result_definitions": received}
    )


def _entry(design: Design, key: str, operation: Operation) -> Json:
    name = design.names.resource_of(operation)
    hints = dict(operation.tool_hints)
    flags = {
        "reads": operation.method in _READING,
        "deletes": is_deletion(operation.method, design.names.method_of(operation)),
        "pages": operation.pagination is not None,
        "waits": operation.poller is not None,
        "streams": _has_stream(operation),
        "streams_only": is_streamed_only(operation),
        "deprecated": operation.deprecated,
        "reveals": returns_secret(design.api, operation),
    }
    return {
        "id": key,
        "resource": name.dotted,
        "module": name.module,
        "function": design.names.method_of(operation),
        "method": operation.method,
        "path": operation.path,
        "summary": operation.summary.strip(),
        **{flag: True for flag, is_set in flags.items() if is_set},
        **({"hints": hints} if hints else {}),
    }


def _has_stream(operation: Operation) -> bool:
    media = [each for row in successes(operation) for each in row.media]
    return any(each.item_type is not None for each in media)


def client_entry(design: Design) -> Json:
    """Return what is known of the client: credentials, settings, servers."""
    api, documentation = design.api, design.api.documentation_server
    return {
        "class_name": design.names.client,
        "title": design.title,
        "version": design.version,
        "description": api.description.strip(),
        "base_url_variable": variable_name(design, "base_url"),
        "prefix": _prefix(design),
        "credentials": list(_credentials(design)),
        "settings": list(_settings(design)),
        "needs_base_url": not _has_server(api),
        "documentation_server": (
            {"name": documentation.name, "url": documentation.url}
            if documentation
            else None
        ),
    }


def _credentials(design: Design) -> Iterator[Json]:
    rows = credential_rows(design.api.schemes, design.names.constructor)
    for keyword, description in rows:
        yield {
            "keyword": keyword,
            "variable": variable_name(design, keyword),
            "description": description,
            "is_secret": not keyword.endswith(("username", "client_id")),
        }
    for row in secret_headers(design.api, design.names):
        yield {
            "keyword": row.keyword,
            "variable": variable_name(design, row.keyword),
            "description": row.text,
            "is_secret": True,
        }


def _settings(design: Design) -> Iterator[Json]:
    for row in client_settings(design.api, design.names):
        if not row.secret:
            yield {
                "keyword": row.keyword,
                "variable": variable_name(design, row.keyword),
                "description": row.description or row.fallback,
                "default": row.default,
                "known": list(row.known),
            }


def variable_name(design: Design, keyword: str) -> str:
    """Return the variable of the environment that stands in for a keyword."""
    asked = dict(design.api.env_names).get(keyword)
    return asked or f"{_prefix(design)}_{keyword.upper()}"


def _prefix(design: Design) -> str:
    return design.api.env_prefix or design.package.upper()


def _has_server(api: Api) -> bool:
    return any("://" in row.url or row.url.startswith("{") for row in api.servers[:1])
