"""Values held to the types of the document before they are sent.

There is a check for each class of adapters. A module with adapters of its own registers
theirs; those below a class that has a check have the same one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from datetime import datetime
from enum import Enum
from typing import Any

import msgspec

from . import Issue, Path, Walk, is_object, json_type_of
from .delegation import DelegatingAdapter
from .formatted import NAIVE, DateTimeAdapter, UuidAdapter
from .json_types import (
    AnyAdapter,
    MapAdapter,
    NumberAdapter,
    SequenceAdapter,
    has_items,
)
from .registry import LIMIT_CHECKS, NOT_FINITE, adapter_for, encode_value
from .standard_types import NullableAdapter
from .structs import StructAdapter
from .type_adapter import EncodeError, TypeAdapter

Check = Callable[[Any, Any, Walk, Path], None]
"""Reports to a walk all that keeps a value from being sent by an adapter."""


def check(type: Any, value: object) -> list[Issue]:
    """List what keeps a value from being sent under the document."""
    walk = Walk()
    check_value(adapter_for(type), value, walk, None)
    return walk.issues


def check_value(adapter: TypeAdapter, value: Any, walk: Walk, path: Path) -> None:
    """Report all that keeps a value from being sent by an adapter."""
    function = next(_CHECKS[base] for base in type(adapter).__mro__ if base in _CHECKS)
    function(adapter, value, walk, path)
    if adapter.limits and value is not None and value is not msgspec.UNSET:
        for check_limits in LIMIT_CHECKS:
            check_limits(adapter, value, walk, path)


def register_check(class_: type[TypeAdapter], function: Check) -> None:
    """Say how values are checked for a class of adapters, and for those below it."""
    _CHECKS[class_] = function


def check_class(adapter: TypeAdapter, value: Any, walk: Walk, path: Path) -> None:
    """The check of any adapter: by its choices, or by the value's class at a glance."""
    if adapter.choices:
        _check_choice(adapter, value, walk, path)
    elif not adapter.accepts(value):
        message = f"expected {adapter.description}, got {type(value).__name__}"
        walk.report(path, message, value)


def _check_choice(adapter: TypeAdapter, value: Any, walk: Walk, path: Path) -> None:
    plain = value.value if isinstance(value, Enum) else value
    name = json_type_of(plain)
    if not any(c == plain and json_type_of(c) == name for c in adapter.choices):
        walk.report(path, adapter.explain(plain), value)


def _check_anything(adapter: AnyAdapter, value: Any, walk: Walk, path: Path) -> None:
    try:
        encode_value(value)
    except EncodeError as error:
        for segment in error.segments:
            path = (path, segment)
        walk.report(path, error.message, value)


def _check_number(adapter: NumberAdapter, value: Any, walk: Walk, path: Path) -> None:
    check_class(adapter, value, walk, path)
    if isinstance(value, float) and not math.isfinite(value):
        walk.report(path, NOT_FINITE, value)


def _check_uuid(adapter: UuidAdapter, value: Any, walk: Walk, path: Path) -> None:
    if not adapter.accepts(value) or not adapter.loads(str(value)):
        walk.report(path, "not a UUID", value)


def _check_date_time(
    adapter: DateTimeAdapter, value: Any, walk: Walk, path: Path
) -> None:
    check_class(adapter, value, walk, path)
    if isinstance(value, datetime) and value.utcoffset() is None:
        walk.report(path, NAIVE, value)


def _check_array(adapter: SequenceAdapter, value: Any, walk: Walk, path: Path) -> None:
    if isinstance(value, Iterator):  # looking would use it up
        return
    is_other = adapter.length is not None and not adapter.accepts(value)
    if is_other or not has_items(value):
        check_class(adapter, value, walk, path)
        return
    for at, item in enumerate(value):
        check_value(adapter.item_at(at), item, walk, (path, at))


def _check_map(adapter: MapAdapter, value: Any, walk: Walk, path: Path) -> None:
    if not is_object(value):
        check_class(adapter, value, walk, path)
        return
    for key, item in value.items():
        check_value(adapter.value, item, walk, (path, str(key)))


def check_struct(adapter: StructAdapter, value: Any, walk: Walk, path: Path) -> None:
    """The check of a model, or of a dict in its place, without what is not declared."""
    if is_object(value):
        for field in adapter.fields:
            if field.wire in value:
                check_value(field.adapter, value[field.wire], walk, (path, field.wire))
            elif field.must_be_there:
                message = f"missing required property {field.wire!r}"
                walk.report(path, message, value)
    elif not isinstance(value, adapter.type):
        check_class(adapter, value, walk, path)
    elif type(value) is not adapter.type:
        check_value(adapter_for(type(value)), value, walk, path)
    else:
        for field in adapter.fields:
            current = getattr(value, field.name)
            if not field.is_left_out(current):
                check_value(field.adapter, current, walk, (path, field.wire))


def check_inner(adapter: Any, value: Any, walk: Walk, path: Path) -> None:
    """The check of an adapter around another one."""
    check_value(adapter.inner, value, walk, path)


def _check_nullable(
    adapter: NullableAdapter, value: Any, walk: Walk, path: Path
) -> None:
    is_null = value is None and adapter.nullable
    if not is_null and value is not msgspec.UNSET:
        check_value(adapter.inner, value, walk, path)


_CHECKS: dict[type[TypeAdapter], Check] = {
    TypeAdapter: check_class,
    AnyAdapter: _check_anything,
    NumberAdapter: _check_number,
    UuidAdapter: _check_uuid,
    DateTimeAdapter: _check_date_time,
    SequenceAdapter: _check_array,
    MapAdapter: _check_map,
    StructAdapter: check_struct,
    DelegatingAdapter: check_inner,
    NullableAdapter: _check_nullable,
}
