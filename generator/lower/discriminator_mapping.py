"""The ``mapping`` of a Discriminator Object: from values to schemas."""

from __future__ import annotations

from collections.abc import Iterable

from generator.lower.context import Context, Node


def read_mapping(
    context: Context, pointer: str, discriminator: Node
) -> Iterable[tuple[str, str]]:
    """Pairs of value and pointer from ``mapping``; names are of component schemas."""
    mapping = discriminator.get("mapping")
    if isinstance(mapping, dict):
        for value, target in mapping.items():
            found = schema_named(context, pointer, target)
            if found is not None:
                yield str(value), final_target(context, found)


def schema_named(context: Context, pointer: str, name: object) -> str | None:
    """Return the target of a mapping's value: a component's name, or a reference."""
    components = context.document.root.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    if isinstance(name, str) and isinstance(schemas, dict) and name in schemas:
        return context.target(pointer, f"#/components/schemas/{_token(name)}")
    return context.target(pointer, name)


def final_target(context: Context, pointer: str) -> str:
    """Return the target of a branch that is only a reference."""
    node = context.node(pointer)
    while isinstance(node, dict) and "$ref" in node:
        target = context.target(pointer, node["$ref"])
        if target is None:  # also for references that only lead to themselves
            break
        pointer, node = target, context.node(target)
    return pointer


def _token(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1").replace("%", "%25")
