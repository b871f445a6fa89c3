"""Open enumerations keep what they do not list."""

from __future__ import annotations

import copy
import pickle

import pytest

from generator.runtime.serialization import codec

from .models import Level, State


def test_known_values() -> None:
    assert State("ready") is State.READY
    assert State.READY.is_known
    assert list(State) == [State.READY, State.OLD]


@pytest.mark.parametrize("value", [State("new"), Level(7)])
@pytest.mark.parametrize(
    "duplicate", [copy.copy, copy.deepcopy, lambda v: pickle.loads(pickle.dumps(v))]
)
def test_unknown_values_survive(value, duplicate) -> None:  # type: ignore[no-untyped-def]
    twin = duplicate(value)
    assert twin == value
    assert not twin.is_known
    assert type(twin) is type(value)
    assert hash(twin) == hash(value.value)


def test_unknown_values_are_not_registered() -> None:
    assert State("new") == "new"
    assert "new" not in State.__members__
    assert State("new") is not State("new")


def test_round_trip() -> None:
    data = b'["ready","new"]'
    values = codec.from_json(list[State], data)
    assert [value.is_known for value in values] == [True, False]
    assert codec.to_json(values) == data
    assert codec.to_json(codec.from_json(list[Level], b"[1,9]")) == b"[1,9]"


def test_values_of_another_type_are_refused() -> None:
    with pytest.raises(ValueError):
        State(1)
    with pytest.raises(ValueError):
        Level("1")
    with pytest.raises(ValueError):
        Level(True and "x")
