"""Writing: instants in UTC, special formats, and what has no form on the wire."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from types import MappingProxyType
from typing import Any
from uuid import UUID

import pytest

from generator.runtime.formats import Base64Url, Duration, JsonDecimal, UnixTime
from generator.runtime.serialization import codec

from . import models as m

EAST = timezone(timedelta(hours=2))
NOON = datetime(2020, 1, 1, 12, tzinfo=EAST)


def cats() -> Iterator[m.Cat]:
    yield m.Cat(lives=1, born=NOON)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (NOON, b'"2020-01-01T10:00:00Z"'),
        ({"a": [NOON]}, b'{"a":["2020-01-01T10:00:00Z"]}'),
        (
            m.Cat(lives=1, born=NOON),
            b'{"kind":"cat","lives":1,"born":"2020-01-01T10:00:00Z"}',
        ),
        (cats(), b'[{"kind":"cat","lives":1,"born":"2020-01-01T10:00:00Z"}]'),
        (deque([1]), b"[1]"),
        (range(2), b"[0,1]"),
        ((1, "a"), b'[1,"a"]'),
        (frozenset({1}), b"[1]"),
        (MappingProxyType({"a": m.Car(wheels=1)}), b'{"a":{"wheels":1}}'),
        ({m.State.READY: m.State("new")}, b'{"ready":"new"}'),
        (Duration("P1D"), b'"P1D"'),
        (JsonDecimal("1.100000000000000000001"), b"1.100000000000000000001"),
        (Decimal("1.10"), b'"1.10"'),
        (Base64Url(b"\xfb\xff"), b'"-_8"'),
        (b"xx", b'"eHg="'),
        (UUID(int=1), b'"00000000-0000-0000-0000-000000000001"'),
        (date(2020, 1, 1), b'"2020-01-01"'),
        (time(1, 2, 3, tzinfo=UTC), b'"01:02:03Z"'),
        (datetime(1, 1, 1, tzinfo=EAST), b'"0001-01-01T00:00:00+02:00"'),
        (1.0, b"1.0"),
        (2**70, str(2**70).encode()),
    ],
)
def test_to_json(value: Any, expected: bytes) -> None:
    assert codec.to_json(value) == expected


def test_declared_type_decides_over_the_plain_value() -> None:
    value = m.Formats(
        seen=NOON, url_blob=b"\xfb\xff", rate=Decimal("1.10"), every="P1D", when=NOON
    )
    assert value.to_json() == (
        b'{"url_blob":"-_8","rate":1.10,"every":"P1D","seen":1577872800,'
        b'"when":"2020-01-01T10:00:00Z"}'
    )
    assert codec.encode([NOON], list[UnixTime]) == b"[1577872800]"
    assert codec.encode(NOON.replace(microsecond=5000), UnixTime) == b"1577872800.005"
    assert codec.encode({"a": NOON}, dict[str, UnixTime | str]) == b'{"a":1577872800}'


def test_writing_leaves_the_value_alone() -> None:
    cat = m.Cat(lives=1, born=NOON)
    owner = m.Owner(pet=cat)
    owner.to_json()
    assert owner.pet is cat
    assert cat.born is NOON


def test_subclass_behind_a_base_class_is_written_whole() -> None:
    cage = m.Cage(pet=m.Bird(kind="bird", hatched=NOON))
    assert cage.to_dict()["pet"] == {"kind": "bird", "hatched": "2020-01-01T10:00:00Z"}


def test_subclass_where_the_base_has_nothing_special() -> None:
    box = m.Box(pet=m.Bird(kind="bird", hatched=NOON))
    assert box.to_dict()["pet"]["hatched"] == "2020-01-01T10:00:00Z"
    with pytest.raises(ValueError, match=r"\$\.pet\.hatched: "):
        m.Box(pet=m.Bird(kind="bird", hatched=datetime(2020, 1, 1))).to_json()


@pytest.mark.parametrize(
    ("value", "path"),
    [
        (datetime(2020, 1, 1), r"\$: "),
        (m.Bag(id=1, created_at=datetime(2020, 1, 1)), r"\$\['created-at'\]: "),
        ({"a": [1, m.Cat(lives=1, born=datetime(2020, 1, 1))]}, r"\$\.a\[1\]\.born: "),
        (
            m.Dog(name="d", friends=[m.Cat(lives=1, born=datetime(2020, 1, 1))]),
            r"\$\.friends\[0\]\.born: ",
        ),
        (m.Formats(seen=datetime(2020, 1, 1)), r"\$\.seen: "),
        (m.Formats(ratio=float("nan")), r"\$\.ratio: "),
        ([float("inf")], r"\$\[0\]: "),
        (m.Formats(rate=Decimal("NaN")), r"\$\.rate: "),
        (m.Formats(whatever={"x": float("nan")}), r"\$\.whatever\.x: "),
    ],
)
def test_refusals_name_the_place(value: Any, path: str) -> None:
    with pytest.raises(ValueError, match=path):
        codec.to_json(value)


def test_classes_without_a_form() -> None:
    with pytest.raises(TypeError):
        codec.to_json(object())


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, "true"),
        (None, "null"),
        ("a b", "a b"),
        (m.State.READY, "ready"),
        (m.State("new"), "new"),
        (m.Level.HIGH, "2"),
        (1, "1"),
        (1.0, "1"),
        (-2.5e3, "-2500"),
        (1e300, "1e300"),
        (0.1, "0.1"),
        (Decimal("1.10"), "1.10"),
        (NOON, "2020-01-01T10:00:00Z"),
        (date(2020, 1, 1), "2020-01-01"),
        (time(1, 2, 3), "01:02:03"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (b"xx", "eHg="),
        (Duration("P1D"), "P1D"),
        ({"a": 1}, '{"a":1}'),
    ],
)
def test_text(value: Any, expected: str) -> None:
    assert codec.text(value) == expected


def test_text_of_a_declared_type() -> None:
    assert codec.text(NOON, UnixTime) == "1577872800"
    assert codec.text("x", str) == "x"
    with pytest.raises(ValueError):
        codec.text(datetime(2020, 1, 1))


@pytest.mark.parametrize(
    "length", ["P1DT2H3M4.5S", "PT0S", "-PT1M", "P7D", "PT36.000001S"]
)
def test_duration(length: str) -> None:
    assert Duration.of(Duration(length).timedelta) == length


@pytest.mark.parametrize("length", ["P1Y", "P1M", "PT", "x", "P1S"])
def test_duration_without_a_length(length: str) -> None:
    with pytest.raises(ValueError):
        _ = Duration(length).timedelta


def test_duration_forms() -> None:
    assert Duration("P2W").timedelta == timedelta(weeks=2)
    assert Duration("PT0,5H").timedelta == timedelta(minutes=30)
    assert Duration("P0Y1D").timedelta == timedelta(days=1)
