"""A schema as one flat object: references followed, `allOf` merged, a branch chosen."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from tests.support.tree import Tree

Flat = dict[str, Any]

_LEAST = {"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"}
_MOST = {"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"}


class Endless(Exception):
    """A schema that no finite value fits, as far as one can tell."""


class Flattener:
    """Makes flat schemas: keywords beside each other, sub-schemas as they are.

    In a flat schema, the value of a property is a list of schemas that all apply.
    """

    def __init__(self, tree: Tree, rng: random.Random) -> None:
        self._tree = tree
        self._rng = rng

    def flat(self, *schemas: Any, shallow: bool = False) -> Flat:
        """Merge schemas that all apply; of a choice, take one branch.

        `shallow` takes the branch that ends soonest, for values nested deep.
        """
        merged: Flat = {}
        for schema in schemas:
            for part in self._parts(schema, shallow, 0):
                _merge(merged, part)
        return merged

    def _parts(
        self, schema: Any, shallow: bool, depth: int, is_base: bool = False
    ) -> Iterator[Flat]:
        """Yield the schemas without applicators that make up one.

        `is_base` says that another extends it, else a base stands for one of its own.
        """
        if depth > 30:
            raise Endless
        if not isinstance(schema, dict):
            if schema is False:
                raise Endless
            return
        if "$recursiveRef" in schema or "$dynamicRef" in schema:
            raise Endless  # another branch is easier than the dynamic scope
        if isinstance(schema.get("$ref"), str):
            yield from self._referenced(schema, shallow, depth, is_base)
            if self._tree.is_30:
                return
        child = None if is_base else self._child(schema)
        if child is not None:
            yield from self._referenced(child, shallow, depth, False)
            return
        yield _own(schema)
        for part in schema.get("allOf") or ():
            yield from self._parts(part, shallow, depth + 1, is_base=True)
        for keyword in ("oneOf", "anyOf"):
            if schema.get(keyword):
                yield from self._branch(schema, keyword, shallow, depth)

    def _referenced(
        self, schema: Flat, shallow: bool, depth: int, is_base: bool
    ) -> Iterator[Flat]:
        reference = schema["$ref"]
        target = self._tree.resolved(reference)
        yield from self._parts(target, shallow, depth + 1, is_base)
        yield from _tagged(self._inherited(target), reference)

    def _child(self, schema: Flat) -> Flat | None:
        """Return one of the schemas that the mapping of a base leads to."""
        mapping = (schema.get("discriminator") or {}).get("mapping")
        if not mapping or schema.get("oneOf") or schema.get("anyOf"):
            return None
        target = self._rng.choice(sorted(mapping.values()))
        found = target if "/" in target else f"#/components/schemas/{target}"
        return None if self._tree.resolved(found) is schema else {"$ref": found}

    def _inherited(self, schema: Any) -> Flat | None:
        """Return the discriminator that a schema has from what it extends."""
        for part in schema.get("allOf") or () if isinstance(schema, dict) else ():
            if "$ref" in part:
                base = self._tree.resolved(part["$ref"])
                found = base.get("discriminator") or self._inherited(base)
                if found and not base.get("oneOf"):
                    return dict(found)
        return None

    def _branch(
        self, schema: Flat, keyword: str, shallow: bool, depth: int
    ) -> Iterator[Flat]:
        branches = schema[keyword]
        chosen = (
            min(branches, key=self._size) if shallow else self._rng.choice(branches)
        )
        if _means_null(chosen) and len(branches) > 1:
            chosen = {"enum": [None]}
        yield from self._parts(chosen, shallow, depth + 1)
        yield from self._tag(schema, chosen)

    def _tag(self, schema: Flat, chosen: Any) -> Iterator[Flat]:
        """Yield what the discriminator of a union asks of a branch of it."""
        told = schema.get("discriminator")
        if not told or not isinstance(chosen, dict) or "$ref" not in chosen:
            return
        if told.get("mapping") or not self._is_tagged(chosen, told["propertyName"]):
            yield from _tagged(told, chosen["$ref"])

    def _is_tagged(self, schema: Flat, tag: str) -> bool:
        """Whether a schema itself says what its discriminating property holds."""
        own = self.flat(schema).get("properties", {}).get(tag)
        return bool(own) and bool({"const", "enum"} & self.flat(*own).keys())

    def _size(self, schema: Any) -> int:
        """Guess how much of a value a schema asks for: scalars before objects."""
        node = schema
        while isinstance(node, dict) and isinstance(node.get("$ref"), str):
            node = self._tree.at(node["$ref"])
        if not isinstance(node, dict):
            return 0
        nested = {"allOf", "oneOf", "anyOf"} & node.keys()
        return len(node.get("required") or ()) + 5 * (
            "properties" in node or bool(nested)
        )


def _means_null(schema: Any) -> bool:
    """Tell whether a branch is `{type: object, nullable: true}`: servers send null."""
    says = schema if isinstance(schema, dict) else {}
    structure = says.keys() - {"type", "nullable", "title", "description"}
    is_object = says.get("type") == "object" and says.get("nullable") is True
    return is_object and not structure


def _own(schema: Flat) -> Flat:
    """Return a schema's own keywords; properties as lists of schemas."""
    own = {
        k: v for k, v in schema.items() if k not in {"$ref", "allOf", "oneOf", "anyOf"}
    }
    if isinstance(own.get("properties"), dict):
        own["properties"] = {name: [s] for name, s in own["properties"].items()}
    if "items" in own:
        own["items"] = [own["items"]]
    return own


def _tagged(discriminator: Flat | None, reference: str) -> Iterator[Flat]:
    """Yield what a discriminator asks of the schema that a reference names."""
    if not discriminator:
        return
    name = reference.rpartition("/")[2]
    mapping = discriminator.get("mapping") or {}
    values = [key for key, to in mapping.items() if to in (reference, name)]
    value = {"enum": sorted(values) or [name]}
    tag = discriminator["propertyName"]
    yield {"properties": {tag: [value]}, "required": [tag]}


def _merge(merged: Flat, part: Flat) -> None:
    """Add the keywords of one more schema that applies."""
    for keyword, value in part.items():
        if keyword not in merged:
            merged[keyword] = dict(value) if keyword == "properties" else value
        else:
            merged[keyword] = _both(keyword, merged[keyword], value)


def _both(keyword: str, one: Any, other: Any) -> Any:
    if keyword == "properties":
        return {k: [*one.get(k, ()), *other.get(k, ())] for k in {**one, **other}}
    if keyword == "items":
        return [*one, *other]
    if keyword == "required" and isinstance(one, list) and isinstance(other, list):
        return [*one, *other]
    if keyword == "enum":
        return [value for value in one if value in other] or one
    if keyword == "type":
        return _common(one, other)
    if keyword == "nullable":
        return one and other
    if keyword in _LEAST | _MOST and not isinstance(one, bool):
        return max(one, other) if keyword in _LEAST else min(one, other)
    return other


def _common(one: Any, other: Any) -> Any:
    """Return the types that both allow."""
    ones = one if isinstance(one, list) else [one]
    others = other if isinstance(other, list) else [other]
    both = [t for t in ones if t in others]
    if not both and {"integer", "number"} <= {*ones, *others}:
        return "integer"
    return both or one
