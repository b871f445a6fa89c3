"""Where an SDK says "any JSON", and why: what the schema says must be no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from generator.document import Document
from generator.ir import ANY, ArrayOf, MapOf, Type
from generator.lower.composition import is_annotation
from generator.lower.context import Context
from generator.lower.operations import lower_callbacks, lower_operations
from generator.lower.schemas import Schemas

KINDS = {
    "empty": "an empty schema or `true`",
    "object": "an object whose properties nobody lists",
    "array": "an array whose items nobody describes",
    "choice": "alternatives of which one is an empty schema",
    "reference": "a reference to one of these",
    "unexplained": "anything else",
}
_OBJECT = {"type", "additionalProperties", "properties", "required"}
_OBJECT |= {"minProperties", "maxProperties", "propertyNames"}
_ARRAY = {"type", "items", "minItems", "maxItems", "uniqueItems"}
_REFERENCES = {"$ref", "allOf", "$dynamicRef", "$recursiveRef"}


class _Noting(Schemas):
    """Lowers as always and keeps the type of every schema that it was asked for."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.seen: dict[str, Type] = {}

    def type_of(self, pointer: str) -> Type:
        found = super().type_of(pointer)
        self.seen[pointer] = found
        return found


def untyped(document: Document) -> Counter[str]:
    """Count the schemas of a document that became "any JSON", by why."""
    context = Context(document)
    schemas = _Noting(context)
    operations = lower_operations(schemas)
    lower_callbacks(schemas, operations)
    components = document.root.get("components")
    if isinstance(components, dict):
        for _, pointer in context.members("#/components", components, "schemas"):
            schemas.declare(pointer)
    schemas.finish()
    return Counter(
        kind
        for pointer, type_ in schemas.seen.items()
        for kind in _kinds(context, pointer, type_)
    )


def _kinds(context: Context, pointer: str, type_: Type) -> Iterator[str]:
    wide = type_ == ANY
    wide |= isinstance(type_, MapOf) and type_.values == ANY
    wide |= isinstance(type_, ArrayOf) and type_.items == ANY
    if wide:
        yield _why(context, pointer)


def _why(context: Context, pointer: str) -> str:
    node = context.node(pointer)
    if not isinstance(node, Mapping) or is_annotation(node):
        return "empty"
    said = {key for key in node if not is_annotation({key: 0})}
    if said <= _OBJECT and not node.get("properties"):
        return "object"
    if said <= _ARRAY:
        return "array"
    if said & {"oneOf", "anyOf"} and any(
        _is_empty(context, branch)
        for key in ("oneOf", "anyOf")
        for branch in context.items(pointer, node, key)
    ):
        return "choice"
    return "reference" if said <= _REFERENCES | {"type"} else "unexplained"


def _is_empty(context: Context, pointer: str) -> bool:
    node = context.node(pointer)
    return not isinstance(node, Mapping) or is_annotation(node)
