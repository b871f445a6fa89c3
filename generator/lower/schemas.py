"""Schemas by pointer, each lowered once: the heart of the lowering stage.

A schema becomes a type expression. Objects with declared properties and lists of
values become declarations that the expression refers to; everything else is written
where it is used, unless it contains itself or is too large for that. Properties are
lowered after the object that declares them, from a queue, so that recursion through
objects ends by itself.
"""

from __future__ import annotations

from collections import deque

from generator.ir import (
    Alias,
    Declaration,
    Object,
    Primitive,
    Reference,
    Text,
    Type,
    UnionOf,
    children,
    is_nullable,
    with_null,
    without_null,
)
from generator.lower.composition import Layer, layers, outermost_text
from generator.lower.context import Context, as_node
from generator.lower.inheritance import Children
from generator.lower.merged_schema import LIMITS, Facts, hints_of, merge
from generator.lower.objects import lower_object
from generator.lower.reference_only import pointed_to
from generator.lower.tags import Tags
from generator.lower.types import lower_type
from generator.lower.unions import simplified
from generator.pointers import BASE, is_component_schema

_DEEPEST = 30
"""How many schemas inside one another are lowered before the next gets a name."""
_LARGEST = 1_000
"""How many parts a type may have before it gets a name."""
_SCALARS = frozenset(("string", "integer", "number", "boolean", "null"))
_LEAF = frozenset(
    ("type", "format", "nullable", "title", "description", "example", "examples")
    + ("default", "deprecated", "readOnly", "writeOnly")
)
_Leaf = tuple[frozenset[str], bool, str, str]


