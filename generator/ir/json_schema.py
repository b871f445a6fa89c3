"""JSON Schemas of types (draft 2020-12), for programs that describe calls to others.

`Reference("#/components/schemas/Pet")` becomes `{"$ref": "#/$defs/Pet"}` with the
definition beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.ir.declarations import (
    Alias,
    Constants,
    Declaration,
    Enumeration,
    Object,
    Property,
)
from generator.ir.types import (
    ANY,
    NULL,
    ArrayOf,
    Constant,
    Constraints,
    Kind,
    MapOf,
    Primitive,
    Reference,
    TextOf,
    TupleOf,
    Type,
    UnionOf,
)

JsonSchema = dict[str, object]

_PRIMITIVES: Mapping[Kind, JsonSchema] = {
    Kind.NULL: {"type": "null"},
    Kind.STRING: {"type": "string"},
    Kind.INTEGER: {"type": "integer"},
    Kind.NUMBER: {"type": "number"},
    Kind.BOOLEAN: {"type": "boolean"},
    Kind.BYTE: {"type": "string", "contentEncoding": "base64"},
    Kind.BASE64URL: {"type": "string", "contentEncoding": "base64url"},
    Kind.BINARY: {"type": "string", "format": "binary"},
    Kind.DATE_TIME: {"type": "string", "format": "date-time"},
    Kind.DATE: {"type": "string", "format": "date"},
    Kind.TIME: {"type": "string", "format": "time"},
    Kind.DURATION: {"type": "string", "format": "duration"},
    Kind.UUID: {"type": "string", "format": "uuid"},
    Kind.DECIMAL: {"type": "string", "format": "decimal"},
    Kind.DECIMAL_NUMBER: {"type": "number"},
    Kind.UNIX_TIME: {"type": "integer", "format": "unixtime"},
}


class SchemaWriter:
    """Writes the schemas of one API, and remembers which declarations they name.

    Args:
        declarations: the declared types, by pointer.
        name_of: gives each declared type its key under `$defs`.
        sending: whether the schemas are of requests, which have no read-only
            properties, or of responses, which have no write-only ones.
    """

    def __init__(
        self,
        declarations: Mapping[str, Declaration],
        name_of: Callable[[str], str],
        *,
        sending: bool,
    ) -> None:
        self._declarations = declarations
        self._name_of = name_of
        self._sending = sending
        self._definitions: dict[str, JsonSchema] = {}

    @property
    def definitions(self) -> dict[str, JsonSchema]:
        """The schemas of all declared types that were named so far, for `$defs`."""
        return dict(sorted(self._definitions.items()))

    def schema(self, type_: Type) -> JsonSchema:
        """Return the schema of a type; what it names is among the definitions then."""
        match type_:
            case Constant(value=value):
                return {"const": value}
            case ArrayOf(items=items, constraints=constraints):
                return {"type": "array", "items": self.schema(items)} | _limits(
                    constraints
                )
            case TupleOf(items=items):
                return {"type": "array", "prefixItems": [*map(self.schema, items)]}
            case MapOf(values=values, constraints=constraints):
                inner = {} if values == ANY else self.schema(values)
                return {"type": "object", "additionalProperties": inner} | _limits(
                    constraints
                )
            case UnionOf(members=members):
                return self._union(members)
            case TextOf(type=inner_type):
                return {
                    "type": "string",
                    "contentMediaType": "application/json",
                    "contentSchema": self.schema(inner_type),
                }
            case Reference(pointer=pointer, unlisted=True):
                return {"anyOf": [self._reference(pointer), {"type": "string"}]}
            case Reference(pointer=pointer):
                return self._reference(pointer)
            case Primitive(kind=kind, constraints=constraints, secret=secret):
                schema = _PRIMITIVES.get(kind, {}) | _limits(constraints)
                return schema | ({"format": "password"} if secret else {})

    def property_schema(self, property_: Property) -> JsonSchema:
        """Return the schema of a property, with its description, default and examples."""
        schema = self.schema(property_.type)
        if property_.description:
            schema = schema | {"description": property_.description}
        if property_.default:
            schema = schema | {"default": property_.default[0]}
        if property_.examples:
            schema = schema | {"examples": list(property_.examples[:3])}
        if property_.write_only:
            schema = schema | {"writeOnly": True}
        return schema | ({"deprecated": True} if property_.deprecated else {})

    def _union(self, members: tuple[Type, ...]) -> JsonSchema:
        schemas = [self.schema(member) for member in members if member != NULL]
        if NULL not in members:
            return {"anyOf": schemas}
        if len(schemas) == 1 and isinstance(schemas[0].get("type"), str):
            only = schemas[0]
            if "enum" not in only:
                return only | {"type": [only["type"], "null"]}
        return {"anyOf": [*schemas, {"type": "null"}]}

    def _reference(self, pointer: str) -> JsonSchema:
        name = self._name_of(pointer)
        if name not in self._definitions:
            self._definitions[name] = {}  # a type that contains itself comes here again
            self._definitions[name] = self._declared(self._declarations[pointer])
        return {"$ref": f"#/$defs/{_pointer_token(name)}"}

    def _declared(self, declaration: Declaration) -> JsonSchema:
        match declaration:
            case Object():
                schema = self._object(declaration)
            case Enumeration(members=members):
                values = [member.value for member in members]
                text = isinstance(values[0], str) if values else True
                schema = {"type": "string" if text else "integer", "enum": values}
            case Constants(values=constants):
                schema = {"enum": list(constants)}
            case Alias(type=type_):
                schema = self.schema(type_)
        if declaration.description:
            schema = {"description": declaration.description} | schema
        return schema | ({"deprecated": True} if declaration.deprecated else {})

    def _object(self, declaration: Object) -> JsonSchema:
        properties = [
            each
            for each in declaration.properties
            if not (each.read_only if self._sending else each.write_only)
        ]
        schema: JsonSchema = {
            "type": "object",
            "properties": {
                each.name: self.property_schema(each) for each in properties
            },
        }
        required = [each.name for each in properties if each.required]
        if required:
            schema["required"] = required
        if declaration.additional is not None:
            schema["additionalProperties"] = self.schema(declaration.additional)
        return schema


def _limits(constraints: Constraints) -> JsonSchema:
    return dict(constraints.keywords)


def _pointer_token(name: str) -> str:
    """Escape a key for a JSON Pointer (RFC 6901, section 3)."""
    return name.replace("~", "~0").replace("/", "~1")
