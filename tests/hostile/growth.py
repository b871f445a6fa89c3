"""Documents that are small and mean much: what could grow beyond all bounds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Tree = dict[str, Any]
_REF = "#/components/schemas/"


def _document(schemas: Tree, **members: Any) -> Tree:
    info = {"title": "Growth", "version": "1"}
    return {
        "openapi": "3.1.0",
        "info": info,
        "paths": {},
        "components": {"schemas": schemas},
        **members,
    }


def _ref(name: str) -> Tree:
    return {"$ref": f"{_REF}{name}"}


def many_values(count: int) -> Tree:
    """An enumeration."""
    return _document({"E": {"enum": [f"value-{n}" for n in range(count)]}})


def alike_values(count: int) -> Tree:
    """An enumeration of values that differ in nothing that a name can say."""
    return _document({"E": {"enum": ["-" * n for n in range(count)]}})


def many_properties(count: int) -> Tree:
    """An object."""
    rows = {f"p{n}": {"type": "string"} for n in range(count)}
    return _document({"O": {"type": "object", "properties": rows}})


def many_fields(count: int) -> Tree:
    """An object as a body, so that its properties are arguments."""
    tree = many_properties(count)
    content = {"application/json": {"schema": _ref("O")}}
    post = {"requestBody": {"content": content}, "responses": {}}
    return {**tree, "paths": {"/a": {"post": post}}}


def many_schemas(count: int) -> Tree:
    """Objects that refer to their neighbours."""
    rows = {
        f"S{n}": {"type": "object", "properties": {"a": _ref(f"S{(n + 1) % count}")}}
        for n in range(count)
    }
    return _document(rows)


def many_operations(count: int) -> Tree:
    """Operations of as many groups."""
    paths = {
        f"/a{n}": {"get": {"tags": [f"t{n}"], "responses": {"204": {}}}}
        for n in range(count)
    }
    return _document({}, paths=paths)


def alike_operations(count: int) -> Tree:
    """Operations with one name."""
    paths = {
        f"/a/{{{n}}}": {"get": {"operationId": "get", "responses": {"204": {}}}}
        for n in range(count)
    }
    return _document({}, paths=paths)


def chain_of_references(count: int) -> Tree:
    """Components that are only references, one to the next."""
    rows: Tree = {f"A{n}": _ref(f"A{n + 1}") for n in range(count)}
    return _document({**rows, f"A{count}": {"type": "string"}})


def chain_of_all(count: int) -> Tree:
    """Objects that extend each other."""
    rows: Tree = {
        f"A{n}": {"allOf": [_ref(f"A{n + 1}"), {"properties": {f"p{n}": {}}}]}
        for n in range(count)
    }
    return _document({**rows, f"A{count}": {"type": "object"}})


def chain_of_bases(count: int) -> Tree:
    """Base schemas that extend each other, each with a discriminator."""
    rows: Tree = {
        f"A{n}": {
            "allOf": [_ref(f"A{n + 1}")],
            "properties": {"kind": {"type": "string"}},
            "discriminator": {"propertyName": "kind"},
        }
        for n in range(count)
    }
    last = {"type": "object", "discriminator": {"propertyName": "kind"}}
    return _document({**rows, f"A{count}": last})


def chain_of_arrays(count: int) -> Tree:
    """Arrays of arrays, each a component."""
    rows: Tree = {
        f"A{n}": {"type": "array", "items": _ref(f"A{n + 1}")} for n in range(count)
    }
    return _document({**rows, f"A{count}": {"type": "string"}})


def chain_of_unions(count: int) -> Tree:
    """Unions of a string and the next union."""
    rows: Tree = {
        f"A{n}": {"oneOf": [{"type": "integer", "minimum": n}, _ref(f"A{n + 1}")]}
        for n in range(count)
    }
    return _document({**rows, f"A{count}": {"type": "string"}})


def diamonds_of_all(count: int) -> Tree:
    """Schemas that take in the next one twice: 2 ** count ways to the last."""
    rows: Tree = {
        f"A{n}": {
            "allOf": [
                {"allOf": [_ref(f"A{n + 1}")], "properties": {f"l{n}": {}}},
                {"allOf": [_ref(f"A{n + 1}")], "properties": {f"r{n}": {}}},
            ]
        }
        for n in range(count)
    }
    return _document({**rows, f"A{count}": {"properties": {"z": {}}}})


def diamonds_of_unions(count: int) -> Tree:
    """Unions whose branches all contain the next union."""
    rows: Tree = {
        f"A{n}": {
            "oneOf": [
                {"type": "object", "properties": {f"l{n}": _ref(f"A{n + 1}")}},
                {"type": "object", "properties": {f"r{n}": _ref(f"A{n + 1}")}},
                _ref(f"A{n + 1}"),
            ]
        }
        for n in range(count)
    }
    return _document({**rows, f"A{count}": {"type": "object", "properties": {"z": {}}}})


def diamonds_of_arrays(count: int) -> Tree:
    """Types that name the next one twice: written out they would be 2 ** count long."""
    rows: Tree = {
        f"A{n}": {
            "type": "array",
            "prefixItems": [_ref(f"A{n + 1}"), _ref(f"A{n + 1}")],
            "items": False,
            "minItems": 2,
        }
        for n in range(count)
    }
    return _document({**rows, f"A{count}": {"type": "string"}})


def nested_diamonds(count: int) -> Tree:
    """The same in place of components: each is a property of the one before."""
    schema: Tree = {"type": "object", "properties": {"z": _ref("Leaf")}}
    for n in range(count):
        schema = {"oneOf": [_ref("Leaf"), {"properties": {f"p{n}": schema}}]}
    return _document(
        {"Top": schema, "Leaf": {"type": "object", "properties": {"a": {}}}}
    )


def products(count: int) -> Tree:
    """Unions beside unions, by allOf: multiplied out they would have 4 ** count members."""
    rows: Tree = {}
    for n in range(count):
        rows[f"U{n}"] = {
            "oneOf": [
                {"type": "object", "properties": {f"a{n}{k}": {"const": k}}}
                for k in range(4)
            ]
        }
    rows["Product"] = {"allOf": [_ref(f"U{n}") for n in range(count)]}
    return _document(rows)


def wide_union(count: int) -> Tree:
    """A union of many objects, told apart by nothing."""
    rows = {f"A{n}": {"type": "object", "properties": {"x": {}}} for n in range(count)}
    return _document({**rows, "U": {"oneOf": [_ref(name) for name in rows]}})


def wide_discriminator(count: int) -> Tree:
    """A union of many objects with a discriminator, used many times."""
    rows = {
        f"A{n}": {
            "type": "object",
            "properties": {"k": {"const": f"A{n}"}, "u": _ref("U")},
        }
        for n in range(count)
    }
    union = {
        "oneOf": [_ref(name) for name in rows],
        "discriminator": {"propertyName": "k"},
    }
    return _document({**rows, "U": union})


def wide_all(count: int) -> Tree:
    """An object of many parts with the same properties."""
    part = {"properties": {f"p{n}": {"type": "string"} for n in range(20)}}
    return _document({"A": {"allOf": [part] * count}})


def nested_properties(count: int) -> Tree:
    """Objects in objects."""
    schema: Tree = {"type": "string"}
    for n in range(count):
        schema = {"type": "object", "properties": {f"p{n}": schema}}
    return _document({"A": schema})


def nested_arrays(count: int) -> Tree:
    """Arrays in arrays."""
    schema: Tree = {"type": "string"}
    for _ in range(count):
        schema = {"type": "array", "items": schema}
    return _document({"A": schema})


def nested_all(count: int) -> Tree:
    """`allOf` in `allOf`, with a property each."""
    schema: Tree = {"type": "object"}
    for n in range(count):
        schema = {"allOf": [schema, {"properties": {f"p{n}": {}}}]}
    return _document({"A": schema})


def long_path(count: int) -> Tree:
    """A path of many parameters."""
    path = "".join(f"/{{p{n}}}" for n in range(count))
    return _document({}, paths={path: {"get": {"responses": {"204": {}}}}})


def braces(count: int) -> Tree:
    """A path that begins many parameters and ends none."""
    path = "/" + "{" * count
    return _document({}, paths={path: {"get": {"responses": {"204": {}}}}})


def long_text(count: int) -> Tree:
    """A description of long words, long lines and many lines."""
    text = "a" * count + "\n" + "a " * count + "\n" * count + "- " * count
    return _document({"A": {"type": "object", "properties": {}, "description": text}})


def many_securities(count: int) -> Tree:
    """Security schemes, and alternatives of them."""
    schemes = {f"s{n}": {"type": "http", "scheme": "bearer"} for n in range(count)}
    return _document(
        {},
        security=[{name: []} for name in schemes],
        components={"securitySchemes": schemes},
    )


GROWING: dict[str, tuple[Callable[[int], Tree], int]] = {
    make.__name__: (make, count)
    for make, count in (
        (many_values, 100_000),
        (alike_values, 300),
        (many_properties, 10_000),
        (many_fields, 3_000),
        (many_schemas, 3_000),
        (many_operations, 500),
        (alike_operations, 500),
        (chain_of_references, 3_000),
        (chain_of_all, 300),
        (chain_of_bases, 100),
        (chain_of_arrays, 3_000),
        (chain_of_unions, 300),
        (diamonds_of_all, 60),
        (diamonds_of_unions, 60),
        (diamonds_of_arrays, 60),
        (nested_diamonds, 20),
        (products, 40),
        (wide_union, 1_000),
        (wide_discriminator, 300),
        (wide_all, 500),
        (nested_properties, 45),
        (nested_arrays, 90),
        (nested_all, 40),
        (long_path, 1_000),
        (braces, 100_000),
        (long_text, 50_000),
        (many_securities, 1_000),
    )
}
"""How large each is made; their time has to grow about as they do."""
