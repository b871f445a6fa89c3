"""Values are what they are, whatever type a document declares beside them."""

from __future__ import annotations

import ast
import math
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.lower.declared_values import convert_value
from generator.lower.enums import lists_both_booleans
from generator.text import docstring, literal, toml_string
from tests.hostile.checks import check_output
from tests.hostile.contents import CANARY
from tests.hostile.facts import hex_or_repr
from tests.hostile.generating import generated
from tests.hostile.importing import imported, install

pytestmark = pytest.mark.long

_LONG = int("9" * 400)
_DEEP: Any = [[]]
for _ in range(40):
    _DEEP = [{"a": _DEEP}]
VALUES: dict[str, list[Any]] = {
    "strings": ["a", "", "1", "None", CANARY],
    "integers": [0, -1, 1, 2**31, -(2**63), 2**64],
    "long integers": [_LONG, -_LONG, 10**4_000, 1],
    "floats": [0.5, -0.5, 1e308, 5e-324, -1e-7, 1e22],
    "booleans": [True, False],
    "zeros": [0, 0.0, -0.0, False, "", None, "0"],
    "ones": [1, 1.0, True, "1", "True"],
    "null": [None],
    "strings among integers": [1, 2, "three", CANARY],
    "integers among strings": ["a", 1, -1],
    "everything": ["a", 1, 1.5, True, None, _LONG],
    "one integer": [7],
    "one float": [7.5],
    "containers": [[], {}, [1], {"a": CANARY}],
    "containers among others": ["a", [1], {"a": 1}],
    "deep": [_DEEP],
    "repeated": [1, 1, "a", "a", True, True],
}
TYPES: list[Any] = [None, "string", "integer", "number", "boolean", "array", "object"]
TYPES += ["null", "nothing", 5, ["integer", "null"], [], {}]
_INFO = {"title": "Values", "version": "1"}


def _schemas() -> Iterator[dict[str, Any]]:
    for type_ in TYPES:
        declared = {} if type_ is None else {"type": type_}
        for values in VALUES.values():
            yield {**declared, "enum": values}
            yield {**declared, "const": values[0], "default": values[-1]}
            yield {**declared, "default": values[0], "example": values[0]}


def _limits() -> Iterator[dict[str, Any]]:
    """Keywords with values of other types than they should have."""
    odd = [None, True, "1", CANARY, -1, 1.5, _LONG, [], {}, [1], {"a": 1}]
    keywords = ("minLength", "maxLength", "pattern", "minimum", "maximum", "multipleOf")
    keywords += ("exclusiveMinimum", "exclusiveMaximum", "minItems", "uniqueItems")
    for type_ in ("string", "integer", "array", "object"):
        for value in odd:
            yield {"type": type_, **dict.fromkeys(keywords, value)}


def _document(schemas: dict[str, Any]) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": _INFO,
        "paths": {"/a": {"get": _operation(list(schemas))}},
        "components": {"schemas": schemas},
    }


def _operation(names: list[str]) -> dict[str, Any]:
    """An operation that takes each schema as a parameter and returns some."""
    refs = [{"$ref": f"#/components/schemas/{name}"} for name in names]
    rows = [
        {"name": name, "in": "query", "schema": {**ref, "default": _LONG}}
        for name, ref in zip(names, refs, strict=True)
    ]
    content = {"application/json": {"schema": {"type": "array", "items": refs[0]}}}
    return {
        "operationId": "get",
        "parameters": rows,
        "responses": {"200": {"description": "", "content": content}},
    }


@pytest.mark.parametrize("make", [_schemas, _limits])
def test_documents(make: Any, tmp_path: Path) -> None:
    schemas = {f"S{place}": schema for place, schema in enumerate(make())}
    imports = tmp_path / "imports"
    imports.mkdir()
    output = generated(_document(schemas), tmp_path)
    check_output(output)
    install(output, imports)
    said = imported(["hostile"], imports)["hostile"]
    assert "error" not in said, said["error"]


@pytest.mark.parametrize("kind", VALUES)
def test_listed_values(kind: str, tmp_path: Path) -> None:
    """Every value of a list that its type allows is there, but for `bool` and containers."""
    values = VALUES[kind]
    schemas = {
        f"S{place}": {"enum": values} | ({} if type_ is None else {"type": type_})
        for place, type_ in enumerate(TYPES[:6])
    }
    imports = tmp_path / "imports"
    imports.mkdir()
    install(generated(_document(schemas), tmp_path), imports)
    facts = imported(["hostile"], imports)["hostile"]["facts"]
    found = Counter(text for fact, text in facts if fact in ("enum", "constant"))
    plain = [v for v in values if v is not None]
    wanted: Counter[str] = Counter()
    for type_ in TYPES[:6]:
        names = [type_] if isinstance(type_, str) else type_
        types = None if names is None else frozenset(names) - {"null"}
        kept = [own for v in plain for own in convert_value(v, types or None)]
        if lists_both_booleans(tuple(kept)):
            continue  # it is `bool`, which has no names
        if not any(isinstance(value, (list, dict)) for value in kept):
            wanted.update({_text(value) for value in kept})
    assert dict(found) == _by_text(wanted)


def _text(value: Any) -> str:
    """Tell values of different types apart."""
    return f"s{value}" if isinstance(value, str) else f"v{hex_or_repr(value)}"


def _by_text(wanted: Counter[str]) -> dict[str, int]:
    """Add up values that are written alike, whatever their type."""
    found: Counter[str] = Counter()
    for text, count in wanted.items():
        found[text[1:]] += count
    return dict(found)


_SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(-(10**4_300), 10**4_300)
    | st.floats(allow_nan=False)
    | st.text(st.characters(codec=None), max_size=200)
)
_TREES = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters()), inner),
    max_leaves=20,
)


@settings(max_examples=300)
@given(_TREES)
def test_a_literal_is_its_value(value: Any) -> None:
    made = literal(value)
    found = eval(made.source, {"__builtins__": {"float": float}})
    assert found == value
    assert repr_of(found) == repr_of(value)
    assert made.source.isprintable()


def repr_of(value: Any) -> str:
    """A form that tells equal values apart: 1, 1.0 and true; 0.0 and -0.0."""
    if isinstance(value, list):
        return f"[{','.join(map(repr_of, value))}]"
    if isinstance(value, dict):
        return f"{{{','.join(f'{k!r}:{repr_of(v)}' for k, v in value.items())}}}"
    return hex_or_repr(value)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_numbers_that_json_does_not_have(value: float) -> None:
    found = eval(literal(value).source, {"__builtins__": {"float": float}})
    assert repr(found) == repr(value)


@pytest.mark.parametrize("value", [b"a", object(), {1, 2}, 1j, ...])
def test_what_is_no_value_of_json_has_no_literal(value: object) -> None:
    with pytest.raises(TypeError):
        literal(value)


@settings(max_examples=500)
@given(st.text(st.characters(codec=None)), st.sampled_from((0, 4, 8)))
def test_a_docstring_is_one_constant(text: str, indent: int) -> None:
    made = docstring(text, indent)
    tree = ast.parse(made.source)
    assert len(tree.body) == 1
    assert ast.literal_eval(made.source) == made.constants[0]
    assert ">>>" not in {
        line.lstrip()[:3] for line in str(made.constants[0]).split("\n")
    }


@settings(max_examples=300)
@given(st.text(st.characters(codec=None)))
def test_a_toml_string_is_its_text(text: str) -> None:
    whole = text.encode("utf-8", "replace").decode()
    assert tomllib.loads(f"a = {toml_string(text).source}") == {"a": whole}
