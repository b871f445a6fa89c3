"""Answers of a mock transport: the document's examples, else values of its types."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from tests.support.sdk import Kind

from .mocked import PETS, Mocked, case

Start = Callable[..., Mocked]


@pytest.fixture
def pets(kind: Kind, package_of: Callable[[str, str], ModuleType]) -> Start:
    """Start with the pets, by a seed."""
    return lambda seed=0: Mocked(package_of(PETS, "3.2.0"), kind, seed)


@pytest.fixture
def of_case(kind: Kind, package_of: Callable[[str, str], ModuleType]) -> Start:
    """Start with the document of a case."""
    return lambda name: Mocked(package_of(case(name), "3.0.4"), kind)


def test_the_example_of_a_response(pets: Start) -> None:
    pet = pets().call("get-pet", 1, x_tenant="t")
    assert (pet.name, pet.age, pet.friend) == ("Rex", 3, None)


def test_values_of_properties_come_from_their_examples(pets: Start) -> None:
    pet = pets().call("wrong-example")
    assert (pet.age, pet.tag, pet.chips) == (4, "furry", ["c-1"])
    assert pet.kind.is_known and pet.born.tzinfo is not None
    assert pet.friend.tag == "furry" and len(pet.name) <= 5


def test_a_seed_decides_what_the_document_leaves_open(pets: Start) -> None:
    def drawn(seed: int) -> Any:
        return pets(seed).call("wrong-example")

    assert drawn(1) == drawn(1)
    assert len({drawn(seed).to_json() for seed in range(5)}) == 5


def test_a_range_is_answered_in_a_type_within_it(pets: Start) -> None:
    response = pets().call("get-thumbnail", view="with_response")
    assert response.headers["content-type"] == "image/png"
    assert response.issues == []


def test_headers_and_no_issues(pets: Start) -> None:
    mocked = pets()
    response = mocked.call("put-pet", name="a", view="with_response")
    assert response.headers["x-version"] == "7"
    assert response.typed_headers == {"X-Version": 7}
    assert response.issues == []
    assert mocked.call("delete-pet", 1) is None


@pytest.mark.parametrize(
    ("operation", "expected"),
    [("get-note", "hello"), ("get-picture", b"the bytes of get-picture")],
)
def test_text_and_bytes(operation: str, expected: object, pets: Start) -> None:
    assert pets().call(operation) == expected


def test_bytes_to_a_stream(pets: Start) -> None:
    pieces = pets().call("get-picture", view="stream")
    assert b"".join(pieces) == b"the bytes of get-picture"


def test_xml(pets: Start) -> None:
    assert pets().call("get-xml").tag == "furry"


def test_streams_of_items(pets: Start) -> None:
    mocked = pets()
    assert [row.name for row in mocked.call("get-lines")] == ["A", "B", "C"]
    assert [row.tag for row in mocked.call("get-events")] == ["furry"] * 2
    assert [row.tag for row in mocked.call("get-sequence")] == ["furry"] * 2
    events = mocked.call("get-whole-events")
    assert {(row.data, row.event) for row in events} == {("two\nlines", "news")}


def test_one_operation_as_json_and_as_a_stream(pets: Start) -> None:
    mocked = pets()
    assert mocked.call("get-either").tag == "furry"
    items = mocked.call("get-either", view="stream")
    assert len(items) == 2 and all(isinstance(item, str) for item in items)


@pytest.mark.parametrize(
    "operation", ["by-cursor", "by-header", "by-offset", "by-page", "by-url", "by-link"]
)
def test_pages_end(operation: str, of_case: Start) -> None:
    mocked = of_case("paging/declared")
    assert len(mocked.call(operation, view="iterate")) == 2
    assert len(mocked.transport.calls) <= 2


def test_a_finished_operation(of_case: Start) -> None:
    mocked = of_case("waiting/types")
    assert mocked.call("create-thing", name="x", view="and_wait").state == "success"
    task = mocked.call("begin", view="and_wait")
    assert task.done is True and task.error is None
    assert [row.operation_id for row in mocked.transport.calls] == [
        "create-thing",
        "begin",
    ]


@pytest.mark.parametrize("operation", ["import-it", "export-it", "azure"])
def test_a_url_that_is_polled(
    operation: str, of_case: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    mocked = of_case("waiting/headers")
    _without_waiting(mocked, monkeypatch)
    found = mocked.call(operation, view="and_wait")
    assert [row.operation_id for row in mocked.transport.calls] == [operation] * 2
    if operation == "azure":
        assert found.status == "Succeeded" and found.error.code is None


def _without_waiting(mocked: Mocked, monkeypatch: pytest.MonkeyPatch) -> None:
    async def sleep(driver: object, seconds: float) -> None:
        """Take no time."""

    driver = import_module(f"{mocked.package.__name__}._runtime.io_backend")
    for kind in (driver.Driver, driver.Blocking):
        monkeypatch.setattr(kind, "sleep", sleep)
