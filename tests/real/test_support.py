"""The judges of the SDKs can tell right from wrong."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.checker import Checker
from tests.support.equality import differences
from tests.support.forms import wrong_form, wrong_multipart
from tests.support.judge import Judge
from tests.support.sampler import Sampler
from tests.support.server import Seen
from tests.support.tree import Tree, join

PATH = "/thing/{id}:start"
POINTER = join("#/paths", PATH, "post")
DOCUMENT: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "T", "version": "1"},
    "paths": {
        PATH: {
            "post": {
                "parameters": [
                    {
                        "name": "id",
                        "in": "path",
                        "required": True,
                        "schema": {"type": "string", "format": "uuid"},
                    },
                    {
                        "name": "size",
                        "in": "query",
                        "required": True,
                        "schema": {"type": "integer", "maximum": 5},
                    },
                ],
                "requestBody": {
                    "required": True,
                    "content": {
                        "application/json": {
                            "schema": {"$ref": "#/components/schemas/Body"}
                        }
                    },
                },
                "responses": {"200": {"description": "OK"}},
            }
        }
    },
    "components": {
        "schemas": {
            "Body": {
                "type": "object",
                "required": ["name", "made"],
                "properties": {
                    "name": {"type": "string", "pattern": "^[a-z]{3}-[0-9]+$"},
                    "made": {"type": "string", "format": "date-time", "readOnly": True},
                    "next": {"$ref": "#/components/schemas/Body"},
                },
            }
        }
    },
}
ID = "14ae8a1c-3ba5-4ad2-a5a5-b4d9d1b7f1a0"
GOOD = f"/base/thing/{ID}:start?size=5"
BODY = b'{"name": "abc-1"}'
SCHEMA = "#/components/schemas/Body"


@pytest.mark.parametrize(
    ("method", "target", "body", "problem"),
    [
        ("POST", GOOD, BODY, None),
        ("PUT", GOOD, BODY, "method PUT"),
        ("POST", f"/base/thing/{ID}?size=5", BODY, "path"),
        ("POST", GOOD.replace(ID, "x"), BODY, "uuid"),
        ("POST", GOOD.replace("5", "6"), BODY, "6 is greater"),
        ("POST", GOOD.partition("?")[0], BODY, "size"),
        ("POST", f"{GOOD}&more=1", BODY, "more is not declared"),
        ("POST", GOOD, b"", "MissingRequiredRequestBody"),
        ("POST", GOOD, b"{}", "'name' is a required property"),
        ("POST", GOOD, b'{"name": 1}', "not of type 'string'"),
        ("POST", GOOD, b'{"name": "abc-1", "made": "x"}', "read-only"),
    ],
)
def test_the_checker(
    method: str, target: str, body: bytes, problem: str | None
) -> None:
    seen = Seen(method, target, [("Content-Type", "application/json")], body)
    found = Checker(Tree(DOCUMENT)).problems(PATH, POINTER, seen, "/base")
    if problem is None:
        assert found == []
    else:
        assert any(problem in each for each in found), found


def test_samples_fit_and_repeat() -> None:
    tree = Tree(DOCUMENT)
    for sending in (True, False):
        drawn = Sampler(tree, 1).sample(SCHEMA, sending=sending)
        assert drawn == Sampler(tree, 1).sample(SCHEMA, sending=sending)
        assert ("made" in drawn) is not sending
        assert Judge(tree).problems(SCHEMA, drawn, sending=sending) == []
    seeds = [Sampler(tree, n).sample(SCHEMA, sending=True)["name"] for n in range(9)]
    assert len(set(seeds)) > 4


def test_the_judge() -> None:
    judge = Judge(Tree(DOCUMENT))
    assert judge.problems(SCHEMA, {"name": "abc-1"}, sending=True) == []
    assert judge.problems(SCHEMA, {"name": "abc-1"}, sending=False)
    assert judge.problems(SCHEMA, {"name": "ABC"}, sending=True)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"a": 1}, {"a": 1.0}, True),
        ("2026-01-01T01:00:00+01:00", "2026-01-01T00:00:00Z", True),
        ("2026-01-01T01:00:00", "2026-01-01T01:00:00Z", False),
        (True, 1, False),
        ([1], [1, 1], False),
        ({"a": None}, {}, False),
        ({}, {"a": None}, False),
    ],
)
def test_equality(one: Any, other: Any, same: bool) -> None:
    assert (differences(one, other) == []) is same


def test_forms() -> None:
    head = [("Content-Type", "multipart/form-data; boundary=b")]
    part = 'Content-Disposition: form-data; name="a"'
    seen = Seen("POST", "/", head, f"--b\r\n{part}\r\n\r\n1\r\n--b--\r\n".encode())
    assert wrong_multipart({"a": 1}, seen) == []
    assert wrong_multipart({"a": 2}, seen)
    assert wrong_multipart({"a": 1, "b": 1}, seen)
    flat = Seen("POST", "/", [], b"a%5Bb%5D%5B0%5D=true")
    assert wrong_form({"a": {"b": [True]}}, flat) == []
    assert wrong_form({"a": {"b": [False]}}, flat)
