"""Values drawn for mock answers keep to all that a schema says."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from random import Random
from types import ModuleType
from typing import Any

import pytest

_SCHEMAS = {
    "short": "{type: string, maxLength: 3}",
    "long": "{type: string, minLength: 30}",
    "pattern": "{type: string, pattern: '^[A-Z]{3}-\\d+(a|b)?$', maxLength: 9}",
    "padded-pattern": "{type: string, pattern: '[^a-z]', minLength: 12}",
    "odd-pattern": "{type: string, pattern: '^([0-9]{4})\\/.[\\s\\w]*\\W$'}",
    "at-least": "{type: integer, minimum: 5000}",
    "at-most": "{type: integer, maximum: -7}",
    "only-one": "{type: integer, exclusiveMinimum: 3, exclusiveMaximum: 5}",
    "multiple": "{type: integer, multipleOf: 7, minimum: 1}",
    "fraction": "{type: number, minimum: 0, maximum: 0.5}",
    "open-fraction": "{type: number, exclusiveMinimum: 0, exclusiveMaximum: 1}",
    "wide-fraction": "{type: number, exclusiveMinimum: 10}",
    "steps": "{type: number, multipleOf: 0.1, maximum: 2}",
    "many": "{type: array, minItems: 5, items: {type: integer}}",
    "few": "{type: array, maxItems: 1, items: {type: integer}}",
    "none": "{type: array, maxItems: 0, items: {type: integer}}",
    "unique": "{type: array, minItems: 3, uniqueItems: true, items: {type: string, enum: [a, b, c]}}",
    "map": "{type: object, minProperties: 4, additionalProperties: {type: integer}}",
    "places": "{type: array, prefixItems: [{type: string}, {type: integer}], items: false, minItems: 2}",
    "open": "{type: object, required: [a], properties: {a: {type: string}}, additionalProperties: {type: integer}}",
    "constant": "{const: only}",
    "mixed": "{enum: [1, a, true]}",
    "null": "{type: 'null'}",
    "nullable": "{type: [string, 'null'], minLength: 3}",
    "any": "{}",
    "union": "{oneOf: [{type: integer, minimum: 3}, {type: array, items: {type: string}}]}",
    "text": "{type: string, contentMediaType: application/json, contentSchema: {type: object, properties: {a: {type: integer}}}}",
    "recursive": "{$ref: '#/components/schemas/Node'}",
    "tagged": "{$ref: '#/components/schemas/Animal'}",
    "odd-name": "{type: object, required: ['a\"b'], properties: {'a\"b': {type: string, maxLength: 2}}}",
    **{
        f"of-{name}": f"{{type: string, format: {name}}}"
        for name in ("date-time", "date", "time", "duration", "uuid", "byte", "decimal")
    },
    "of-unixtime": "{type: integer, format: unixtime}",
    "of-decimal-number": "{type: number, format: decimal}",
    "of-base64url": "{type: string, format: base64url}",
}  # fmt: skip
_DOCUMENT = """
paths: {/e: {post: {operationId: e, requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Every'}}}}, responses: {"204": {description: e}}}}}
components:
  schemas:
    Node: {type: object, required: [type, value], properties: {type: {const: node}, value: {type: integer, minimum: 9}, next: {$ref: '#/components/schemas/Node'}, all: {type: array, items: {$ref: '#/components/schemas/Node'}}}}
    Animal: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {feline: '#/components/schemas/Cat'}}}
    Cat: {type: object, required: [kind], properties: {kind: {type: string}, lives: {type: integer, minimum: 9}}}
    Dog: {type: object, required: [kind], properties: {kind: {type: string, enum: [Dog]}}}
"""


class _NoExamples:
    def member(self, model: type, wire: str) -> tuple[Any, ...]:
        """Nothing is documented."""
        return ()


@pytest.fixture(scope="module")
def package(package_of: Callable[[str], ModuleType]) -> ModuleType:
    """An SDK with a model of which each property is one of the schemas."""
    rows = "".join(f"        {name}: {text}\n" for name, text in _SCHEMAS.items())
    every = f"    Every:\n      type: object\n      properties:\n{rows}"
    return package_of(_DOCUMENT + every)


@pytest.mark.parametrize("name", _SCHEMAS)
def test_what_is_drawn_fits(name: str, package: ModuleType) -> None:
    runtime = f"{package.__name__}._runtime"
    draw = import_module(f"{runtime}.testing.sample_values").draw
    codec = import_module(f"{runtime}.serialization.codec")
    checks = import_module(f"{runtime}.serialization.checks")
    fields = codec.adapter_for(package.models.Every).fields
    adapter = next(row.adapter for row in fields if row.wire == name)
    seen = set()
    for seed in range(40):
        data = draw(adapter, _NoExamples(), str(seed))
        value = codec.from_builtins(adapter.type, data)
        assert checks.check(adapter.type, value) == [], data
        assert draw(adapter, _NoExamples(), str(seed)) == data
        seen.add(repr(data))
    fixed = {"only-one", "none", "constant", "null", "any"}
    assert (len(seen) == 1) == (name in fixed)


def test_what_has_no_value_is_said(package_of: Callable[[str], ModuleType]) -> None:
    text = """
paths: {/a: {get: {operationId: a, responses: {"200": {description: a, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}}
components: {schemas: {A: {type: object, required: [a], properties: {a: {$ref: '#/components/schemas/A'}}}}}
"""
    package: Any = package_of(text)
    testing = import_module(f"{package.__name__}.testing")
    transport = testing.MockTransport()
    client = package.Client(base_url="https://api.test", transport=transport)
    with pytest.raises(testing.RefusedCallError, match="a has no .* it has no end"):
        client.a.get()
    transport.answer("a", b"null")
    assert client.a.get() is None


_LONG = "9" * 400
_ENDLESS = {
    "text": "{type: string, minLength: 1000000000}",
    "longer-text": f"{{type: string, minLength: {_LONG}}}",
    "array": "{type: array, minItems: 1000000000, items: {}}",
    "map": f"{{type: object, minProperties: {_LONG}, additionalProperties: {{}}}}",
    "arrays": "{$ref: '#/components/schemas/D0'}",
    "objects": "{$ref: '#/components/schemas/E0'}",
    "number": "{type: number, multipleOf: 1.0e-320, minimum: 1.0e+308}",
    "repeated": "{type: string, pattern: '^[a-z]{100000000}$'}",
    "of-nothing": "{type: string, pattern: '^(?:(?:){10000}){10000}$'}",
    "repetitions": f"{{type: string, pattern: '^{'(' * 40}a{'{2,})' * 40}$'}}",
}
"""A schema that is small in a document and would be very large as a value."""


@pytest.mark.long
def test_what_has_no_end_is_said_soon(package_of: Callable[[str], ModuleType]) -> None:
    rows = "".join(f"        {name}: {text}\n" for name, text in _ENDLESS.items())
    for level in range(30):
        array, item = f"#/components/schemas/D{level + 1}", f"E{level + 1}"
        below = f"{{$ref: '#/components/schemas/{item}'}}"
        rows += (
            f"    D{level}: {{type: array, minItems: 9, items: {{$ref: '{array}'}}}}\n"
        )
        rows += f"    E{level}: {{type: object, required: [a, b], properties: {{a: {below}, b: {below}}}}}\n"
    last = "    D30: {type: integer}\n    E30: {type: integer}\n"
    every = f"    Every:\n      type: object\n      properties:\n{rows}{last}"
    package = package_of(_DOCUMENT + every)
    runtime = f"{package.__name__}._runtime.testing"
    draw = import_module(f"{runtime}.sample_values").draw
    undrawable = import_module(f"{runtime}.scalars").Undrawable
    codec = import_module(f"{package.__name__}._runtime.serialization.codec")
    for row in codec.adapter_for(package.models.Every).fields:
        with pytest.raises(undrawable):
            draw(row.adapter, _NoExamples(), "")


def test_a_pattern_is_never_tried_for_long(
    package_of: Callable[[str], ModuleType],
) -> None:
    """A pattern that may take for ever to match is not tried; the text stands."""
    package = package_of("paths: {}")
    matching = import_module(
        f"{package.__name__}._runtime.testing.pattern_sampler"
    ).matching
    found = matching("^(a+)+$(?!b)", Random(1), 60)
    assert found is not None and len(found) >= 60
