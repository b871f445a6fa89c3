"""Adapters of models: the classes that objects of the document become."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import msgspec
from msgspec.structs import FieldInfo

from . import Path, Walk, describe, is_object
from .json_types import AnyAdapter
from .registry import NativeAdapter, adapter_for, encode_value
from .type_adapter import EncodeError, TypeAdapter, UnknownKey

_WIRE_NAMES = "__wire_names__"
"""The attribute of a class with names that msgspec cannot write, by placeholder."""


def wire_name(owner: type, info: FieldInfo) -> str:
    """The name in JSON of a field of a model."""
    names: Mapping[str, str] = getattr(owner, _WIRE_NAMES, {})
    return names.get(info.encode_name, info.encode_name)


class StructField:
    """One field of a model."""

    def __init__(self, owner: type, info: FieldInfo) -> None:
        self.info = info
        self.name = info.name
        self.wire = wire_name(owner, info)
        self.required = info.required
        is_required = getattr(info.default_factory, "is_required", False)
        self.must_be_there = info.required or is_required
        self.adapter = adapter_for(info.type)

    def is_left_out(self, value: Any) -> bool:
        """Tell whether a value is not sent: unset, or an optional field's default."""
        is_default = self.info.default is value and not self.required
        return value is msgspec.UNSET or is_default


class StructAdapter(NativeAdapter):
    """A model without additional properties, which msgspec reads by itself."""

    json_types = frozenset({"object"})
    slots = frozenset({"object"})
    rejects_unknown = True
    extras_field: str | None = None
    """The field that collects properties which the model does not declare."""

    def __init__(self, type_: type[msgspec.Struct]) -> None:
        self.type = type_
        self.description = type_.__name__

    @cached_property
    def extras(self) -> TypeAdapter | None:
        """The adapter of everything that is not declared, where it is kept."""
        return None

    @cached_property
    def fields(self) -> tuple[StructField, ...]:
        """The declared fields, in order."""
        return tuple(
            StructField(self.type, info)
            for info in msgspec.structs.fields(self.type)
            if info.name != self.extras_field
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """The names in JSON of the declared fields."""
        return frozenset(field.wire for field in self.fields)

    @cached_property
    def _selective_fields(self) -> tuple[StructField, ...]:
        return tuple(f for f in self.fields if not f.adapter.keeps_all_names)

    def list_unknown_keys(self, data: Any, path: Path) -> Iterator[UnknownKey]:
        if not is_object(data):
            return
        for name, value in data.items():
            if name not in self.names:
                yield from self._list_undeclared(name, value, (path, name))
        for field in self._selective_fields:
            if field.wire in data:
                inside = (path, field.wire)
                yield from field.adapter.list_unknown_keys(data[field.wire], inside)

    def _list_undeclared(
        self, name: str, value: Any, path: Path
    ) -> Iterable[UnknownKey]:
        return (UnknownKey(path, value, self.refuses_unknown),)

    def decode(self, data: Any, walk: Walk, path: Path) -> Any:
        if isinstance(data, self.type):
            return data
        if not is_object(data):
            walk.report(path, f"expected an object, got {describe(data)}", data)
            return data
        values: dict[str, Any] = {}
        for field in self.fields:
            if field.wire in data:
                inside = (path, field.wire)
                value = data[field.wire]
                values[field.name] = field.adapter.decode(value, walk, inside)
            elif field.must_be_there:
                walk.report(path, f"missing required property {field.wire!r}", data)
                if field.required:
                    values[field.name] = None
        return self._construct(values, data, walk, path)

    def _construct(self, values: Any, data: Any, walk: Walk, path: Path) -> Any:
        return self.type(**values)

    def accepts(self, value: Any) -> bool:
        return isinstance(value, self.type) or is_object(value)

    def dump(self, value: Any) -> Any:
        if is_object(value):
            return self._dump_mapping(value)
        if type(value) is not self.type:
            return encode_value(value)
        if self.encodes_natively:
            return value
        changes = self._list_changes(value)
        if not changes:
            return value
        copy = value.__copy__()
        for name, encoded in changes:
            setattr(copy, name, encoded)
        return copy

    def _dump_mapping(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """A dict in place of a model: sent as it is written, by the declared types."""
        fields = self._fields_by_wire
        result: dict[str, Any] = {}
        for name, item in value.items():
            adapter = fields[name].adapter if name in fields else _ANYTHING
            result[name] = _encode_member(adapter, name, item)
        return result

    @cached_property
    def _fields_by_wire(self) -> dict[str, StructField]:
        return {field.wire: field for field in self.fields}

    @cached_property
    def _encoded_fields(self) -> tuple[StructField, ...]:
        return tuple(f for f in self.fields if not f.adapter.encodes_natively)

    def _list_changes(self, value: Any) -> list[tuple[str, Any]]:
        """The fields that msgspec would write wrong, with values that it writes right."""
        changes: list[tuple[str, Any]] = []
        for field in self._encoded_fields:
            current = getattr(value, field.name)
            if current is not None and current is not msgspec.UNSET:
                encoded = encode_field(field, current)
                if encoded is not current:
                    changes.append((field.name, encoded))
        return changes

    def children(self) -> Iterable[TypeAdapter]:
        declared = (field.adapter for field in self.fields)
        return (*declared, *map(adapter_for, self.type.__subclasses__()))


def encode_field(field: StructField, value: Any) -> Any:
    """A field's value as msgspec writes it right; `EncodeError` names the field."""
    return _encode_member(field.adapter, field.wire, value)


def _encode_member(adapter: TypeAdapter, name: str, value: Any) -> Any:
    if value is None:
        return None
    try:
        return adapter.dump(value)
    except EncodeError as error:
        raise error.within(name) from None


_ANYTHING = AnyAdapter()
