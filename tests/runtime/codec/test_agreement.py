"""The fast way and the slow way of reading agree, on whatever servers may send."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.runtime.errors import DecodeError
from generator.runtime.serialization import Walk, codec

from . import models as m

TYPES: list[Any] = [
    m.Keys,
    m.Owner,
    m.Bag,
    m.Loose,
    m.Formats,
    m.Cage,
    m.Expression | m.Term,
    m.Tree,
    m.State | str | None,
    list[m.Car | m.Bike] | dict[str, m.Cat],
    UUID | datetime | int | list[UUID | str],
]

_WORDS = """keys by-name name created-at note parent state id kind lives born friends pet
vehicle tagged wheels pedals fins hatched value inner bag x day clock blob price rate every
seen ratio big level pair whatever when additional_properties"""
_NAMES = st.sampled_from(_WORDS.split())
_TEXTS = st.sampled_from(
    [
        "",
        "x",
        "cat",
        "dog",
        "fish",
        "bird",
        "ready",
        "2020-01-01T00:00:00Z",
        "2016-12-31T23:59:60Z",
        "2020-01-01",
        "0000-01-01",
        "10:00:00Z",
        "eHg=",
        "eHg",
        "1.10",
        "P1M",
        "00000000-0000-0000-0000-000000000001",
    ]
)
_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.sampled_from([1.0, 1.5, 2**70])
    | _TEXTS
)
JSON = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(_NAMES, inner, max_size=6),
    max_leaves=15,
)


@pytest.mark.long
@pytest.mark.parametrize("type_", TYPES, ids=str)
@settings(max_examples=60)
@given(data=JSON)
def test_fast_and_slow(type_: Any, data: Any) -> None:
    text = codec.to_json(data)
    walk = Walk()
    slow = codec.adapter_for(type_).decode(data, walk, None)
    value, issues = codec.decode(type_, text)
    assert (value, issues) == (slow, walk.issues)
    codec.to_json(value)
    if issues:
        with pytest.raises(DecodeError):
            codec.from_json(type_, text)
    else:
        assert codec.from_json(type_, text) == value
        again = codec.to_builtins(value, type_)
        assert codec.to_builtins(codec.from_builtins(type_, again), type_) == again


@pytest.mark.long
@pytest.mark.parametrize("type_", [m.Keys, m.Owner, m.Loose, m.Formats], ids=str)
@settings(max_examples=60)
@given(data=st.dictionaries(_NAMES, JSON, max_size=12))
def test_fast_and_slow_on_objects(type_: Any, data: Any) -> None:
    test_fast_and_slow.hypothesis.inner_test(type_, data)  # type: ignore[attr-defined]
