"""Reading what servers send: the three modes, and what is legal though rare."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any, TypeVar

import msgspec
import pytest

from generator.runtime.errors import DecodeError
from generator.runtime.formats import Base64Url, Duration, UnixTime
from generator.runtime.serialization import codec

from . import models as m


def test_fast_path_is_one_decoder_for_each_type(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[object] = []
    real = msgspec.json.Decoder

    def spy(type_: Any = Any, **options: Any) -> Any:
        made.append(type_)
        return real(type_, **options)

    monkeypatch.setattr(msgspec.json, "Decoder", spy)

    class Local(m.Model):
        a: int

    assert codec.decode(Local, b'{"a":1}') == (Local(a=1), [])
    assert codec.decode(Local, b'{"a":2}') == (Local(a=2), [])
    assert made == [Local]


def test_lenient_keeps_what_fits_and_lists_the_rest() -> None:
    data = b"""{"keys": [
        {"name": "a", "created-at": "2020-01-01T00:00:00Z", "id": "not-a-uuid"},
        {"name": 5, "created-at": null, "id": "00000000-0000-0000-0000-000000000001"},
        "oops"
    ], "by-name": {"odd key": {}}}"""
    value, issues = codec.decode(m.Keys, data, "lenient")
    assert value.keys[0].id == "not-a-uuid"
    assert value.keys[0].created_at == datetime(2020, 1, 1, tzinfo=UTC)
    assert value.keys[1].name == 5
    assert value.keys[1].created_at is None
    assert value.keys[2] == "oops"
    assert value.by_name is not None
    assert value.by_name["odd key"].name is None
    assert [(issue.path, issue.message) for issue in issues] == [
        ("$.keys[0].id", "expected a UUID, got some other string"),
        ("$.keys[1].name", "expected a string, got a number"),
        ("$.keys[1]['created-at']", "expected a date-time, got null"),
        ("$.keys[2]", "expected an object, got a string"),
        ("$['by-name']['odd key']", "missing required property 'name'"),
        ("$['by-name']['odd key']", "missing required property 'created-at'"),
        ("$['by-name']['odd key']", "missing required property 'id'"),
    ]
    assert issues[0].value == "not-a-uuid"


def test_what_was_kept_raw_can_be_written_again() -> None:
    value, issues = codec.decode(m.Keys, b'{"keys":["oops",{"name":1}]}')
    assert issues
    assert codec.to_builtins(value) == {
        "keys": ["oops", {"name": 1, "created-at": None, "id": None}]
    }


def test_off_is_lenient_without_issues() -> None:
    value, issues = codec.decode(m.Car, b'{"wheels":"four"}', "off")
    assert value.wheels == "four"
    assert issues == []


def test_strict_raises_with_everything() -> None:
    with pytest.raises(DecodeError) as caught:
        codec.decode(list[int], b'["a",1,"b"]', "strict")
    assert [issue.path for issue in caught.value.issues] == ["$[0]", "$[2]"]
    assert caught.value.raw == b'["a",1,"b"]'


def test_null_for_an_optional_property_is_no_issue() -> None:
    value, issues = codec.decode(m.Bike, b'{"pedals":1,"wheels":null}')
    assert value.wheels is None
    assert issues == []


@pytest.mark.parametrize("mode", ["lenient", "strict", "off"])
@pytest.mark.parametrize("data", [b"", b"<html>", b'{"wheels":', b"[" * 100_000])
@pytest.mark.parametrize("type_", [m.Car, Any, m.Tree, list[m.Tree]])
def test_no_json_is_a_clean_error(type_: Any, data: bytes, mode: Any) -> None:
    with pytest.raises(DecodeError):
        codec.decode(type_, data, mode)


@pytest.mark.parametrize("type_", [m.Tree, list[m.Tree], list[m.Cat | m.Dog]])
def test_nesting_beyond_python_is_a_clean_error(type_: Any) -> None:
    with pytest.raises(DecodeError):
        codec.decode(type_, b"[" * 50_000 + b"1" + b"]" * 50_000, "strict")


@pytest.mark.parametrize(
    ("data", "expected", "paths"),
    [
        (b'\xef\xbb\xbf{"ratio":1}', m.Formats(ratio=1.0), ["$"]),
        ('{"ratio":1}'.encode("utf-16"), m.Formats(ratio=1.0), ["$"]),
        (b'{"whatever":"\xff"}', m.Formats(whatever="\ufffd"), ["$"]),
        (
            b'{"whatever":["\\ud800"]}',
            m.Formats(whatever=["\ud800"]),
            ["$.whatever[0]"],
        ),
        (b'{"ratio":1e400}', m.Formats(ratio=float("inf")), ["$.ratio"]),
        (b'{"ratio":-Infinity}', m.Formats(ratio=float("-inf")), ["$.ratio"]),
    ],
)
def test_texts_that_break_the_rules_of_json(
    data: bytes, expected: object, paths: list[str]
) -> None:
    value, issues = codec.decode(m.Formats, data)
    assert value == expected
    assert [issue.path for issue in issues] == paths
    with pytest.raises(DecodeError):
        codec.decode(m.Formats, data, "strict")


def test_nan() -> None:
    value, issues = codec.decode(m.Formats, b'{"ratio":NaN}')
    assert value.ratio != value.ratio
    assert [issue.path for issue in issues] == ["$.ratio"]


WEST = timezone(timedelta(hours=-8))


@pytest.mark.parametrize(
    ("type_", "data", "expected"),
    [
        (datetime, '"2016-12-31T23:59:60Z"', datetime(2017, 1, 1, tzinfo=UTC)),
        (
            datetime,
            '"2016-12-31T15:59:60.5-08:00"',
            datetime(2016, 12, 31, 16, 0, 0, 500_000, WEST),
        ),
        (datetime, '"2020-06-01T10:20:60Z"', datetime(2020, 6, 1, 10, 21, tzinfo=UTC)),
        (datetime, '"2020-01-01t00:00:00z"', datetime(2020, 1, 1, tzinfo=UTC)),
        (datetime, '"2020-01-01 00:00:00Z"', datetime(2020, 1, 1, tzinfo=UTC)),
        (
            datetime,
            '"2020-01-01T00:00:00.123456789Z"',
            datetime(2020, 1, 1, 0, 0, 0, 123_457, UTC),
        ),
        (datetime, '"9999-12-31T23:59:59.9999999Z"', datetime.max.replace(tzinfo=UTC)),
        (datetime, '"9999-12-31T23:59:60Z"', datetime.max.replace(tzinfo=UTC)),
        (datetime, '"0000-01-01T00:00:00Z"', "0000-01-01T00:00:00Z"),
        (date, '"0000-02-29"', "0000-02-29"),
        (time, '"23:59:60Z"', time(0, 0, 0, tzinfo=UTC)),
        (
            time,
            '"12:00:00.5+02:00"',
            time(12, 0, 0, 500_000, timezone(timedelta(hours=2))),
        ),
        (int, "1.0", 1),
        (int, "1e3", 1000),
        (int, "1" * 60, int("1" * 60)),
        (float, "3", 3.0),
        (m.Level, "2.0", m.Level.HIGH),
        (bytes, '"eHg"', b"xx"),
        (bytes, '"eH\\r\\ng="', b"xx"),
        (Base64Url, '"-_8="', b"\xfb\xff"),
        (Base64Url, '"-_8"', b"\xfb\xff"),
        (Decimal, "1.10", Decimal("1.10")),
        (Decimal, '"1.10"', Decimal("1.10")),
        (UnixTime, "1.5", datetime(1970, 1, 1, 0, 0, 1, 500_000, UTC)),
        (UnixTime, "-1", datetime(1969, 12, 31, 23, 59, 59, tzinfo=UTC)),
        (Duration, '"P1Y2M3DT4H5M6.7S"', "P1Y2M3DT4H5M6.7S"),
    ],
)
def test_legal_though_rare(type_: Any, data: str, expected: Any) -> None:
    value = codec.from_json(type_, data)
    assert value == expected
    assert codec.decode(list[type_], f"[{data}]".encode()) == ([expected], [])


@pytest.mark.parametrize(
    ("type_", "data"),
    [
        (datetime, '"2020-01-01"'),
        (datetime, '"2020-13-01T00:00:00Z"'),
        (datetime, '"2020-01-01T00:00:61Z"'),
        (datetime, "5"),
        (date, '"0000-13-01"'),
        (time, '"12:00"'),
        (int, "1.5"),
        (int, "true"),
        (int, '"1"'),
        (float, "true"),
        (bool, "1"),
        (str, "1"),
        (bytes, '"e"'),
        (bytes, '"-_8="'),
        (Base64Url, '"+/8="'),
        (UnixTime, '"1"'),
        (UnixTime, "1e300"),
        (Duration, '"one day"'),
        (Duration, '"P"'),
        (tuple[int, str], "[1]"),
        (m.Level, '"1"'),
    ],
)
def test_illegal(type_: Any, data: str) -> None:
    with pytest.raises(DecodeError):
        codec.from_json(type_, data)
    value, issues = codec.decode(type_, data.encode())
    assert len(issues) == 1
    assert value == msgspec.json.decode(data) or type_ == tuple[int, str]


@pytest.mark.parametrize("type_", [dict[int, str], TypeVar("T")])
def test_types_that_no_document_has_are_refused(type_: Any) -> None:
    with pytest.raises(TypeError, match="no type of this package"):
        codec.from_json(type_, b"{}")


def test_all_formats_round_trip() -> None:
    data = {
        "day": "2020-01-01",
        "clock": "10:00:00Z",
        "blob": "eHg=",
        "url_blob": "-_8",
        "price": "1.10",
        "rate": 1.5,
        "every": "P1M",
        "seen": 1577836800,
        "ratio": 2.5,
        "big": 2**70,
        "level": 9,
        "pair": [1, "a"],
        "whatever": {"a": [None, True]},
        "when": "tomorrow",
    }
    value = m.Formats.from_dict(data)
    assert value.to_dict() == data
    assert codec.to_builtins(m.Formats.from_json(value.to_json())) == data


def test_threads_share_a_reader() -> None:
    class Fresh(m.Model):
        pets: list[m.Wire[m.Cat | m.Dog]]

    data = b'{"pets":[{"kind":"cat","lives":1},{"kind":"dog","name":"d"}]}'
    results: list[Any] = []
    start = threading.Barrier(8)

    def work() -> None:
        start.wait()
        results.extend(codec.decode(Fresh, data)[0] for _ in range(50))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [Fresh(pets=[m.Cat(lives=1), m.Dog(name="d")])] * 400
