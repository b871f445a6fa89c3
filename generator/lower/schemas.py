"""Schemas to types: the heart of the lowering stage.

A schema becomes a type expression. Objects with declared properties and lists of
values become declarations that the expression refers to; everything else is written
where it is used. Properties are lowered after the object that declares them, from a
queue, so that recursion through objects ends by itself.
"""

from __future__ import annotations

from collections import deque

from msgspec.structs import replace

from generator.ir import (
    ANY,
    NULL,
    Alias,
    ArrayOf,
    Declaration,
    Hints,
    Object,
    Primitive,
    Reference,
    Text,
    TextOf,
    TupleOf,
    Type,
    UnionOf,
    children,
    is_nullable,
    without_null,
)
from generator.lower import enums, scalars
from generator.lower.children import Children
from generator.lower.context import (
    Context,
    Node,
    as_list,
    as_node,
    python_name,
    step,
)
from generator.lower.facts import LIMITS, Facts, merge
from generator.lower.layers import (
    TAKING_IN,
    Layer,
    is_annotation,
    layers,
    outermost_text,
)
from generator.lower.properties import (
    documented_values,
    lower_property,
    undeclared_properties,
)
from generator.lower.tags import Tags
from generator.lower.unions import lower_union, simplified
from generator.lower.xml import lower_object_xml

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
        self._queue: deque[tuple[str, Facts, Hints]] = deque()
        self._late: deque[str] = deque()

    def declare(self, pointer: str) -> None:
        """Declare a named schema, under an alias if it is no class of its own."""
        type_ = self.type_of(pointer)
        if pointer not in self.declarations:
            node = as_node(self.context.node(pointer))
            alias = Alias(pointer, _hints_of(node), type_, self._described(pointer))
            self.declarations[pointer] = alias

    def _described(self, pointer: str) -> Text | None:
        """The description of a schema, or of what it only points to."""
        passed: dict[str, None] = {}
        while pointer not in self._descriptions:
            passed[pointer] = None
            node = as_node(self.context.node(pointer))
            own = self.context.text(pointer, node, "description")
            target = self._transparent(pointer)[0]
            if own or target in passed:
                self._descriptions[pointer] = own or self._description(
                    self.facts(pointer)
                )
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
            pointer, facts, hints = self._queue.popleft()
            self.declarations[pointer] = self._object(pointer, facts, hints)
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
        elif _is_component(pointer) and _is_choice(type_):
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
        return self._typed(pointer, merge(self.context, rows))

    def _lower(self, pointer: str) -> Type:
        target, nullable = self._transparent(pointer)
        if target != pointer:
            type_ = self.type_of(target)
        elif members := self.children.of(pointer):
            type_ = self._family(pointer, members)
        else:
            type_ = self._own(pointer)
        return _optional(type_) if nullable else type_

    def _own(self, pointer: str) -> Type:
        """What a schema's own layers say; those that say little are read once."""
        key = _leaf(layers(self.context, pointer))
        if key is None:
            return self._typed(pointer, self.facts(pointer))
        if key not in self._leaves:
            self._leaves[key] = self._typed(pointer, self.facts(pointer))
        return self._leaves[key]

    def _transparent(self, pointer: str) -> tuple[str, bool]:
        """Where a schema only points to another one: that one, and whether null too."""
        node = self.context.node(pointer)
        if not isinstance(node, dict) or TAKING_IN.isdisjoint(node):
            return pointer, False
        nullable = node.get("nullable") is True
        rest = {k: v for k, v in node.items() if k not in TAKING_IN}
        if not is_annotation(rest):
            return pointer, False
        targets = [
            branch
            for branch in self.context.items(pointer, node, "allOf")
            if not self._says_nothing(branch)
        ]
        found = self.context.referred(pointer, node)
        targets += [found] if found is not None else []
        if len(targets) == 1 and not self._leads_back(targets[0]):
            return targets[0], nullable
        return pointer, False

    def _leads_back(self, target: str) -> bool:
        """Whether a schema that is being lowered only points on, perhaps to itself."""
        if target not in self._open:
            return False
        node = self.context.node(target)
        return isinstance(node, dict) and not {"$ref", "allOf"}.isdisjoint(node)

    def _says_nothing(self, branch: str) -> bool:
        node = self.context.node(branch)
        return isinstance(node, dict) and is_annotation(node)

    def _typed(self, pointer: str, facts: Facts) -> Type:
        hints = _hints(facts)
        if facts.choices:
            type_ = lower_union(self, pointer, facts)
        elif facts.enum is not None:
            type_ = self._enum(pointer, facts, hints)
        elif facts.layers and facts.layers[-1].is_null:
            return NULL
        else:
            type_ = self._by_type(pointer, facts, hints)
        return _optional(type_) if facts.nullable else type_

    def _enum(self, pointer: str, facts: Facts, hints: Hints) -> Type:
        values = facts.enum or ()
        if not values:
            return NULL
        if any(isinstance(value, (dict, list)) for value in values):
            types = facts.types or scalars.json_types(values)
            return self._by_type(pointer, replace(facts, types=types), hints)
        single = enums.constant(values)
        if single is not None and not _is_component(pointer):
            return single
        found = enums.declared_enum(self.context, pointer, facts, values, hints)
        self.declarations[pointer] = found
        return Reference(pointer)

    def _by_type(self, pointer: str, facts: Facts, hints: Hints) -> Type:
        if facts.types is None:
            return scalars.any_value(facts)
        names = sorted(facts.types)
        types = tuple(self._single(pointer, facts, hints, name) for name in names)
        return types[0] if len(types) == 1 else simplified(self, types, None)

    def _single(self, pointer: str, facts: Facts, hints: Hints, name: str) -> Type:
        if name == "object":
            return self._object_type(pointer, facts, hints)
        if name == "array":
            return self._array(pointer, facts)
        if name == "string" and scalars.holds_json(facts):
            where = facts.where("contentSchema")
            return TextOf(self.type_of(where)) if where else scalars.scalar(facts, name)
        return scalars.scalar(facts, name)

    def _object_type(self, pointer: str, facts: Facts, hints: Hints) -> Type:
        if facts.properties:
            self.declare_object(pointer, facts, hints)
            return Reference(pointer)
        return scalars.free_map(self._additional(facts) or ANY, facts)

    def _additional(self, facts: Facts) -> Type | None:
        """What undeclared properties are: patterns of names are not told apart."""
        if not facts.additional:
            return ANY if facts.open else None
        types = tuple(self.type_of(pointer) for pointer in facts.additional)
        return simplified(self, types, None)

    def declare_object(self, pointer: str, facts: Facts, hints: Hints) -> None:
        """Take note of an object; its properties are lowered by :meth:`finish`."""
        if pointer not in self.declarations:
            self.declarations[pointer] = Object(pointer, hints, ())
            self._queue.append((pointer, facts, hints))

    def _object(self, pointer: str, facts: Facts, hints: Hints) -> Object:
        additional = self._additional(facts)
        properties = [
            lower_property(self, pointer, name, where, name in facts.required)
            for name, where in facts.properties.items()
        ]
        if additional is None:
            properties += undeclared_properties(self, pointer, facts)
        return Object(
            pointer,
            hints,
            tuple(properties),
            additional,
            self._description(facts),
            facts.last("deprecated") is True,
            lower_object_xml(self, facts),
            documented_values(self.context, facts.layers),
        )

    def _array(self, pointer: str, facts: Facts) -> Type:
        prefix = facts.where("prefixItems")
        if prefix is not None:
            length = len(as_list(self.context.node(prefix)) or ())
            places = tuple(step(prefix, str(place)) for place in range(length))
            if _is_tuple(facts, length):
                return TupleOf(tuple(self.type_of(place) for place in places))
            types = tuple(self.type_of(place) for place in places)
            return ArrayOf(simplified(self, (*types, *self._items(facts)), None))
        items = self._items(facts)
        return ArrayOf(items[0] if items else ANY, scalars.array_constraints(facts))

    def _items(self, facts: Facts) -> tuple[Type, ...]:
        where = facts.where("items")
        if where is None or isinstance(self.context.node(where), (bool, list)):
            is_closed = facts.last("items") is False
            return () if is_closed or facts.last("prefixItems") is None else (ANY,)
        return (self.type_of(where),)

    def _family(self, pointer: str, members: tuple[str, ...]) -> Type:
        """A base schema with a discriminator stands for itself or any child.

        One that inherits its discriminator keeps its name for its own class.
        """
        facts = self.facts(pointer)
        base = pointer if self.children.inherits(pointer) else f"{pointer}?base"
        self.declare_object(base, facts, _hints(facts))
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
        alias = Alias(pointer, _hints(facts), without_null(type_), said)
        self.declarations[pointer] = alias
        return (
            UnionOf((Reference(pointer), NULL))
            if is_nullable(type_)
            else Reference(pointer)
        )

    def _recursive_alias(self, pointer: str, type_: Type) -> Type:
        hints = _hints(self.facts(pointer))
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


