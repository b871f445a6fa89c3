"""``oneOf`` and ``anyOf``: plain unions of what their branches say."""

from __future__ import annotations

from msgspec.structs import replace

from generator.ir import (
    NULL,
    Enumeration,
    EnumMember,
    Type,
    with_null,
)
from generator.lower.composition import (
    Layer,
    is_annotation,
    is_only_null,
    outermost_text,
)
from generator.lower.context import as_node, prose, text
from generator.lower.declared_values import convert_value
from generator.lower.discriminators import lower_discriminator
from generator.lower.merged_schema import Choice, MergedSchema
from generator.lower.numerals import admits_numerals
from generator.lower.scalars import scalar
from generator.lower.type_resolver import TypeResolver
from generator.lower.union_simplification import simplify_union
from generator.lower.variant_labels import branch_labels
from generator.pointers import name_of, step

_REFINEMENTS = frozenset(("required", "not", "minProperties", "maxProperties"))
_STRUCTURE = frozenset(("$ref", "type", "properties", "items", "enum", "const"))
_STRUCTURE |= frozenset(("allOf", "oneOf", "anyOf", "additionalProperties"))


def lower_union(schemas: TypeResolver, pointer: str, merged: MergedSchema) -> Type:
    """Lower a schema with alternatives.

    A sibling of ``oneOf`` holds for each branch: a branch then becomes the
    object that has both. Branches that only demand other required properties make
    no types of their own.
    """
    choice, rows = merged.choices[0], _without(merged.layers, merged.choices[0])
    for further in merged.choices[1:]:
        rows = _with_both(schemas, rows, choice, further)
    branches = [b for b in choice.branches if not _only_refines(schemas, b)]
    if not branches:
        message = f"{choice.keyword} only restricts; the type is the wider one"
        schemas.context.note("widened-schema", pointer, message)
        return schemas.type_of_layers(pointer, rows)
    idiom = _idiom(schemas, pointer, merged, branches)
    if idiom is not None:
        return idiom
    pointers = {branch: _member_pointer(pointer, choice, branch) for branch in branches}
    labels = branch_labels(schemas, branches)
    schemas.declarations.add_labels({pointers[b]: label for b, label in labels.items()})
    base = schemas.reader.merge_layers(rows)
    only = _only_branch(schemas, base, branches)
    if only is not None:
        type_ = schemas.type_of_layers(pointer, (*rows, *only))
        return simplify_union(schemas.declarations, (type_, NULL), None)
    types = [
        _member(schemas, base, choice, branch, pointers[branch]) for branch in branches
    ]
    found = lower_discriminator(schemas, choice, zip(branches, types, strict=True))
    return simplify_union(schemas.declarations, types, found)


def _idiom(
    schemas: TypeResolver, pointer: str, merged: MergedSchema, branches: list[str]
) -> Type | None:
    """The type of alternatives that mean something else; None where they mean that."""
    choice = merged.choices[0]
    others = [b for b in branches if not _is_object_or_null(schemas.context.node(b))]
    if 0 < len(others) < len(branches) and all(
        schemas.merged(branch).properties for branch in others
    ):
        rest = replace(choice, branches=tuple(others))
        changed = replace(merged, choices=(rest, *merged.choices[1:]))
        return with_null(lower_union(schemas, pointer, changed))
    enum = _constants(schemas, pointer, merged, choice)
    if enum is not None:
        return schemas.declarations.add(enum)
    return _integer_or_digits(schemas, branches)


def _integer_or_digits(schemas: TypeResolver, branches: list[str]) -> Type | None:
    """The integer that a union lets be written as digits, too; None for any other.

    As `type: [integer, string]` with a pattern: a text of digits is read as the number.
    A fraction keeps its text, which may be exact.
    """
    rows = [schemas.merged(b) for b in branches if not _is_null(schemas, b)]
    numbers = [
        row for row in rows if row.types == frozenset(("integer",)) and row.enum is None
    ]
    texts = [
        row for row in rows if row.types == frozenset(("string",)) and row.enum is None
    ]
    if not len(numbers) == len(texts) == 1 or len(rows) > 2:
        return None
    if not admits_numerals(texts[0].keyword("pattern")):
        return None
    found = scalar(numbers[0], "integer", is_numeral=True)
    return with_null(found) if len(rows) < len(branches) else found


def _is_object_or_null(node: object) -> bool:
    """Return whether it is `{type: object, nullable: true}`.

    Microsoft's documents mean null by it beside a class, which any object is one of.
    """
    if not isinstance(node, dict):
        return False
    rest = {key: value for key, value in node.items() if key != "type"}
    return node.get("type") == "object" and is_only_null(rest)


