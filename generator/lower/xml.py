"""XML Objects: what a schema says of its elements and attributes.

OpenAPI 3.0 and 3.1 say ``attribute`` and ``wrapped`` for what 3.2 says by ``nodeType``.
A schema that only refers to another one speaks of the same node, so both are read
together, the outer one first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.ir import ArrayOf, Primitive, TupleOf, Type, Xml, without_null
from generator.lower.context import Context, as_node
from generator.lower.merged_schema import MergedSchema
from generator.lower.type_resolver import TypeResolver
from generator.pointers import step

_NODES = ("element", "attribute", "text", "cdata", "none")


def lower_body_xml(schemas: TypeResolver, pointer: str, type_: Type) -> Xml | None:
    """The root of a body, None for one whose XML is passed as text or bytes."""
    chain = _chain(schemas.context, pointer)
    plain = isinstance(without_null(type_), Primitive)
    if plain and not any(_xml(schemas.context, where) for where in chain):
        return None
    schemas.declarations.require_xml()
    return _lower(schemas, pointer, None, ())


def lower_object_xml(schemas: TypeResolver, merged: MergedSchema) -> Xml | None:
    """Return the XML metadata of an object that is the root of a body."""
    if not schemas.declarations.needs_xml or not merged.layers:
        return None
    return _lower(schemas, merged.layers[-1].pointer, None, ())


def lower_property_xml(
    schemas: TypeResolver, where: tuple[str, ...], name: str
) -> Xml | None:
    """Return how a property differs from an element of its name; None if it is one."""
    if not schemas.declarations.needs_xml:
        return None
    found = [_lower(schemas, pointer, name, ()) for pointer in reversed(where)]
    return next((xml for xml in found if xml != Xml()), None)


def _lower(
    schemas: TypeResolver, pointer: str, inferred: str | None, seen: tuple[str, ...]
) -> Xml:
    """Lower the node of a schema whose place suggests a name."""
    context = schemas.context
    chain = _chain(context, pointer)
    if wrapper := _wrapper(schemas, chain, inferred, seen):
        return wrapper
    type_ = without_null(schemas.type_of(pointer))
    is_array = isinstance(type_, (ArrayOf, TupleOf))
    node = _node(context, chain)
    wrapped = is_array and (
        _said(context, chain, "wrapped") is True or node == "element"
    )
    name = _name(context, chain, inferred) if wrapped or not is_array else inferred
    items = () if not is_array else _items(schemas, chain[-1], name, (*seen, pointer))
    return Xml(
        name=None if name == inferred else name,
        node="element" if node is None or is_array and node == "none" else node,
        namespace=_text(context, chain, "namespace"),
        prefix=_text(context, chain, "prefix"),
        wrapped=wrapped,
        items=() if items == (Xml(),) else items,
    )


def _wrapper(
    schemas: TypeResolver, chain: list[str], inferred: str | None, seen: tuple[str, ...]
) -> Xml | None:
    """A reference with ``nodeType: element``, which puts its own element around (3.2)."""
    context = schemas.context
    own = _xml(context, chain[0])
    if own.get("nodeType") != "element" or len(chain) == 1:
        return None
    inside = _lower(schemas, chain[1], None, seen)
    if inside.node != "element" or inside.wrapped or inside.items:
        return None
    name = own.get("name", inferred)
    return Xml(
        name=None if name == inferred else name,
        namespace=own.get("namespace"),
        prefix=own.get("prefix"),
        wrapped=True,
        items=(inside,),
    )


def _items(
    schemas: TypeResolver, pointer: str, name: str | None, seen: tuple[str, ...]
) -> tuple[Xml, ...]:
    """The items of an array: those of a tuple one by one, then all others."""
    merged = schemas.merged(pointer)
    prefix, rest = merged.pointer_to("prefixItems"), merged.pointer_to("items")
    where: list[str] = []
    if prefix is not None:
        length = len(schemas.context.node(prefix))
        where += [step(prefix, str(place)) for place in range(length)]
    if rest is not None and isinstance(schemas.context.node(rest), Mapping):
        where.append(rest)
    if seen.count(pointer) > 1:
        return ()
    return tuple(_lower(schemas, row, name, seen) for row in where)


def _chain(context: Context, pointer: str) -> list[str]:
    """A schema and those that it does nothing but refer to, one after the other."""
    chain = [pointer]
    while (target := _target(context, chain[-1])) and target not in chain:
        chain.append(target)
    return chain


def _target(context: Context, pointer: str) -> str | None:
    node = as_node(context.node(pointer))
    if "$ref" in node:
        return context.target(pointer, node["$ref"])
    branches = list(context.items(pointer, node, "allOf"))
    alone = len(branches) == 1 and "properties" not in node
    return branches[0] if alone else None


def _xml(context: Context, pointer: str) -> Mapping[str, Any]:
    return as_node(as_node(context.node(pointer)).get("xml"))


def _said(context: Context, chain: list[str], key: str) -> Any:
    rows = (_xml(context, pointer) for pointer in chain)
    return next((row[key] for row in rows if key in row), None)


def _text(context: Context, chain: list[str], key: str) -> str | None:
    found = _said(context, chain, key)
    return found if isinstance(found, str) else None


def _node(context: Context, chain: list[str]) -> str | None:
    found = _said(context, chain, "nodeType")
    if found in _NODES:
        return str(found)
    return "attribute" if _said(context, chain, "attribute") is True else None


def _name(context: Context, chain: list[str], inferred: str | None) -> str | None:
    """A name of its own, else a component's, else what the place suggests.

    3.2 has no node for a schema that only refers to another one, so that the other
    one's name holds; before, a property kept its name.
    """
    own = _text(context, chain, "name")
    if own is not None:
        return own
    if inferred is None or (context.version >= (3, 2) and len(chain) > 1):
        named = (_component(pointer) for pointer in chain)
        return next((name for name in named if name), inferred)
    return inferred


def _component(pointer: str) -> str | None:
    tokens = pointer.split("/")
    if len(tokens) != 4 or tokens[1:3] != ["components", "schemas"]:
        return None
    return tokens[3].replace("~1", "/").replace("~0", "~")
