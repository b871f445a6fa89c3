"""The base of all models."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, ForwardRef, Self, TypeAlias, get_args

import msgspec
from msgspec import UNSET as UNSET  # noqa: PLC0414 - a package has it from here
from msgspec import StructMeta, field
from msgspec import UnsetType as UnsetType  # noqa: PLC0414
from typing_extensions import dataclass_transform

JsonValue: TypeAlias = Any
"""Any JSON value, where the document describes none."""


class Secret(msgspec.Struct, frozen=True):
    """Marks a field whose value must not show: `Annotated[str, Secret()]`."""


_IS_MODULE_FREE = sys.version_info < (3, 14)
"""Later Pythons copy annotations, and with them lose where they stand."""


def public_module(module: str) -> str:
    """The module that users import a type from: `shop.models` for `shop.models.pet`."""
    package, separator, _ = module.rpartition(".models.")
    return f"{package}.models" if separator else module


class _Annotations(dict[str, Any]):
    """Annotations of a class, read in the module that its source stands in.

    The class says that it is in the public module, whose names are others.
    """

    __slots__ = ("_module",)

    def __init__(self, annotations: Mapping[str, Any], module: str) -> None:
        super().__init__(annotations)
        self._module = module

    def items(self) -> Any:
        """The names with their annotations, as `typing` and msgspec evaluate them."""
        return [(name, self._located(value)) for name, value in super().items()]

    def _located(self, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return ForwardRef(value, is_argument=False, module=self._module, is_class=True)


class ModelMeta(StructMeta):
    """Makes the fields of every model keyword-only, whatever they are called."""

    if not TYPE_CHECKING:

        def __new__(mcls, name, bases, namespace, /, **options):
            """A new model class; `options` are those of `msgspec.Struct`."""
            options.setdefault("kw_only", True)
            module = namespace["__module__"]
            public = public_module(module) if _IS_MODULE_FREE else module
            if public == module:
                return super().__new__(mcls, name, bases, namespace, **options)
            body = {**namespace, "__module__": public}
            model = super().__new__(mcls, name, bases, body, **options)
            annotations = namespace.get("__annotations__", {})
            model.__annotations__ = _Annotations(annotations, module)
            return model


@dataclass_transform(kw_only_default=True, field_specifiers=(field,))
class Model(msgspec.Struct, metaclass=ModelMeta, omit_defaults=True):
    """An object of the API.

    Fields are keyword-only. An optional field that is `None` (or `UNSET`, where null
    means something of its own) is not sent. A field `additional_properties` holds what
    the model does not declare.
    """

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON types only, under its names in JSON.

        Raises `ValueError`, naming the path, for values that JSON has no form for.
        """
        from .serialization import codec

        result: dict[str, Any] = codec.to_builtins(self)
        return result

    def to_json(self) -> bytes:
        """The object as JSON text in UTF-8; raises as `to_dict` does."""
        from .serialization import codec

        return codec.encode(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The object of JSON types; `DecodeError` lists everything that does not fit."""
        from .serialization import codec

        return codec.from_builtins(cls, data)

    @classmethod
    def from_json(cls, data: bytes | str) -> Self:
        """The object of a JSON text; `DecodeError` lists everything that does not fit."""
        from .serialization import codec

        return codec.from_json(cls, data)

    def replace(self, **changes: Any) -> Self:
        """A copy with other values of some fields: `pet.replace(name="Rex")`.

        The names are those of the class; `TypeError` for one that it does not have.
        """
        return msgspec.structs.replace(self, **changes)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        """Pairs of names in JSON and JSON values, so that `dict(model)` is `to_dict()`."""
        return iter(self.to_dict().items())

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Pydantic's way to validate and serialise the model, called by pydantic alone."""
        from .pydantic_support import core_schema_of

        return core_schema_of(cls, handler)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: Any, handler: Any) -> Any:
        """The model's JSON Schema, called by pydantic alone."""
        from .pydantic_support import json_schema_of

        return json_schema_of(core_schema, handler)

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value}" for name, value in _shown(self))
        return f"{type(self).__name__}({shown})"

    def __rich_repr__(self) -> Any:
        """The fields as rich prints them, secrets hidden."""
        for name, value in _shown(self):
            yield name, _Verbatim(value)


class _Verbatim(str):
    """A text whose `repr` is the text."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def _shown(model: Model) -> Iterator[tuple[str, str]]:
    """The fields that are set, and the `repr` of their values."""
    secrets = secret_fields(type(model))
    optional = dict(zip(model.__struct_fields__[::-1], model.__struct_defaults__[::-1]))
    for name in model.__struct_fields__:
        value = getattr(model, name)
        if value is UNSET or (value is None and optional.get(name, UNSET) is None):
            continue
        hidden = name in secrets and value is not None
        yield name, "<secret>" if hidden else repr(value)


@cache
def secret_fields(model: type[msgspec.Struct]) -> frozenset[str]:
    """The names, in Python, of the fields that are marked with `Secret`."""
    fields = msgspec.structs.fields(model)
    return frozenset(field.name for field in fields if _is_secret(field.type))


def _is_secret(type_: Any) -> bool:
    if isinstance(type_, Secret):
        return True
    if getattr(type_, "is_named", None) is False:  # a marker, such as `Wire[T]`
        return _is_secret(type_.argument)
    if isinstance(type_, type) and not get_args(type_):
        return False
    return any(map(_is_secret, get_args(type_)))
