"""Models as pydantic 2 sees them: validation, serialisation and JSON Schema.

`Model` has the two methods that pydantic looks for; they come here. Pydantic is imported
only when it calls, so a package does not need it.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from datetime import date, datetime, time
from functools import partial
from importlib import import_module
from typing import Any
from uuid import UUID

from .errors import DecodeError
from .serialization import codec
from .serialization.json_types import ArrayAdapter, MapAdapter
from .serialization.standard_types import adapter_for
from .serialization.structs import StructAdapter
from .serialization.type_adapter import TypeAdapter

_OPEN: ContextVar[frozenset[type]] = ContextVar(
    "models in the making", default=frozenset()
)
"""Models whose schema is being made: within themselves they are references."""


def core_schema_of(model: type[Any], handler: Any) -> Any:
    """The schema by which pydantic validates and serialises a model.

    An instance is taken as it is; a mapping, or a JSON text, is read as the package
    itself reads it, strictly. It is written as JSON types under its names in JSON.
    """
    schemas: Any = import_module("pydantic_core.core_schema")
    reference = f"{model.__module__}.{model.__qualname__}:{id(model)}"
    if model in _OPEN.get():
        return schemas.definition_reference_schema(reference)
    token = _OPEN.set(_OPEN.get() | {model})
    try:
        fields = _SchemaBuilder(schemas, handler).model(adapter_for(model))
    finally:
        _OPEN.reset(token)
    return schemas.no_info_plain_validator_function(
        partial(_validate, model),
        ref=reference,
        json_schema_input_schema=fields,
        serialization=schemas.plain_serializer_function_ser_schema(_to_dict),
    )


def json_schema_of(core_schema: Any, handler: Any) -> Any:
    """The JSON Schema of a model, by its names in JSON, for input and output alike."""
    return handler(core_schema["json_schema_input_schema"])


def _validate(model: type[Any], value: Any) -> Any:
    if isinstance(value, model):
        return value
    try:
        if isinstance(value, (str, bytes)):
            return codec.from_json(model, value)
        return codec.from_builtins(model, value)
    except DecodeError as error:
        raise ValueError(str(error)) from error


def _to_dict(value: Any) -> Any:
    return codec.to_builtins(value)


class _SchemaBuilder:
    """Makes schemas of types, for their JSON Schema, by `pydantic_core.core_schema`."""

    def __init__(self, schemas: Any, handler: Any) -> None:
        self.schemas = schemas
        self._handler = handler

    def model(self, adapter: Any) -> Any:
        """The properties of a model."""
        fields = {
            field.wire: self.schemas.typed_dict_field(
                self.type(field.adapter), required=field.required
            )
            for field in adapter.fields
        }
        extras = adapter.extras.unwrapped if adapter.extras else None
        value = self.type(extras.value) if isinstance(extras, MapAdapter) else None
        return self.schemas.typed_dict_schema(
            fields,
            config={"title": adapter.type.__name__},
            extra_behavior=None if extras is None else "allow",
            extras_schema=value,
        )

    def type(self, adapter: TypeAdapter) -> Any:
        """Any type: by its adapter, else by the JSON types that it is read from."""
        adapter = adapter.unwrapped
        if isinstance(adapter, StructAdapter):
            return self._handler.generate_schema(adapter.type)
        if adapter.is_union:
            return self._union(adapter)
        if isinstance(adapter, ArrayAdapter):
            return self.schemas.list_schema(self.type(adapter.item))
        if isinstance(adapter, MapAdapter):
            text = self.schemas.str_schema()
            return self.schemas.dict_schema(text, self.type(adapter.value))
        if adapter.choices:
            return self.schemas.literal_schema([*adapter.choices])
        if adapter.json_types == frozenset(("array",)):  # with a type for each place
            return self.schemas.tuple_schema([*map(self.type, adapter.children())])
        return self._scalar(adapter)

    def _union(self, adapter: TypeAdapter) -> Any:
        choices = [*map(self.type, adapter.alternatives)]
        schema = choices[0] if len(choices) == 1 else self.schemas.union_schema(choices)
        has_null = "null" in adapter.json_types
        return self.schemas.nullable_schema(schema) if has_null else schema

    def _scalar(self, adapter: TypeAdapter) -> Any:
        name = _BY_CLASS.get(adapter.type)
        if name is None and len(adapter.json_types) == 1:
            name = _BY_JSON_TYPE.get(*adapter.json_types)
        return getattr(self.schemas, name or "any_schema")()


_BY_CLASS: Mapping[Any, str] = {
    datetime: "datetime_schema",
    date: "date_schema",
    time: "time_schema",
    UUID: "uuid_schema",
    int: "int_schema",
}
_BY_JSON_TYPE: Mapping[str, str] = {
    "string": "str_schema",
    "number": "float_schema",
    "boolean": "bool_schema",
    "null": "none_schema",
}
"""Functions of `pydantic_core.core_schema`."""
