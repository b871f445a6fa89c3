"""Merged schemas: all that the layers of a schema say together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from generator.ir import Constraints, Hints
from generator.lower.composition import Layer, is_only_null
from generator.lower.context import Context, Node, as_node
from generator.lower.declared_values import declared_values, merge_values
from generator.lower.implied_types import imply_types
from generator.lower.python_names import type_name
from generator.pointers import is_component_schema, step

_KEYWORDS = [
    "minLength",
    "maxLength",
    "pattern",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
]
LIMITS = frozenset(_KEYWORDS)
"""The keywords that limit a value."""
_NO_CONSTRAINTS = Constraints()
_CONDITIONAL = frozenset(("then", "else", "dependentSchemas"))
_WIDENED = ("not", "if", "dependentSchemas", "dependentRequired", "propertyNames")


class Choice(Struct, frozen=True):
    """A ``oneOf`` or ``anyOf`` of a schema.

    Attributes:
        layer: the layer that holds it.
        keyword: which of the two.
        branches: the pointers of the alternatives that say something.
    """

    layer: Layer
    keyword: str
    branches: tuple[str, ...]


class MergedSchema(Struct, frozen=True):
    """The layers of a schema, merged.

    Attributes:
        layers: what they come from.
        types: the types that all layers allow, without null; None for any.
        nullable: whether null is allowed.
        enum: the allowed values, or None for any.
        properties: names to the pointers that declare them, more than one where
            several layers do.
        additional: the pointers of the schemas of further properties, one of which
            each has; none where the document writes none or forbids them.
        open: whether ``additionalProperties: true`` is written.
        closed: whether undeclared properties are forbidden: by the only layer that has
            properties, or by one that sees those of all.
    """

    layers: tuple[Layer, ...]
    types: frozenset[str] | None
    nullable: bool
    enum: tuple[Any, ...] | None
    properties: Mapping[str, tuple[str, ...]]
    required: frozenset[str]
    additional: tuple[str, ...]
    open: bool
    closed: bool
    choices: tuple[Choice, ...]

    def keyword(self, key: str) -> Any:
        """A keyword's value where several layers may give one: the outermost's."""
        for layer in reversed(self.layers):
            if key in layer.node:
                return layer.node[key]
        return None

    def pointer_to(self, key: str) -> str | None:
        """The pointer of a keyword's outermost value."""
        rows = (row.pointer for row in reversed(self.layers) if key in row.node)
        return next((step(pointer, key) for pointer in rows), None)

    @property
    def hints(self) -> Hints:
        """Only the outermost layer names a merged schema."""
        return read_hints(self.layers[-1].node if self.layers else {})

    @property
    def constraints(self) -> Constraints:
        """The keywords that limit a value, each as the outermost layer gives it."""
        if all(LIMITS.isdisjoint(layer.node) for layer in self.layers):
            return _NO_CONSTRAINTS
        pairs = ((key, self.keyword(key)) for key in _KEYWORDS)
        return Constraints(tuple((k, v) for k, v in pairs if _is_limit(k, v)))

    @property
    def only_listed_component(self) -> str | None:
        """The component that alone lists values, where another schema takes it in.

        An addition, bounds for example, makes no other list of it.
        """
        listing = [row for row in self.layers[:-1] if declared_values(row.node)]
        own = bool(self.layers) and declared_values(self.layers[-1].node)
        if len(listing) != 1 or own or not is_component_schema(listing[0].pointer):
            return None
        return listing[0].pointer

    @property
    def impossible(self) -> bool:
        """Return whether no value at all is allowed."""
        return any(layer.impossible for layer in self.layers)


def read_hints(node: Node) -> Hints:
    """Return the words that a schema offers for its name."""
    title = node.get("title")
    return Hints(title if isinstance(title, str) else None, type_name(node))


def merge(context: Context, rows: tuple[Layer, ...]) -> MergedSchema:
    """Merge layers, base first."""
    types = _types(context, rows)
    enum = merge_values(context, rows, types)
    properties: dict[str, list[str]] = {}
    for layer in rows:
        context.charge_budget(
            1 + len(as_node(layer.node.get("properties"))), layer.pointer
        )
        for name, pointer in context.members(layer.pointer, layer.node, "properties"):
            properties.setdefault(name, []).append(pointer)
        _note_widened(context, layer)
    for name, pointer in _conditional(context, rows):
        properties.setdefault(name, [pointer])
    return MergedSchema(
        layers=rows,
        types=imply_types(rows) if types is None and enum is None else types,
        nullable=_nullable(rows, enum),
        enum=None if enum is None else tuple(v for v in enum if v is not None),
        properties={name: tuple(where) for name, where in properties.items()},
        required=frozenset(_required(rows)),
        additional=_additional(context, rows),
        open=any(_is_open(layer.node) for layer in rows),
        closed=_is_closed(rows),
        choices=tuple(_choices(context, rows)),
    )


