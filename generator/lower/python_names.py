"""Names in Python that a document asks for: of arguments, fields and types.

`x-python-name: created` is this project's way; Fern, Speakeasy and Stainless have others.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.ir import Declaration, Object, Operation
from generator.lower.context import Context, Node, as_node, python_name, text
from generator.pointers import step
from generator.text import camel_case, snake_case

_FIELD_NAMES = (
    "x-speakeasy-name-override",
    "x-fern-parameter-name",
    "x-fern-property-name",
    "x-stainless-param",
)
_TYPE_NAMES = ("x-speakeasy-name-override", "x-fern-type-name")
_STAINLESS = "x-stainless-naming"
_EXTENSIONS = {"x-python-name", _STAINLESS, *_FIELD_NAMES, *_TYPE_NAMES}


def argument_names(node: Node) -> tuple[tuple[str, str], ...]:
    """Return pairs of a name on the wire and in Python, by ``x-python-arguments``."""
    rows = as_node(node.get("x-python-arguments"))
    return tuple((str(wire), str(name)) for wire, name in rows.items())


def check_argument_names(
    context: Context,
    operations: Iterable[Operation],
    declarations: Mapping[str, Declaration],
) -> None:
    """Warn of names for arguments that an operation does not have."""
    for operation in operations:
        asked = [wire for wire, _ in operation.argument_names]
        names = set(_wire_names(operation, declarations)) if asked else set()
        for wire in asked:
            if wire not in names:  # `id`, or `path id`
                where = step(operation.pointer, "x-python-arguments", wire)
                close = difflib.get_close_matches(wire, names, 1)
                hint = f", but one {close[0]!r}" if close else ""
                message = f"there is no argument {wire!r} on the wire{hint}"
                context.warn("unknown-argument", where, message)


def _wire_names(
    operation: Operation, declarations: Mapping[str, Declaration]
) -> Iterator[str]:
    for parameter in operation.parameters:
        yield from (parameter.name, f"{parameter.location} {parameter.name}")
    for media in operation.body.media if operation.body else ():
        fields = declarations.get(media.fields or "")
        if isinstance(fields, Object):
            for row in fields.properties:
                yield from (row.name, f"body {row.name}")


def field_name(node: Node) -> str | None:
    """Return the name that a parameter or property asks for in Python."""
    if _EXTENSIONS.isdisjoint(node):  # as of nearly all
        return None
    own = python_name(node) or _vendor_name(node, _FIELD_NAMES, snake_case)
    return own or _stainless_name(node, ("property_name", "method_argument"))


def type_name(node: Node) -> str | None:
    """Return the name that a schema asks for in Python."""
    if _EXTENSIONS.isdisjoint(node):
        return None
    own = python_name(node) or _vendor_name(node, _TYPE_NAMES, camel_case)
    return own or _stainless_name(node, ("model_name", "type_name"), camel_case)


def _stainless_name(
    node: Node, keys: tuple[str, ...], casing: Callable[[str, str], str] = snake_case
) -> str | None:
    """Read ``x-stainless-naming: {python: {property_name: text}}``."""
    names = as_node(as_node(node.get(_STAINLESS)).get("python"))
    return _vendor_name(names, keys, casing)


def _vendor_name(
    node: Node, extensions: tuple[str, ...], casing: Callable[[str, str], str]
) -> str | None:
    names = (text(node, extension) for extension in extensions)
    return next((casing(name, "name") for name in names if name), None)
