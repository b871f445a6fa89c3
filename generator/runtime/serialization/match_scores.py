"""Scores of how much JSON data looks like each alternative of a union, at a glance.

There is a score for each class of adapters. A module with adapters of its own registers
theirs; those below a class that has a score have the same one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

from msgspec import NODEFAULT

from . import ANYTHING, is_object, json_type_of
from .formatted import DecimalAdapter, FormattedAdapter
from .json_types import (
    AnyAdapter,
    ArrayAdapter,
    IntegerAdapter,
    MapAdapter,
    NumberAdapter,
    OpaqueAdapter,
    SequenceAdapter,
    is_array,
)
from .literals import EnumeratedType, LiteralAdapter
from .standard_types import NullableAdapter
from .structs import StructAdapter
from .type_adapter import TypeAdapter

REJECT = -1000
"""The score of data that an alternative cannot be.

Other scores below zero are for data that will not load, but looks like it."""

Score = Callable[[Any, Any], int]
"""Rates data for an adapter; the alternative with the highest score is tried first."""


def match_score(adapter: TypeAdapter, data: Any) -> int:
    """Rate how well data looks as a value of an adapter's type."""
    adapter = adapter.unwrapped
    return score_of(adapter)(adapter, data)


def score_of(adapter: TypeAdapter) -> Score:
    """The function that rates data for an adapter, which is unwrapped."""
    class_ = type(adapter)
    score = _SCORES.get(class_)
    if score is None:
        score = next(_SCORES[base] for base in class_.__mro__ if base in _SCORES)
        _SCORES[class_] = score
    return score


def register_score(class_: type[TypeAdapter], score: Score) -> None:
    """Say how data is rated for a class of adapters, and for those below it."""
    _SCORES[class_] = score


def _quick_score(adapter: TypeAdapter, data: Any) -> int:
    """`match_score` for data inside of other data: never goes deeper."""
    adapter = adapter.unwrapped
    is_choice = adapter.is_union and not isinstance(adapter, NullableAdapter)
    if is_choice or isinstance(adapter, ArrayAdapter):
        return _score_type(adapter, data)
    return match_score(adapter, data)


def count_errors(adapter: TypeAdapter, data: Any) -> int:
    """Count the parts of data that are wrong, looking no deeper than they load."""
    adapter = adapter.unwrapped
    if isinstance(adapter, NullableAdapter):
        is_null = data is None and adapter.nullable
        return 0 if is_null else count_errors(adapter.inner, data)
    if not isinstance(adapter, StructAdapter):
        return 0 if adapter.loads(data) else 1
    if not is_object(data):
        return len(adapter.fields) + 1
    wrong = 0
    for field in adapter.fields:
        if field.wire in data:
            wrong += not field.adapter.loads(data[field.wire])
        elif field.required:
            wrong += 1
    return wrong


class Traits(NamedTuple):
    """The properties of a model that tell it from others."""

    tags: tuple[tuple[str, EnumeratedType], ...]
    """Those whose value does, by name."""
    fixed: tuple[tuple[str, Any], ...]
    """Values that its class has by itself where the type allows others, by name."""
    required: frozenset[str]
    """The names that its data has: required ones, and fixed tags."""


@cache
def traits_of(adapter: StructAdapter) -> Traits:
    """The properties that tell a model from others, found once."""
    fields = adapter.fields
    tags = {field.wire: _tag_of(field.adapter) for field in fields}
    fixed = {field.wire: field.info.default_factory for field in fields}
    required = (f.wire for f in fields if f.required or fixed[f.wire] is not NODEFAULT)
    values = {wire: getattr(made, "value", None) for wire, made in fixed.items()}
    return Traits(
        tuple((wire, tag) for wire, tag in tags.items() if tag is not None),
        tuple(
            (wire, value)
            for wire, value in values.items()
            if value is not None and not _is_single(tags[wire])
        ),
        frozenset(required),
    )


def _is_single(tag: EnumeratedType | None) -> bool:
    return tag is not None and len(tag.choices) == 1


