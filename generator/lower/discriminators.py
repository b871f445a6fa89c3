"""Discriminators of unions (OpenAPI 3.x, Discriminator Object)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from generator.ir import Discriminator, Reference, Type, UnionOf
from generator.lower.context import Context, Node, as_node, text
from generator.lower.discriminator_mapping import (
    final_target,
    read_mapping,
    schema_named,
)
from generator.lower.merged_schema import Choice
from generator.lower.type_resolver import TypeResolver
from generator.pointers import name_of


def lower_discriminator(
    schemas: TypeResolver, choice: Choice, branches: Iterable[tuple[str, Type]]
) -> Discriminator | None:
    """The discriminator of a union, with the values of every branch.

    A value comes from ``mapping``, from the component's name where no mapping leads
    to it, and from what the branch itself allows for the property. There is none when
    branches share a value: the property then does not tell them apart. A value that is
    read may name a component although a mapping exists, if the branch allows any.

    Args:
        schemas: lowers schemas.
        choice: the alternatives.
        branches: pointers and types of the branches.
    """
    context, where = schemas.context, choice.layer.pointer
    node = as_node(choice.layer.node.get("discriminator"))
    name = text(node, "propertyName")
    if not name:
        return None
    targets = dict(read_mapping(context, where, node))
    mapping: dict[str, str] = {}
    also: dict[str, str] = {}
    classes = dict(_classes(schemas, branches))
    for branch, class_ in classes.items():
        target = final_target(context, branch)
        declared = list(_declared_values(schemas, branch, name))
        if not declared and name_of(target) not in targets:
            also[name_of(target)] = class_
        for value in _values(target, targets, declared):
            if mapping.setdefault(value, class_) != class_:
                return None
    by_target = {final_target(context, b): class_ for b, class_ in classes.items()}
    default = by_target.get(_default(context, where, node) or "")
    found = Discriminator(name, tuple(mapping.items()), default)
    schemas.declarations.add_discriminator(found)
    rows = mapping | also | mapping  # in this order, and what is mapped prevails
    return replace(found, mapping=tuple(rows.items()))


def _classes(
    schemas: TypeResolver, branches: Iterable[tuple[str, Type]]
) -> Iterator[tuple[str, str]]:
    """Yield the pointers of branches that are classes, and of their classes."""
    for branch, type_ in branches:
        class_ = _class(schemas, final_target(schemas.context, branch), type_)
        if class_ is not None:
            yield branch, class_


def _values(
    target: str, targets: Mapping[str, str], declared: Iterable[str]
) -> Iterable[str]:
    """The values that lead to a branch, of which ``targets`` are those of a mapping."""
    yield from (value for value in declared if value not in targets)
    mapped = [value for value, pointer in targets.items() if pointer == target]
    yield from mapped or [name_of(target)]


def _class(schemas: TypeResolver, target: str, named: Type) -> str | None:
    """The pointer of the class that a branch is; None where it is none.

    A base schema that is a branch beside its children stands for its own class.
    """
    type_ = schemas.declarations.unalias(named)
    if isinstance(type_, UnionOf) and schemas.inheritance.inherits(target):
        return target
    return type_.pointer if isinstance(type_, Reference) else None


def _default(context: Context, pointer: str, node: Node) -> str | None:
    """Return the target of 3.2's ``defaultMapping``."""
    name = node.get("defaultMapping")
    found = None if name is None else schema_named(context, pointer, name)
    return None if found is None else final_target(context, found)


def _declared_values(schemas: TypeResolver, branch: str, name: str) -> Iterable[str]:
    for pointer in schemas.merged(branch).properties.get(name, ()):
        merged = schemas.merged(pointer)
        nested = (b for choice in merged.choices for b in choice.branches)
        for found in (merged, *map(schemas.merged, nested)):
            yield from (value for value in found.enum or () if isinstance(value, str))
