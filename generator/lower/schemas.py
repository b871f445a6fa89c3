"""Schemas by pointer, each lowered once: the heart of the lowering stage.

A schema becomes a type expression. Objects with declared properties and lists of
values become declarations that the expression refers to; everything else is written
where it is used, unless it contains itself or is too large for that. Properties are
lowered after the object that declares them, from a queue, so that recursion through
objects ends by itself.
"""

from __future__ import annotations

from collections import deque
from typing import TypeGuard

from generator.ir import (
    ANY,
    Alias,
    Object,
    Primitive,
    Reference,
    Type,
    UnionOf,
    children,
    is_nullable,
    with_null,
    without_null,
)
from generator.lower.composition import Layer, outermost_text
from generator.lower.context import Context, Node, as_node, prose
from generator.lower.declarations import Declarations
from generator.lower.inheritance import Inheritance
from generator.lower.merged_schema import LIMITS, MergedSchema, read_hints
from generator.lower.objects import lower_object
from generator.lower.schema_reader import SchemaReader
from generator.lower.transparent_schemas import resolve_transparent
from generator.lower.types import lower_type
from generator.lower.union_simplification import simplify_union
from generator.pointers import BASE, is_component_schema, name_of

_DEEPEST = 30
"""The schemas inside one another that are lowered before the next gets a name."""
_LARGEST = 1_000
"""The parts that a type may have before it gets a name."""
_SCALARS = frozenset(("string", "integer", "number", "boolean", "null"))
_LEAF = LIMITS | frozenset(
    ("type", "format", "nullable", "title", "description", "example", "examples")
    + ("default", "deprecated", "readOnly", "writeOnly")
)
_Leaf = tuple[frozenset[str], bool, str, str]