def _is_tuple(facts: Facts, length: int) -> bool:
    """Whether an array has just the places of ``prefixItems``.

    Without ``minItems`` the last ones may be missing by the letter of JSON Schema, and
    are there by everyone's intent.
    """
    is_closed = facts.last("items") is False or facts.last("maxItems") == length
    least = facts.last("minItems")
    return is_closed and (least is None or least == length)


def _is_component(pointer: str) -> bool:
    tokens = pointer.split("/")
    return len(tokens) == 4 and tokens[1:3] == ["components", "schemas"]


def _is_choice(type_: Type) -> bool:
    """Whether a type is a union in which objects take part."""
    plain = without_null(type_)
    return isinstance(plain, UnionOf) and any(
        isinstance(member, Reference) for member in plain.members
    )


def _optional(type_: Type) -> Type:
    if type_ in (ANY, NULL):
        return type_
    if isinstance(type_, UnionOf):
        members = tuple(member for member in type_.members if member != NULL)
        return UnionOf((*members, NULL), type_.discriminator)
    return UnionOf((type_, NULL))


def _hints(facts: Facts) -> Hints:
    """Only the outermost layer names a merged schema."""
    return _hints_of(facts.layers[-1].node if facts.layers else {})


def _hints_of(node: Node) -> Hints:
    title = node.get("title")
    return Hints(title if isinstance(title, str) else None, python_name(node))
