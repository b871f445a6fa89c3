"""Defaults are checked in bounded time, whatever patterns and references say."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from generator.document import Document
from generator.validate import validate

Loaded = Callable[..., Document]
Tree = dict[str, Any]

_SLOW = "^(a+)+$"
_LONG = "a" * 60 + "!"


def findings(loaded: Loaded, version: str = "3.1.0", **schemas: Tree) -> list[str]:
    info = {"title": "T", "version": "1"}
    components = {"schemas": schemas}
    tree = {"openapi": version, "info": info, "paths": {}, "components": components}
    return [each.code for each in validate(loaded(json.dumps(tree), "api.json"))]


_NESTED: dict[str, tuple[Tree, Any]] = {
    "itself": ({"type": "string", "pattern": _SLOW}, _LONG),
    "a name": ({"patternProperties": {_SLOW: {}}}, {_LONG: 1}),
    "another name": (
        {"patternProperties": {_SLOW: {}}, "additionalProperties": False},
        {_LONG: 1},
    ),
    "names": ({"propertyNames": {"pattern": _SLOW}}, {_LONG: 1}),
    "an item": ({"items": {"pattern": _SLOW}}, [_LONG]),
    "a dialect of its own": (
        {
            "items": {
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "pattern": _SLOW,
            }
        },
        [_LONG],
    ),
    "unevaluated": (
        {"allOf": [{"patternProperties": {_SLOW: {}}}], "unevaluatedProperties": False},
        {_LONG: 1},
    ),
    "negated": ({"not": {"pattern": _SLOW}}, _LONG),
    "a back reference": ({"pattern": r"^(a*)*\1$"}, _LONG),
    "repeated repetitions": ({"pattern": "^((a{0,99}){0,99}){0,99}$"}, _LONG),
}


_MISMATCHES = {"itself", "another name", "names", "an item", "a dialect of its own"}


@pytest.mark.parametrize("where", _NESTED)
def test_a_slow_pattern_is_matched_in_bounded_time(loaded: Loaded, where: str) -> None:
    """Whatever takes too many steps is no finding."""
    schema, value = _NESTED[where]
    expected = ["wrong-default"] if where in _MISMATCHES else []
    assert findings(loaded, A={**schema, "default": value}) == expected


def test_a_slow_pattern_in_openapi_3_0(loaded: Loaded) -> None:
    schema = {"type": "string", "pattern": _SLOW, "default": _LONG}
    assert findings(loaded, "3.0.3", A=schema) == ["wrong-default"]


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_other_patterns_still_count(loaded: Loaded, version: str) -> None:
    schema = {"type": "string", "pattern": "^[a-z]+$"}
    good, bad = {**schema, "default": "abc"}, {**schema, "default": "ABC"}
    assert findings(loaded, version, A=good) == []
    assert findings(loaded, version, A=bad) == ["wrong-default"]


def test_other_names_still_count(loaded: Loaded) -> None:
    schema = {
        "patternProperties": {"^a": {"type": "integer"}},
        "additionalProperties": False,
    }
    assert findings(loaded, A={**schema, "default": {"a1": 1}}) == []
    assert findings(loaded, A={**schema, "default": {"a1": "x"}}) == ["wrong-default"]
    assert findings(loaded, A={**schema, "default": {"b": 1}}) == ["wrong-default"]


def test_references_that_double_at_each_step_are_not_all_followed(
    loaded: Loaded,
) -> None:
    ref = "#/components/schemas/A"
    rows: Tree = {
        f"A{n}": {
            "oneOf": [{"$ref": f"{ref}{n + 1}"}, {"items": {}, "$ref": f"{ref}{n + 1}"}]
        }
        for n in range(60)
    }
    rows["A60"] = {"type": "string"}
    assert (
        findings(loaded, **rows, B={"allOf": [{"$ref": f"{ref}0"}], "default": 1}) == []
    )