def _tag_of(adapter: TypeAdapter) -> EnumeratedType | None:
    """The adapter itself where its values tell models apart: a constant, an enum."""
    adapter = adapter.unwrapped
    if isinstance(adapter, NullableAdapter):
        return _tag_of(adapter.inner)
    return adapter if isinstance(adapter, EnumeratedType) else None


def _score_type(adapter: TypeAdapter, data: Any) -> int:
    return 1 if json_type_of(data) in adapter.json_types else REJECT


def _score_anything(adapter: AnyAdapter, data: Any) -> int:
    return 0


def _score_integer(adapter: IntegerAdapter, data: Any) -> int:
    if type(data) is int:
        return 3
    return 1 if type(data) is float and data.is_integer() else REJECT


def _score_number(adapter: NumberAdapter, data: Any) -> int:
    return 2 if type(data) in (int, float) else REJECT


def _score_literal(adapter: LiteralAdapter, data: Any) -> int:
    return 4 if adapter.accepts(data) else REJECT


def _score_listed(adapter: EnumeratedType, data: Any) -> int:
    """The score of an enumeration, which may be open."""
    if json_type_of(data) not in adapter.json_types:
        return REJECT
    return 3 if data in adapter.values else 0


def _score_opaque(adapter: OpaqueAdapter, data: Any) -> int:
    is_foreign = adapter.accepts(data) and json_type_of(data) not in ANYTHING
    return 0 if is_foreign else REJECT


def score_format(adapter: TypeAdapter, data: Any) -> int:
    """The score of a string of a certain form."""
    return 2 if json_type_of(data) in adapter.json_types else REJECT


def _score_decimal(adapter: DecimalAdapter, data: Any) -> int:
    return 2 if type(data) is str else _score_type(adapter, data)


def _score_array(adapter: SequenceAdapter, data: Any) -> int:
    if not is_array(data):
        return REJECT
    if adapter.length is not None:
        return 20 if len(data) == adapter.length else 1
    if not data:
        return 10
    inside = _quick_score(adapter.item_at(0), next(iter(data)))
    return 1 if inside == REJECT else 10 + inside


def _score_map(adapter: MapAdapter, data: Any) -> int:
    return 10 if is_object(data) else REJECT


def _score_struct(adapter: StructAdapter, data: Any) -> int:
    """Reject other constants; else prefer the model that names most of the data."""
    if not is_object(data):
        return REJECT
    traits = traits_of(adapter)
    tags = _score_tags(traits, data)
    if tags is None:
        return REJECT
    present = data.keys()
    matched = len(adapter.names & present)
    if not traits.required <= present:
        return min(tags, 1) * 100 - 200 + matched
    return max(tags + (10 + 4 * matched if matched or not present else 5), 0)


def _score_tags(traits: Traits, data: Mapping[str, Any]) -> int | None:
    """Rate the constants and enumerations; `None` when one contradicts."""
    score = 0
    for wire, value in traits.fixed:
        if data.get(wire) is not None:
            score += 10 if data[wire] == value else -10
    for wire, tag in traits.tags:
        if data.get(wire) is not None:
            match = match_score(tag, data[wire])
            if match == REJECT:
                return None
            score += 20 if match else -20
    return score


def _score_nullable(adapter: NullableAdapter, data: Any) -> int:
    is_null = data is None and adapter.nullable
    return 1 if is_null else match_score(adapter.inner, data)


_SCORES: dict[type[TypeAdapter], Score] = {
    TypeAdapter: _score_type,
    AnyAdapter: _score_anything,
    IntegerAdapter: _score_integer,
    NumberAdapter: _score_number,
    LiteralAdapter: _score_literal,
    EnumeratedType: _score_listed,
    OpaqueAdapter: _score_opaque,
    FormattedAdapter: score_format,
    DecimalAdapter: _score_decimal,
    SequenceAdapter: _score_array,
    MapAdapter: _score_map,
    StructAdapter: _score_struct,
    NullableAdapter: _score_nullable,
}
