"""The names and behaviour of a configuration, written into the document.

Every such key has an extension of OpenAPI that says the same (docs/extensions.md), so
that the stages after this one know a single source: the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

import msgspec

from generator.configuration.operation_index import OperationIndex
from generator.configuration.schema import Configuration, Distribution
from generator.configuration.warnings import WarningList
from generator.document import Document, Json


def write_pins(
    document: Document,
    configuration: Configuration,
    operations: OperationIndex,
    warnings: WarningList,
) -> None:
    """Write names, pagination and polling into the nodes that they are about.

    Args:
        document: is changed in place.
        configuration: says what to write.
        operations: those of the document.
        warnings: gets one for each name of an operation or schema that is not there.
    """
    _write_root(document.root, configuration)
    _write_calls(configuration, operations, warnings)
    _write_models(document, configuration, warnings)
    _write_credentials(document, configuration, warnings)
    arguments = {
        operation: {wire: name for name, wire in names.items()}
        for operation, names in configuration.arguments.items()
    }
    by_extension: dict[str, tuple[str, Mapping[str, Any]]] = {
        "x-python-arguments": ("arguments", arguments),
        "x-pagination": ("pagination", configuration.pagination),
        "x-poller": ("polling", configuration.polling),
    }
    for extension, (section, rows) in by_extension.items():
        for name, value in rows.items():
            operation = operations.find(name)
            if operation is None:
                advice = operations.suggest(name)
                message = f"there is no operation {name!r}"
                warnings.add(message, (section, name), advice, key=True)
            else:
                operation.node[extension] = value


def write_former_names(names: Mapping[str, Any], operations: OperationIndex) -> None:
    """Write the former names of calls and arguments into their operations.

    Args:
        names: `x-former-names` by method and path.
        operations: those of the document.
    """
    for route, value in names.items():
        operation = operations.find(route)
        if operation is not None:
            operation.node["x-former-names"] = value


def _write_root(root: dict[str, Any], configuration: Configuration) -> None:
    if configuration.client_name != "Client":
        root["x-client-name"] = configuration.client_name
    if configuration.env_prefix is not None:
        root["x-env-prefix"] = configuration.env_prefix
    if configuration.env_names:
        root["x-env-names"] = dict(configuration.env_names)
    if configuration.distribution != Distribution():
        root["x-distribution"] = msgspec.to_builtins(configuration.distribution)
    if configuration.webhook_signature:
        root["x-webhook-signature"] = dict(configuration.webhook_signature)
    if configuration.path_arguments != "all":
        root["x-path-arguments"] = configuration.path_arguments


def _write_calls(
    configuration: Configuration, operations: OperationIndex, warnings: WarningList
) -> None:
    """Write what operations are called; one in two places of the tree has two calls."""
    calls: dict[str, list[str]] = {}
    for path, name in leaves(configuration.resources):
        operation = operations.find(name)
        if operation is None:
            advice = operations.suggest(name)
            message = f"there is no operation {name!r}"
            warnings.add(message, ("resources", *path), advice)
            continue
        rows = calls.setdefault(operation.pointer, [])
        rows.append(".".join(path))
        operation.node["x-python-call"] = rows


def leaves(tree: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield path and operation of each method of a tree of resources."""
    for name, value in tree.items():
        if isinstance(value, str):
            yield (name,), value
        else:
            for path, operation in leaves(value):
                yield (name, *path), operation


def _write_models(
    document: Document, configuration: Configuration, warnings: WarningList
) -> None:
    for name, pointer in configuration.models.items():
        node = _node(document, pointer)
        if isinstance(node, dict):
            node["x-python-name"] = name
        else:
            warnings.add(f"there is no schema at {pointer!r}", ("models", name))


def _write_credentials(
    document: Document, configuration: Configuration, warnings: WarningList
) -> None:
    components = document.root.get("components")
    schemes = components.get("securitySchemes") if isinstance(components, dict) else {}
    for scheme, name in configuration.credentials.items():
        node = schemes.get(scheme) if isinstance(schemes, dict) else None
        if isinstance(node, dict):
            node["x-python-name"] = cast(Json, name)
        else:
            message = f"there is no security scheme {scheme!r}"
            warnings.add(message, ("credentials", scheme), key=True)


def _node(document: Document, pointer: str) -> object:
    try:
        return document.at(pointer)
    except KeyError:
        return None
