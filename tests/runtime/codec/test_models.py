"""Models: construction, printing, copying, and their four ways to JSON and back."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, datetime
from uuid import UUID

import pytest

from generator.runtime.errors import DecodeError
from generator.runtime.model import UNSET, secret_fields

from . import models as m

KEY = {
    "name": "a",
    "created-at": "2020-01-01T00:00:00Z",
    "id": "00000000-0000-0000-0000-000000000001",
}


def a_key(**changes: object) -> m.Key:
    values = {
        "name": "a",
        "created_at": datetime(2020, 1, 1, tzinfo=UTC),
        "id": UUID(int=1),
    }
    return m.Key(**(values | changes))  # type: ignore[arg-type]


def test_to_dict_uses_wire_names_and_json_types() -> None:
    assert a_key().to_dict() == KEY


def test_from_dict_builds_python_types() -> None:
    assert m.Key.from_dict(KEY) == a_key()


def test_json_round_trip() -> None:
    assert m.Key.from_json(a_key().to_json()) == a_key()
    assert m.Key.from_json(a_key().to_json().decode()) == a_key()


def test_optional_none_is_not_sent() -> None:
    assert "note" not in a_key(note=None).to_dict()


def test_null_is_sent_only_where_it_is_not_unset() -> None:
    assert "parent" not in a_key(parent=UNSET).to_dict()
    assert a_key(parent=None).to_dict()["parent"] is None
    assert m.Key.from_dict(KEY).parent is UNSET
    assert m.Key.from_dict(KEY | {"parent": None}).parent is None


def test_constants_are_sent_without_being_given() -> None:
    assert m.Cat(lives=9).to_dict() == {"kind": "cat", "lives": 9}


def test_fields_are_keyword_only_in_any_order() -> None:
    with pytest.raises(TypeError):
        m.Car(4)  # type: ignore[misc]


@pytest.mark.parametrize(
    "duplicate", [copy.copy, copy.deepcopy, lambda v: pickle.loads(pickle.dumps(v))]
)
def test_copies_are_equal(duplicate) -> None:  # type: ignore[no-untyped-def]
    owner = m.Owner(pet=m.Dog(name="d", friends=[m.Cat(lives=1)]), vehicle=None)
    assert duplicate(owner) == owner
    assert duplicate(a_key(state=m.State("new"))) == a_key(state=m.State("new"))


def test_repr_hides_secrets_and_leaves_out_what_is_unset() -> None:
    account = m.Account(user="u", password="hunter2", pin="1234")
    assert repr(account) == "Account(user='u', password=<secret>, pin=<secret>)"
    assert (
        repr(m.Account(user="u", password="x"))
        == "Account(user='u', password=<secret>)"
    )
    assert "hunter2" not in repr(list(account.__rich_repr__()))
    assert secret_fields(m.Account) == {"password", "pin"}


def test_strict_reading_lists_every_deviation() -> None:
    data = {
        "keys": [KEY | {"id": 5, "created-at": "soon"}, {"name": None}],
        "by-name": {"x": 1},
    }
    with pytest.raises(DecodeError) as caught:
        m.Keys.from_dict(data)
    assert [issue.path for issue in caught.value.issues] == [
        "$.keys[0]['created-at']",
        "$.keys[0].id",
        "$.keys[1].name",
        "$.keys[1]",
        "$.keys[1]",
        "$['by-name'].x",
    ]
    assert "soon" not in str(caught.value)


def test_additional_properties_are_collected_and_flattened() -> None:
    data = {
        "id": 1,
        "created-at": "2020-01-01T00:00:00Z",
        "x": 2,
        "additional_properties": 3,
    }
    bag = m.Bag.from_dict(data)
    assert bag.additional_properties == {"x": 2, "additional_properties": 3}
    assert bag.to_dict() == data


def test_additional_properties_inside_of_others() -> None:
    data = {"id": 1, "bag": {"id": 2, "y": 3}, "tom": {"kind": "cat", "lives": 9}}
    loose = m.Loose.from_json(m.Loose.from_dict(data).to_json())
    assert loose.bag == m.Bag(id=2, additional_properties={"y": 3})
    assert loose.additional_properties == {"tom": m.Cat(lives=9)}
    assert loose.to_dict() == data


def test_additional_property_with_a_declared_name_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\$\.id: an additional property"):
        m.Bag(id=1, additional_properties={"id": 2}).to_dict()


def test_additional_property_of_another_type() -> None:
    with pytest.raises(DecodeError) as caught:
        m.Bag.from_dict({"id": 1, "x": "no"})
    assert [issue.path for issue in caught.value.issues] == ["$.x"]