def _without(rows: tuple[Layer, ...], choice: Choice) -> tuple[Layer, ...]:
    """The layers as they are without the alternatives themselves."""
    dropped = (choice.keyword, "discriminator")
    return tuple(
        (
            replace(row, node={k: v for k, v in row.node.items() if k not in dropped})
            if row.pointer == choice.layer.pointer
            else row
        )
        for row in rows
    )


def _with_both(
    schemas: TypeResolver, rows: tuple[Layer, ...], choice: Choice, further: Choice
) -> tuple[Layer, ...]:
    """The layers with the properties of further alternatives, none of them required.

    An object that is one of two things in one way and one of two in another is then
    one of two classes, and not of four.
    """
    objects = [_properties(schemas, branch) for branch in further.branches]
    if not all(objects) or not all(_properties(schemas, b) for b in choice.branches):
        return rows
    return (*(row for found in objects for row in found), *_without(rows, further))


def _properties(schemas: TypeResolver, branch: str) -> tuple[Layer, ...]:
    """The properties of an alternative, without what else it demands."""
    return tuple(
        replace(row, node={"properties": row.node["properties"]}, types=None)
        for row in schemas.reader.layers(branch)
        if "properties" in row.node
    )


def _only_refines(schemas: TypeResolver, branch: str) -> bool:
    node = schemas.context.node(branch)
    if not isinstance(node, dict):
        return False
    rest = {k: v for k, v in node.items() if k not in _REFINEMENTS}
    return len(rest) < len(node) and is_annotation(rest)


def _member_pointer(pointer: str, choice: Choice, branch: str) -> str:
    """Return what a class of an alternative is known by.

    Several schemas may take the same ``oneOf`` in by ``allOf``. Each has classes of
    its own then, as if the ``oneOf`` stood in itself.
    """
    if branch.startswith(f"{pointer}/") or choice.layer.pointer == pointer:
        return branch
    return step(pointer, choice.keyword, name_of(branch))


def _member(
    schemas: TypeResolver,
    base: MergedSchema,
    choice: Choice,
    branch: str,
    pointer: str,
) -> Type:
    node = as_node(schemas.context.node(branch))
    has_structure = not _STRUCTURE.isdisjoint(node)
    takes_more = base.open and "$ref" not in node
    if has_structure and not takes_more and not _has_parts(base):
        return schemas.type_of(branch)
    if schemas.reader.takes_in(branch, choice.layer.pointer):
        return schemas.type_of(branch)
    rows = schemas.reader.layers(branch)
    if _is_null(schemas, branch):
        return NULL
    in_base = {row.pointer for row in base.layers}
    rows = tuple(row for row in rows if row.pointer not in in_base)
    return schemas.type_of_layers(pointer, (*base.layers, *rows))


def _only_branch(
    schemas: TypeResolver, base: MergedSchema, branches: list[str]
) -> tuple[Layer, ...] | None:
    """The layers of a schema that is written in place, beside a branch for null.

    It is then the union itself, or null.
    """
    found = [(b, schemas.reader.layers(b)) for b in branches]
    others = [(b, rows) for b, rows in found if not _is_null(schemas, b)]
    if len(others) != 1 or len(found) == 1 or _has_parts(base):
        return None
    branch, rows = others[0]
    node = schemas.context.node(branch)
    return rows if isinstance(node, dict) and "$ref" not in node else None


def _is_null(schemas: TypeResolver, branch: str) -> bool:
    """Return whether an alternative allows null only, however that is written."""
    layers = schemas.reader.layers(branch)
    if layers[-1].is_null or is_only_null(schemas.context.node(branch)):
        return True
    return schemas.merged(branch).enum == ()


def _has_parts(base: MergedSchema) -> bool:
    return bool(base.properties or base.enum or base.choices or base.additional)


def _constants(
    schemas: TypeResolver, pointer: str, merged: MergedSchema, choice: Choice
) -> Enumeration | None:
    """JSON Schema's idiom for documented enumerations: a ``const`` in each branch."""
    nodes = [schemas.context.node(branch) for branch in choice.branches]
    if len(nodes) < 2 or not all(isinstance(n, dict) and "const" in n for n in nodes):
        return None
    types = merged.types
    values = [v for n in nodes for v in convert_value(n["const"], types) or (None,)]
    if not (all(type(v) is str for v in values) or all(type(v) is int for v in values)):
        return None
    members = {
        value: EnumMember(
            value, text(node, "title") or None, prose(node, "description")
        )
        for value, node in zip(values, nodes, strict=True)
    }
    description = outermost_text(merged.layers, "description")
    return Enumeration(pointer, merged.hints, tuple(members.values()), description)
