"""Models with names of properties that msgspec cannot write.

msgspec writes the names of a class between quotes as they are. A name that JSON has to
escape, or that no UTF-8 can hold, gets a placeholder there, and the adapter puts the name
in its place:

    class Header(RenamedFieldsModel):
        quoted: str = field(name='a "quoted" name')
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import field

from ..model import Model, ModelMeta
from . import is_object
from .registry import encode_value, register_base
from .structs import StructAdapter, encode_field
from .type_adapter import MismatchError

_UNSAFE = re.compile('[\\x00-\\x1f"\\\\\ud800-\udfff]')
"""Characters that JSON escapes, or that UTF-8 cannot hold (RFC 8259, section 7)."""
_RESERVED = "additional_properties"
"""A property of this name is another one than the field that collects the rest."""
_FIELD: Any = field().__class__


def _with_placeholders(
    bases: tuple[type, ...], namespace: Mapping[str, Any]
) -> dict[str, Any]:
    """The body of a class with placeholders for the names that msgspec cannot write."""
    names: dict[str, str] = {}
    for base in bases:
        names |= getattr(base, "__wire_names__", {})
    body = dict(namespace)
    for key, value in namespace.items():
        if isinstance(value, _FIELD) and not _is_usable(value.name or ""):
            names[placeholder := f"{key}%"] = value.name
            body[key] = _FIELD(
                default=value.default,
                default_factory=value.default_factory,
                name=placeholder,
            )
    return {**body, "__wire_names__": names}


def _is_usable(name: str) -> bool:
    return name != _RESERVED and _UNSAFE.search(name) is None


class RenamedFieldsMeta(ModelMeta):
    """Gives placeholders to the names that msgspec cannot write."""

    if not TYPE_CHECKING:

        def __new__(mcls, name, bases, namespace, /, **options):
            """A new model class; `options` are those of `msgspec.Struct`."""
            body = _with_placeholders(bases, namespace)
            return super().__new__(mcls, name, bases, body, **options)


class RenamedFieldsModel(Model, metaclass=RenamedFieldsMeta):
    """The base of models with names that msgspec cannot write."""


class RenamedFieldsAdapter(StructAdapter):
    """A model that is read from a dict with placeholders, and written as a dict."""

    is_native = False
    needs_encoding = True

    def load(self, data: Any) -> Any:
        if not is_object(data):
            raise MismatchError("not an object")
        present = (f for f in self.fields if f.wire in data)
        return super().load({f.info.encode_name: data[f.wire] for f in present})

    def dump(self, value: Any) -> Any:
        if is_object(value):
            return self._dump_mapping(value)
        if type(value) is not self.type:
            return encode_value(value)
        result: dict[str, Any] = {}
        for declared in self.fields:
            current = getattr(value, declared.name)
            if not declared.is_left_out(current):
                result[declared.wire] = encode_field(declared, current)
        return result


register_base(RenamedFieldsModel, RenamedFieldsAdapter)
