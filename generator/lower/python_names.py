"""Names in Python that a document asks for: of arguments, fields and types.

`x-python-name: created` is this project's way; Fern, Speakeasy and Stainless have others.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.lower.context import Node, as_node, python_name, text
from generator.text import camel_case, snake_case

_FIELD_NAMES = (
    "x-speakeasy-name-override",
    "x-fern-parameter-name",
    "x-fern-property-name",
    "x-stainless-param",
)
_TYPE_NAMES = ("x-speakeasy-name-override", "x-fern-type-name")


def argument_names(node: Node) -> tuple[tuple[str, str], ...]:
    """Return pairs of a name on the wire and in Python, by ``x-python-arguments``."""
    rows = as_node(node.get("x-python-arguments"))
    return tuple((str(wire), str(name)) for wire, name in rows.items())


def field_name(node: Node) -> str | None:
    """Return the name that a parameter or property asks for in Python."""
    return python_name(node) or _vendor_name(node, _FIELD_NAMES, snake_case)


def type_name(node: Node) -> str | None:
    """Return the name that a schema asks for in Python."""
    return python_name(node) or _vendor_name(node, _TYPE_NAMES, camel_case)


def _vendor_name(
    node: Node, extensions: tuple[str, ...], casing: Callable[[str, str], str]
) -> str | None:
    names = (text(node, extension) for extension in extensions)
    return next((casing(name, "name") for name in names if name), None)