class Schemas:
    """Lowers schemas by pointer, each once.

    Attributes:
        context: the document.
        declarations: what was declared so far, by pointer.
        labels: what tells branches of unions apart, by pointer.
        tags: what discriminators say of objects.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.children = Children(context)
        self.declarations: dict[str, Declaration] = {}
        self.labels: dict[str, str] = {}
        self.tags = Tags()
        self._types: dict[str, Type] = {}
        self._leaves: dict[_Leaf, Type] = {}
        self._descriptions: dict[str, Text | None] = {}
        self._open: set[str] = set()
        self._recursive: set[str] = set()
        self._queue: deque[tuple[str, Facts]] = deque()
        self._breadths: dict[str, int] = {}
        self._late: deque[str] = deque()

    def declare(self, pointer: str) -> None:
        """Declare a named schema, under an alias if it is no class of its own."""
        type_ = self.type_of(pointer)
        if pointer not in self.declarations:
            node = as_node(self.context.node(pointer))
            alias = Alias(pointer, hints_of(node), type_, self._described(pointer))
            self.declarations[pointer] = alias

    def _described(self, pointer: str) -> Text | None:
        """The description of a schema, or of what it only points to."""
        passed: dict[str, None] = {}
        while pointer not in self._descriptions:
            passed[pointer] = None
            node = as_node(self.context.node(pointer))
            own = self.context.text(pointer, node, "description")
            target = self._pointed_to(pointer)[0]
            if own or target in passed:
                said = own or self._description(self.facts(pointer))
                self._descriptions[pointer] = said
            else:
                pointer = target
        said = self._descriptions[pointer]
        self._descriptions |= dict.fromkeys(passed, said)
        return said

    def _description(self, facts: Facts) -> Text | None:
        return outermost_text(self.context, facts.layers, "description")

    def finish(self) -> None:
        """Lower the properties of all objects that were met, and what was put off."""
        while self._queue or self._late:
            if self._late:
                self.declare(self._late.popleft())
                continue
            pointer, facts = self._queue.popleft()
            self.declarations[pointer] = lower_object(self, pointer, facts)
        self.declarations |= self.tags.declared(self.declarations)

    def facts(self, pointer: str) -> Facts:
        """The merged layers of the schema at a pointer."""
        return merge(self.context, layers(self.context, pointer))

    def type_of(self, pointer: str) -> Type:
        """The type of the schema at a pointer."""
        known = self._types.get(pointer)
        if known is not None:
            return known
        if pointer in self._open or len(self._open) > _DEEPEST:
            if pointer not in self._open and pointer not in self._recursive:
                self._late.append(pointer)
            self._recursive.add(pointer)
            return Reference(pointer)
        self._open.add(pointer)
        type_ = self._lower(pointer)
        self._open.discard(pointer)
        if self.children.inherits(pointer):  # its name is that of a member
            self._types[pointer] = type_
            return type_
        if (
            pointer in self._recursive
            and not isinstance(type_, Reference)
            or _is_unwieldy(type_)
        ):
            type_ = self._recursive_alias(pointer, type_)
        elif is_component_schema(pointer) and _is_choice(type_):
            type_ = self._named_choice(pointer, type_)
        self._types[pointer] = type_
        return type_

    def plain(self, type_: Type) -> Type:
        """The alternatives that a named union stands for; any other type as it is."""
        if isinstance(type_, Reference):
            found = self.declarations.get(type_.pointer)
            if isinstance(found, Alias) and not found.recursive:
                return found.type
        return type_

    def type_of_layers(self, pointer: str, rows: tuple[Layer, ...]) -> Type:
        """The type of several layers that describe one value, named by ``pointer``."""
        return lower_type(self, pointer, merge(self.context, rows))

    def declare_object(self, pointer: str, facts: Facts) -> None:
        """Take note of an object; its properties are lowered by :meth:`finish`.

        Where a schema and one that it takes in both declare a property, it is first
        met as each of them has it, and then as both have it together.
        """
        known = self.declarations.get(pointer)
        fuller = len(facts.layers) > self._breadths.get(pointer, 0)
        if known is None or (isinstance(known, Object) and fuller):
            self.declarations[pointer] = Object(pointer, facts.hints, ())
            self._breadths[pointer] = len(facts.layers)
            self._queue.append((pointer, facts))

    def _lower(self, pointer: str) -> Type:
        target, nullable = self._pointed_to(pointer)
        if target != pointer:
            type_ = self.type_of(target)
        elif members := self.children.of(pointer):
            type_ = self._family(pointer, members)
        else:
            type_ = self._own(pointer)
        return with_null(type_) if nullable else type_

    def _pointed_to(self, pointer: str) -> tuple[str, bool]:
        if self.children.extends(pointer):
            return pointer, False
        return pointed_to(self.context, pointer, self._open)

    def _own(self, pointer: str) -> Type:
        """What a schema's own layers say; those that say little are read once."""
        key = _leaf(layers(self.context, pointer))
        if key is None:
            return lower_type(self, pointer, self.facts(pointer))
        if key not in self._leaves:
            self._leaves[key] = lower_type(self, pointer, self.facts(pointer))
        return self._leaves[key]

    def _family(self, pointer: str, members: tuple[str, ...]) -> Type:
        """A base schema with a discriminator stands for itself or any child.

        One that inherits its discriminator keeps its name for its own class.
        """
        facts = self.facts(pointer)
        base = pointer if self.children.inherits(pointer) else f"{pointer}{BASE}"
        self.declare_object(base, facts)
        types = [self.type_of(member) for member in members]
        return simplified(
            self,
            (*types, Reference(base)),
            self.children.discriminator(pointer, base),
        )

    def _named_choice(self, pointer: str, type_: Type) -> Type:
        """A component that is a union is spoken of by its name."""
        facts = self.facts(pointer)
        said = self._description(facts)
        alias = Alias(pointer, facts.hints, without_null(type_), said)
        self.declarations[pointer] = alias
        named = Reference(pointer)
        return with_null(named) if is_nullable(type_) else named

    def _recursive_alias(self, pointer: str, type_: Type) -> Type:
        hints = self.facts(pointer).hints
        self.declarations[pointer] = Alias(pointer, hints, type_, recursive=True)
        return Reference(pointer)


def _leaf(rows: tuple[Layer, ...]) -> _Leaf | None:
    """All that decides the type of a plain scalar; None for any other schema."""
    if len(rows) != 1:
        return None
    node, types = rows[0].node, rows[0].types or frozenset()
    limits = node.keys() - _LEAF
    if not limits <= LIMITS or not types <= _SCALARS or len(types - {"null"}) != 1:
        return None
    said = repr([(key, node[key]) for key in sorted(limits)])  # 1 and true are equal
    return types, rows[0].nullable, str(node.get("format")), said


def _is_unwieldy(type_: Type) -> bool:
    """Whether a type is too large to be written wherever it is used."""
    if isinstance(type_, (Primitive, Reference)):
        return False
    waiting: list[tuple[Type, int]] = [(type_, 0)]
    for count, (part, depth) in enumerate(waiting):
        if count > _LARGEST or depth > _DEEPEST:
            return True
        waiting += [(child, depth + 1) for child in children(part)]
    return False


def _is_choice(type_: Type) -> bool:
    """Whether a type is a union in which objects take part."""
    plain = without_null(type_)
    return isinstance(plain, UnionOf) and any(
        isinstance(member, Reference) for member in plain.members
    )