def _conditional(
    context: Context, rows: tuple[Layer, ...]
) -> Iterator[tuple[str, str]]:
    """Yield the properties that an object may have under a condition, and their pointers.

    One that ``then`` and ``else`` declare in two ways is left undeclared.
    """
    found: dict[str, list[str]] = {}
    for layer in rows:
        if _CONDITIONAL.isdisjoint(layer.node):
            continue
        places = [step(layer.pointer, k) for k in ("then", "else") if k in layer.node]
        dependent = context.members(layer.pointer, layer.node, "dependentSchemas")
        for place in (*places, *(pointer for _, pointer in dependent)):
            node = as_node(context.node(place))
            for name, pointer in context.members(place, node, "properties"):
                found.setdefault(name, []).append(pointer)
    for name, pointers in found.items():
        first = context.node(pointers[0])
        if all(context.node(pointer) == first for pointer in pointers):
            yield name, pointers[0]


def _is_limit(keyword: str, value: object) -> bool:
    if keyword == "pattern":
        return isinstance(value, str)
    if keyword == "uniqueItems":
        return value is True
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    if keyword == "multipleOf":
        return value > 0
    is_bound = keyword.endswith("imum")
    return is_bound or (value >= 0 and value == int(value))


def _types(context: Context, rows: tuple[Layer, ...]) -> frozenset[str] | None:
    """The intersection, in which every integer is a number too."""
    common: frozenset[str] | None = None
    for layer in rows:
        if layer.types is None:
            continue
        own = layer.types - {"null"}
        if not own:
            continue
        met = own if common is None else _common(common, own)
        if not met:
            message = (
                "the branches of allOf have no type in common; the outer one holds"
            )
            context.warn("conflicting-types", layer.pointer, message)
        common = met or own
    return common


def _common(left: frozenset[str], right: frozenset[str]) -> frozenset[str]:
    shared = left & right
    if "integer" in left | right and "number" in left | right:
        shared |= {"integer"} - ({"integer"} if "number" in shared else set())
    return shared


def _nullable(rows: tuple[Layer, ...], enum: tuple[Any, ...] | None) -> bool:
    """Null needs every layer's consent; the outermost's own, or a listed null, is enough.

    Documents write ``nullable``, or ``null`` among the types, beside ``$ref`` or
    ``allOf`` for exactly that, and list null beside ``type: string``.
    """
    if rows and (rows[-1].nullable or any(is_only_null(row.node) for row in rows)):
        return True
    typed = [layer.types for layer in rows if layer.types is not None]
    if enum is not None and (None in enum or not typed):
        return None in enum
    if rows and "null" in (rows[-1].types or ()):
        return True
    return bool(typed) and all("null" in types for types in typed)


def _required(rows: tuple[Layer, ...]) -> Iterator[str]:
    """The names of required properties, of which some say so themselves."""
    for layer in rows:
        names = layer.node.get("required")
        if isinstance(names, list):
            yield from (name for name in names if isinstance(name, str))
        for name, node in as_node(layer.node.get("properties")).items():
            if as_node(node).get("required") is True:
                yield name


def _is_open(node: Node) -> bool:
    return node.get("additionalProperties") is True or (
        node.get("unevaluatedProperties") is True
    )


def _is_closed(rows: tuple[Layer, ...]) -> bool:
    if any(layer.node.get("unevaluatedProperties") is False for layer in rows):
        return True
    speaking = [row.node for row in rows if "properties" in row.node]
    only = speaking[0] if len(speaking) == 1 and len(rows) == 1 else {}
    return only.get("additionalProperties") is False and "patternProperties" not in only


def _additional(context: Context, rows: tuple[Layer, ...]) -> tuple[str, ...]:
    """Of the outermost layer that says it: each pattern's schema, and the rest's."""
    for layer in reversed(rows):
        patterns = context.members(layer.pointer, layer.node, "patternProperties")
        found = [where for _, where in patterns]
        for key in ("additionalProperties", "unevaluatedProperties"):
            if isinstance(layer.node.get(key), dict):
                found.append(step(layer.pointer, key))
        if found:
            return tuple(found)
    return ()


def _choices(context: Context, rows: tuple[Layer, ...]) -> Iterator[Choice]:
    for layer in rows:
        for keyword in ("oneOf", "anyOf"):
            branches = tuple(context.items(layer.pointer, layer.node, keyword))
            if branches:
                yield Choice(layer, keyword, branches)


def _note_widened(context: Context, layer: Layer) -> None:
    for keyword in _WIDENED:
        if keyword in layer.node and not _says_nothing(keyword, layer.node[keyword]):
            message = f"{keyword} is not expressed in the type, which is wider"
            context.note("widened-schema", step(layer.pointer, keyword), message)


def _says_nothing(keyword: str, value: object) -> bool:
    """Return whether it is `propertyNames: {type: string}`, as all names are."""
    return keyword == "propertyNames" and value in ({"type": "string"}, {}, True)
