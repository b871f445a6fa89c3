"""The names and behaviour of a configuration, written into the document.

Every such key has an extension of OpenAPI that says the same (docs/extensions.md), so
that the stages after this one know a single source: the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

import msgspec

from generator.configuration.operation_index import OperationIndex
from generator.configuration.schema import Configuration
from generator.configuration.warnings import WarningList
from generator.document import Document, Json
from generator.pointers import step

KeyPath = tuple[str, ...]
"""Keys from the root of a configuration."""
_ROOT_KEYS = (
    *("client_name", "env_prefix", "env_names", "path_arguments"),
    *("distribution", "webhook_signature"),
)
"""Keys of a configuration that are extensions of the document's root."""


def write_pins(
    document: Document,
    configuration: Configuration,
    operations: OperationIndex,
    warnings: WarningList,
) -> dict[str, KeyPath]:
    """Write names, pagination and polling into the nodes that they are about.

    Args:
        document: is changed in place.
        configuration: says what to write.
        operations: those of the document.
        warnings: gets one for each name of an operation or schema that is not there.

    Returns:
        Pointers of what was written, and the keys of the configuration that say so.
    """
    return {
        **_write_root(document.root, configuration),
        **_write_calls(configuration, operations, warnings),
        **_write_models(document, configuration, warnings),
        **_write_credentials(document, configuration, warnings),
        **_write_extensions(configuration, operations, warnings),
    }


def _write_extensions(
    configuration: Configuration, operations: OperationIndex, warnings: WarningList
) -> dict[str, KeyPath]:
    """Write the extensions of operations."""
    arguments = {
        operation: {wire: name for name, wire in names.items()}
        for operation, names in configuration.arguments.items()
    }
    by_extension: dict[str, tuple[str, Mapping[str, Any]]] = {
        "x-python-arguments": ("arguments", arguments),
        "x-pagination": ("pagination", configuration.pagination),
        "x-poller": ("polling", configuration.polling),
    }
    written: dict[str, KeyPath] = {}
    for extension, (section, rows) in by_extension.items():
        for name, value in rows.items():
            operation = operations.find(name)
            if operation is None:
                advice = operations.suggest(name)
                message = f"there is no operation {name!r}"
                warnings.add(message, (section, name), advice, key=True)
                continue
            operation.node[extension] = value
            pointer = step(operation.pointer, extension)
            written[pointer] = (section, name)
            if section == "arguments":  # the other way round: by name on the wire
                python = {
                    step(pointer, w): (section, name, p) for w, p in value.items()
                }
                written.update(python)
    return written


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


def _write_root(
    root: dict[str, Any], configuration: Configuration
) -> dict[str, KeyPath]:
    default = Configuration()
    values = {
        key: value
        for key in _ROOT_KEYS
        if (value := getattr(configuration, key)) != getattr(default, key)
    }
    names = {key: key.replace("_", "-") for key in values}
    root.update({f"x-{names[k]}": msgspec.to_builtins(v) for k, v in values.items()})
    return {f"#/x-{name}": (name,) for name in names.values()}


def _write_calls(
    configuration: Configuration, operations: OperationIndex, warnings: WarningList
) -> dict[str, KeyPath]:
    """Write what operations are called; one in two places of the tree has two calls."""
    calls: dict[str, list[str]] = {}
    written: dict[str, KeyPath] = {}
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
        written[step(operation.pointer, "x-python-call")] = ("resources", *path)
    return written


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
) -> dict[str, KeyPath]:
    written: dict[str, KeyPath] = {}
    for name, pointer in configuration.models.items():
        node = _node(document, pointer)
        if isinstance(node, dict):
            node["x-python-name"] = name
            written[step(pointer, "x-python-name")] = ("models", name)
        else:
            warnings.add(f"there is no schema at {pointer!r}", ("models", name))
    return written


def _write_credentials(
    document: Document, configuration: Configuration, warnings: WarningList
) -> dict[str, KeyPath]:
    written: dict[str, KeyPath] = {}
    components = document.root.get("components")
    schemes = components.get("securitySchemes") if isinstance(components, dict) else {}
    for scheme, name in configuration.credentials.items():
        node = schemes.get(scheme) if isinstance(schemes, dict) else None
        if isinstance(node, dict):
            node["x-python-name"] = cast(Json, name)
            pointer = step("#/components/securitySchemes", scheme, "x-python-name")
            written[pointer] = ("credentials", scheme)
        else:
            message = f"there is no security scheme {scheme!r}"
            warnings.add(message, ("credentials", scheme), key=True)
    return written


def _node(document: Document, pointer: str) -> object:
    try:
        return document.at(pointer)
    except KeyError:
        return None
