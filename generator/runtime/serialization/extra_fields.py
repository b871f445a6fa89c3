"""Models that keep the properties which their schema does not declare.

class Settings(ExtraFieldsModel):
    name: str
    additional_properties: dict[str, int] = field(default_factory=dict)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import msgspec

from . import Path, Walk, is_object
from .checks import check_struct, check_value, register_check
from .registry import adapter_for, register_base
from .renamed_fields import RenamedFieldsAdapter, RenamedFieldsModel
from .type_adapter import EncodeError, TypeAdapter, UnknownKey


class ExtraFieldsModel(RenamedFieldsModel):
    """The base of models with a field `additional_properties`."""


class ExtraFieldsAdapter(RenamedFieldsAdapter):
    """A model whose field `additional_properties` takes all that it does not declare."""

    extras_field = "additional_properties"

    @cached_property
    def extras(self) -> TypeAdapter:
        """The adapter of everything that is not declared, together."""
        fields = msgspec.structs.fields(self.type)
        return adapter_for(
            next(field.type for field in fields if field.name == self.extras_field)
        )

    def load(self, data: Any) -> Any:
        value = super().load(data)
        value.additional_properties = self.extras.load(self._undeclared(data))
        return value

    def _construct(self, values: Any, data: Any, walk: Walk, path: Path) -> Any:
        extra = self.extras.decode(self._undeclared(data), walk, path)
        return self.type(**values, additional_properties=extra)

    def _list_undeclared(
        self, name: str, value: Any, path: Path
    ) -> Iterable[UnknownKey]:
        outside, _ = path or (None, "")
        return self.extras.list_unknown_keys({name: value}, outside)

    def _undeclared(self, data: Mapping[str, Any]) -> dict[str, Any]:
        return {name: data[name] for name in data if name not in self.names}

    def dump(self, value: Any) -> Any:
        result = super().dump(value)
        if type(value) is not self.type:
            return result
        return result | self._dump_extras(value.additional_properties)

    def _dump_extras(self, extra: Any) -> Any:
        for name in extra:
            if name in self.names:
                raise EncodeError("an additional property has a declared name", name)
        return self.extras.dump(extra)

    def _dump_mapping(self, value: Mapping[str, Any]) -> dict[str, Any]:
        declared = {name: value[name] for name in value if name in self.names}
        rest: dict[str, Any] = self.extras.dump(self._undeclared(value))
        return super()._dump_mapping(declared) | rest

    def children(self) -> Iterable[TypeAdapter]:
        return (*super().children(), self.extras)


def _check_extras(
    adapter: ExtraFieldsAdapter, value: Any, walk: Walk, path: Path
) -> None:
    check_struct(adapter, value, walk, path)
    if type(value) is adapter.type:
        check_value(adapter.extras, value.additional_properties, walk, path)
    elif is_object(value):
        rest = {name: value[name] for name in value if name not in adapter.names}
        check_value(adapter.extras, rest, walk, path)


register_base(ExtraFieldsModel, ExtraFieldsAdapter)
register_check(ExtraFieldsAdapter, _check_extras)
