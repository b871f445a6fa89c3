"""One value drawn from a schema."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from tests.support.flatten import Endless, Flat, Flattener
from tests.support.scalars import number_of, string_of
from tests.support.tree import Tree

_DEEP = 4  # levels after which optional parts are left out
_TOO_DEEP = 40
_ENOUGH = 150  # values after which optional parts are left out
_DIGITS: Mapping[str, int] = {"int32": 2**31 - 1, "uint32": 2**31 - 1}


class Undeclared(str):
    """A key that a document requires without declaring the property."""


class Draw:
    """One value."""

    def __init__(
        self, tree: Tree, rng: random.Random, sending: bool, whole: bool, plain: bool
    ) -> None:
        self._flattener = Flattener(tree, rng)
        self._rng = rng
        self._skipped = "readOnly" if sending else "writeOnly"
        self._whole = whole
        self._plain = plain
        self._is_30 = tree.is_30
        self._left = _ENOUGH

    def value(self, *schemas: Any, depth: int = 0) -> Any:
        """Return a value that fits all of these schemas."""
        if depth > _TOO_DEEP:
            raise Endless
        self._left -= 1
        return self._of(
            self._flattener.flat(*schemas, shallow=self._ends(depth)), depth
        )

    def _ends(self, depth: int) -> bool:
        """Whether enough was drawn, or it gets too deep for anything optional."""
        return depth > _DEEP or self._left < 0

    def _of(self, flat: Flat, depth: int) -> Any:
        if "const" in flat:
            return flat["const"]
        if flat.get("enum"):
            return self._rng.choice(flat["enum"])
        kind = self._kind(flat)
        match kind:
            case "null":
                return None
            case "boolean":
                return self._rng.random() < 0.5
            case "integer":
                return int(number_of(_sized(flat), self._rng, whole=True))
            case "number":
                return number_of(flat, self._rng, whole=False)
            case "array":
                return self._array(flat, depth)
            case "object":
                return self._object(flat, depth)
        return string_of(flat, self._rng, plain=self._plain)

    def _kind(self, flat: Flat) -> str:
        """Return the type to draw; null where it may be, one time in eight."""
        named = flat.get("type")
        kinds = list(named) if isinstance(named, list) else [named] if named else []
        if flat.get("nullable") and self._is_30 and kinds:
            kinds.append("null")
        others = [kind for kind in kinds if kind != "null"]
        if "null" in kinds and (not others or self._rng.random() < 0.125):
            return "null"
        if others:
            return str(self._rng.choice(others))
        return _implied(flat)

    def _array(self, flat: Flat, depth: int) -> list[Any]:
        first = [
            self.value(each, depth=depth + 1) for each in flat.get("prefixItems") or ()
        ]
        least = int(flat.get("minItems") or 0)
        most = int(flat.get("maxItems", least + 2))
        wanted = self._length(least, most, depth)
        items = flat.get("items", [True])
        for _ in range(wanted * 4):
            if len(first) >= wanted:
                break
            item = self.value(*items, depth=depth + 1)
            if not flat.get("uniqueItems") or item not in first:
                first.append(item)
        return first

    def _length(self, least: int, most: int, depth: int) -> int:
        if self._ends(depth):
            return least
        return self._rng.randint(
            max(least, min(1, most)), max(least, min(most, least + 2))
        )

    def _object(self, flat: Flat, depth: int) -> dict[str, Any]:
        drawn: dict[str, Any] = {}
        required = flat.get("required")
        required = required if isinstance(required, list) else []
        for name, schemas in (flat.get("properties") or {}).items():
            if self._is_wanted(schemas, name in required, depth):
                drawn[name] = self.value(*schemas, depth=depth + 1)
        for name in required:
            if name not in (flat.get("properties") or {}):
                key = Undeclared(name) if _is_open(flat) else name
                drawn[key] = self.value(self._rest(flat), depth=depth + 1)
        self._fill(drawn, flat, depth)
        return drawn

    def _fill(self, drawn: dict[str, Any], flat: Flat, depth: int) -> None:
        """Add what an object lacks of its least number, or may well have besides."""
        least = int(flat.get("minProperties") or 0)
        for name, schemas in (flat.get("properties") or {}).items():
            if (
                len(drawn) < least
                and name not in drawn
                and not self._is_skipped(schemas)
            ):
                drawn[name] = self.value(*schemas, depth=depth + 1)
        if len(drawn) < least or self._has_room(flat, depth):
            for number in range(max(1, least - len(drawn))):
                drawn[f"key {number}"] = self.value(self._rest(flat), depth=depth + 1)

    def _is_wanted(self, schemas: list[Any], required: bool, depth: int) -> bool:
        if self._is_skipped(schemas):
            return False
        return required or (self._whole and not self._ends(depth))

    def _is_skipped(self, schemas: list[Any]) -> bool:
        """Whether a property may not be there in this direction."""
        if any(schema is False for schema in schemas):
            return True
        return bool(self._flattener.flat(*schemas, shallow=True).get(self._skipped))

    def _rest(self, flat: Flat) -> Any:
        """Return the schema of properties that are not declared."""
        rest = flat.get("additionalProperties", True)
        return {"type": "string"} if rest in (True, False, None) or rest == {} else rest

    def _has_room(self, flat: Flat, depth: int) -> bool:
        """Whether an undeclared property is wanted: where a document invites them."""
        rest = flat.get("additionalProperties")
        if rest is None or rest is False or flat.get("maxProperties") == 0:
            return False
        return self._whole and not self._ends(depth) and "propertyNames" not in flat


def _is_open(flat: Flat) -> bool:
    """Whether undeclared properties are allowed without being invited."""
    return "additionalProperties" not in flat


def _sized(flat: Flat) -> Flat:
    limit = _DIGITS.get(str(flat.get("format")))
    if limit is None:
        return flat
    return {**flat, "maximum": min(limit, flat.get("maximum", limit))}


def _implied(flat: Flat) -> str:
    """Guess the type of a schema that names none."""
    if {"properties", "additionalProperties", "required"} & flat.keys():
        return "object"
    if "items" in flat:
        return "array"
    if {"minimum", "maximum", "multipleOf"} & flat.keys():
        return "number"
    return "string"
