"""Calls of an emitted SDK with arguments drawn from its document."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from msgspec import Struct

from tests.support.emitted import Emitted
from tests.support.reach import resource_at
from tests.support.sampler import Sampler
from tests.support.tree import join


class Unsigned:
    """An authentication that adds nothing: what is tested is the rest of a request."""

    def authenticate(self, request: object) -> None:
        """Leave the request as it is."""


@dataclass(frozen=True)
class Call:
    """One call: what is called, with what, and what that is on the wire."""

    info: Any
    pointer: str
    arguments: dict[str, Any]
    parameters: dict[tuple[str, str], Any] = field(default_factory=dict)
    body: Any = None
    has_body: bool = False

    @property
    def key(self) -> str:
        """The name of the operation."""
        return self.info.operation_id or f"{self.info.method} {self.info.path}"

    def method(self, client: Any, view: str | None = "with_response") -> Any:
        """Return the client's method, of a view or of the resource itself."""
        resource = resource_at(client, self.info.resource)
        holder = getattr(resource, view) if view else resource
        return getattr(holder, self.info.function)


class Caller:
    """Draws calls for the operations of one SDK."""

    def __init__(self, emitted: Emitted, sampler: Sampler) -> None:
        self._emitted = emitted
        self._sampler = sampler
        self._codec = import_module(f"{emitted.name}.codec")
        self._files = import_module(f"{emitted.name}._runtime.files")
        operations = emitted.tree.operations()
        self._client = emitted.package.Client(base_url="http://unused", auth=Unsigned())
        self._pointers = {(method, path): at for method, path, at in operations}

    def call(self, key: str, *, whole: bool) -> Call:
        """Draw the arguments of an operation; `whole` means the optional ones too."""
        info = self._emitted.package.operations[key]
        pointer = self._pointers[info.method, info.path]
        call = Call(info, pointer, {})
        method = call.method(self._client, view=None)
        hints = typing.get_type_hints(method, include_extras=True)
        self._add_parameters(call, hints, whole)
        if info.body is not None:
            wanted = whole or _is_demanded(method, info.body)
            call = self._with_body(call, hints, whole, wanted=wanted)
        return call

    def _add_parameters(
        self, call: Call, hints: Mapping[str, Any], whole: bool
    ) -> None:
        declared = self._emitted.tree.parameters(call.pointer)
        for wire, name, where, required in call.info.parameters:
            if required or whole:
                schema = _schema_of(self._emitted, declared[where, wire])
                plain = where in {"path", "header", "cookie"}
                drawn = self._sampler.sample(
                    schema, sending=True, whole=whole, plain=plain
                )
                if drawn is None and not required:
                    continue
                call.parameters[where, wire] = drawn
                call.arguments[name] = self._value(hints[name], drawn)

    def _with_body(
        self, call: Call, hints: Mapping[str, Any], whole: bool, wanted: bool
    ) -> Call:
        info = call.info.body
        tree = self._emitted.tree
        holder = tree.follow(join(call.pointer, "requestBody"))
        if not (wanted or tree.at(holder).get("required")):
            return call
        media = tree.follow(join(holder, "content", info.media_type))
        if "schema" not in tree.at(media):
            call.arguments["body"] = b"\x00binary\xff"
            return call
        body = self._sampler.sample(join(media, "schema"), sending=True, whole=whole)
        if info.media_type.endswith("json") and info.kind == "fields":
            body = self._without_files(info, hints, body)
        flag = self._stream_flag(call.key)
        if flag is not None:
            body |= {flag: False}  # the method says it, which never streams
        arguments = call.arguments | self._body_arguments(info, hints, body)
        return Call(call.info, call.pointer, arguments, call.parameters, body, True)

    def _stream_flag(self, key: str) -> str | None:
        """Return the property of an operation's body that is true for a stream."""
        module, constant = self._emitted.package.operations.home(key)
        flag: str | None = getattr(module, constant).body.stream_flag
        return flag

    def _without_files(self, info: Any, hints: Mapping[str, Any], body: Any) -> Any:
        """Leave files out of JSON, which has no place for bytes."""
        files = {
            w for w, n in info.fields.items() if _mentions(hints[n], self._files.File)
        }
        return {wire: value for wire, value in body.items() if wire not in files}

    def _body_arguments(
        self, info: Any, hints: Mapping[str, Any], body: Any
    ) -> dict[str, Any]:
        if info.kind == "value":
            return {"body": self._value(hints["body"], body)}
        names = {name: wire for wire, name in info.fields.items()}
        given = {
            name: self._value(hints[name], body[wire])
            for name, wire in names.items()
            if wire in body
        }
        rest = {k: v for k, v in body.items() if k not in info.fields}
        if rest and "additional_properties" in hints:
            hint = hints["additional_properties"]
            given["additional_properties"] = self._value(hint, rest)
        return given

    def _value(self, hint: Any, drawn: Any) -> Any:
        """Return a value on the wire as the argument that a user would give."""
        if not _mentions(hint, self._files.File):
            return self._codec.from_builtins(hint, drawn)
        if isinstance(drawn, dict):
            return self._codec.from_builtins(_model_in(hint), drawn)
        return list(map(_bytes, drawn)) if isinstance(drawn, list) else _bytes(drawn)


def _model_in(hint: Any) -> Any:
    """Return the model among the alternatives to a file."""
    members = typing.get_args(hint)
    return next(m for m in members if isinstance(m, type) and issubclass(m, Struct))


def _is_demanded(method: Any, body: Any) -> bool:
    """Whether a method cannot be called without something for the body."""
    parameters = inspect.signature(method).parameters.values()
    names = {"body", *body.fields.values()}
    return any(p.name in names and p.default is p.empty for p in parameters)


def _schema_of(emitted: Emitted, parameter: str) -> str:
    """Return the pointer of a parameter's schema, wherever it is written."""
    node = emitted.tree.at(parameter)
    if "schema" in node:
        return join(parameter, "schema")
    (media_type,) = node["content"]
    return join(parameter, "content", media_type, "schema")


def _bytes(drawn: Any) -> bytes:
    return str(drawn).encode()


def _mentions(hint: Any, wanted: type) -> bool:
    if hint is wanted:
        return True
    return any(_mentions(each, wanted) for each in typing.get_args(hint))