class Schemas:
    """Lowers schemas by pointer, each once.

    Attributes:
        reader: reads schemas.
        inheritance: the base schemas and their children.
        declarations: the types that have a name.
    """

    def __init__(self, context: Context) -> None:
        self.reader = SchemaReader(context)
        self.inheritance = Inheritance(context)
        self.declarations = Declarations()
        self._types: dict[str, Type] = {}
        self._leaves: dict[_Leaf, Type] = {}
        self._descriptions: dict[str, str] = {}
        self._open: set[str] = set()
        self._recursive: set[str] = set()
        self._queue: deque[tuple[str, MergedSchema]] = deque()
        self._breadths: dict[str, int] = {}
        self._deferred: deque[str] = deque()

    @property
    def context(self) -> Context:
        """The document, which also takes the diagnostics."""
        return self.reader.context

    def declare(self, pointer: str) -> None:
        """Declare a named schema, under an alias if it is no class of its own.

        One that only refers into another file lends its name to what stands there.
        """
        type_ = self.type_of(pointer)
        if pointer not in self.declarations:
            node = as_node(self.context.node(pointer))
            if _refers_into_file(type_, node) and self.declarations.name_target(
                type_.pointer, name_of(pointer)
            ):
                return
            alias = Alias(pointer, read_hints(node), type_, self._described(pointer))
            self.declarations.add(alias)

    def _described(self, pointer: str) -> str:
        """The description of a schema, or of what it only points to."""
        passed: dict[str, None] = {}
        while pointer not in self._descriptions:
            passed[pointer] = None
            node = as_node(self.context.node(pointer))
            own = prose(node, "description")
            target = self._transparent_target(pointer)[0]
            if own or target in passed:
                said = own or self._description(self.merged(pointer))
                self._descriptions[pointer] = said
            else:
                pointer = target
        said = self._descriptions[pointer]
        self._descriptions |= dict.fromkeys(passed, said)
        return said

    def _description(self, merged: MergedSchema) -> str:
        return outermost_text(merged.layers, "description")

    def finish(self) -> None:
        """Lower the properties of all objects that were met, and what was put off."""
        while self._queue or self._deferred:
            if self._deferred:
                self.declare(self._deferred.popleft())
                continue
            pointer, merged = self._queue.popleft()
            self.declarations.add(lower_object(self, pointer, merged))

    def merged(self, pointer: str) -> MergedSchema:
        """Return all that the schema at a pointer says."""
        return self.reader.merged(pointer)

    def type_of(self, pointer: str) -> Type:
        """The type of the schema at a pointer."""
        known = self._types.get(pointer)
        if known is not None:
            return known
        if pointer in self._open or len(self._open) > _DEEPEST:
            if pointer not in self._open and pointer not in self._recursive:
                self._deferred.append(pointer)
            self._recursive.add(pointer)
            return Reference(pointer)
        type_ = self._types[pointer] = self._leaf(pointer) or self._parent(pointer)
        return type_

    def _leaf(self, pointer: str) -> Type | None:
        """The type of a plain scalar; all that say the same are lowered once."""
        node = self.context.node(pointer)
        if not isinstance(node, dict) or not node.keys() <= _LEAF:
            return None
        key = _leaf_key(self.reader.layers(pointer)[0])
        if key is None:
            return None
        if key not in self._leaves:
            self._leaves[key] = lower_type(self, pointer, self.merged(pointer))
        return self._leaves[key]

    def _parent(self, pointer: str) -> Type:
        """The type of a schema that others may be part of."""
        self._open.add(pointer)
        try:
            type_ = self._without_itself(pointer, self._lower(pointer))
        finally:
            self._open.discard(pointer)
        if self.inheritance.inherits(pointer):  # its name is that of a member
            return type_
        if (
            pointer in self._recursive
            and not isinstance(type_, Reference)
            or _is_unwieldy(type_)
        ):
            return self._recursive_alias(pointer, type_)
        if is_component_schema(pointer) and _is_choice(type_):
            return self._named_choice(pointer, type_)
        return type_

    def type_of_layers(self, pointer: str, rows: tuple[Layer, ...]) -> Type:
        """The type of several layers that describe one value, named by ``pointer``."""
        return lower_type(self, pointer, self.reader.merge_layers(rows))

    def declare_object(self, pointer: str, merged: MergedSchema) -> None:
        """Take note of an object; its properties are lowered by :meth:`finish`.

        Where a schema and one that it takes in both declare a property, it is first
        met as each of them has it, and then as both have it together.
        """
        known = self.declarations.get(pointer)
        fuller = len(merged.layers) > self._breadths.get(pointer, 0)
        if known is None or (isinstance(known, Object) and fuller):
            self.declarations.add(Object(pointer, merged.hints, ()))
            self._breadths[pointer] = len(merged.layers)
            self._queue.append((pointer, merged))

    def _lower(self, pointer: str) -> Type:
        target, nullable = self._transparent_target(pointer)
        if target != pointer:
            type_ = self.type_of(target)
        elif members := self.inheritance.of(pointer):
            type_ = self._polymorphic_base(pointer, members)
        else:
            type_ = lower_type(self, pointer, self.merged(pointer))
        return with_null(type_) if nullable else type_

    def _without_itself(self, pointer: str, type_: Type) -> Type:
        """Leave a union out of its own members: it adds nothing to itself."""
        own = Reference(pointer)
        members = type_.members if isinstance(type_, UnionOf) else (type_,)
        if own not in members or pointer in self.declarations:
            return type_
        message = "the schema is an alternative of itself, which adds nothing"
        self.context.warn("circular-choice", pointer, message)
        others = [member for member in members if member != own]
        return simplify_union(self.declarations, others or [ANY], None)

    def _transparent_target(self, pointer: str) -> tuple[str, bool]:
        if self.inheritance.extends(pointer):
            return pointer, False
        target, nullable = resolve_transparent(self.context, pointer, self._open)
        is_child = "allOf" in as_node(self.context.node(pointer)) and target != pointer
        if is_child and self.reader.is_alternative(pointer, target):
            return pointer, False
        return target, nullable

    def _polymorphic_base(self, pointer: str, members: tuple[str, ...]) -> Type:
        """A base schema with a discriminator stands for itself or any child.

        One that inherits its discriminator keeps its name for its own class.
        """
        merged = self.merged(pointer)
        base = pointer if self.inheritance.inherits(pointer) else f"{pointer}{BASE}"
        self.declare_object(base, merged)
        types = [self.type_of(member) for member in members]
        return simplify_union(
            self.declarations,
            (*types, Reference(base)),
            self.inheritance.discriminator(pointer, base),
        )

    def _named_choice(self, pointer: str, type_: Type) -> Type:
        """A component that is a union is spoken of by its name."""
        merged = self.merged(pointer)
        said = self._description(merged)
        alias = Alias(pointer, merged.hints, without_null(type_), said)
        named = self.declarations.add(alias)
        return with_null(named) if is_nullable(type_) else named

    def _recursive_alias(self, pointer: str, type_: Type) -> Type:
        hints = self.merged(pointer).hints
        alias = Alias(pointer, hints, type_, recursive=True)
        return self.declarations.add(alias)


def _leaf_key(layer: Layer) -> _Leaf | None:
    """All that decides the type of a plain scalar; None for any other schema."""
    types = layer.types or frozenset()
    if not types <= _SCALARS or len(types - {"null"}) != 1:
        return None
    node, limits = layer.node, layer.node.keys() & LIMITS
    said = repr([(key, node[key]) for key in sorted(limits)])  # 1 and true are equal
    return types, layer.nullable, str(node.get("format")), said


def _is_unwieldy(type_: Type) -> bool:
    """Return whether a type is too large to be written wherever it is used."""
    if isinstance(type_, (Primitive, Reference)):
        return False
    waiting: list[tuple[Type, int]] = [(type_, 0)]
    for count, (part, depth) in enumerate(waiting):
        if count > _LARGEST or depth > _DEEPEST:
            return True
        waiting += [(child, depth + 1) for child in children(part)]
    return False


def _is_choice(type_: Type) -> bool:
    """Return whether a type is a union in which objects take part."""
    plain = without_null(type_)
    return isinstance(plain, UnionOf) and any(
        isinstance(member, Reference) for member in plain.members
    )


def _refers_into_file(type_: Type, node: Node) -> TypeGuard[Reference]:
    """Return whether a component is a reference to a class of another file."""
    return (
        set(node) == {"$ref"}
        and isinstance(type_, Reference)
        and not type_.pointer.startswith("#")
    )
