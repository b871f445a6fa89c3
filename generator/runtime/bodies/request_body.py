"""Request bodies: from the arguments of a call to bytes and a media type."""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from typing import Any

from msgspec import UNSET
from msgspec.structs import replace

from ..argument_validation import check_arguments
from ..files import is_file, to_file, unpack_file
from ..messages import essence, kind_of, matches
from ..operation import EncodedBody, MissingArgumentsError, Operation, WriteBody
from ..parameters.values import as_declared, members_of
from ..serialization import Walk, is_object
from ..serialization.checks import check_value
from ..serialization.registry import adapter_for
from . import BodyFormat, DeclaredBody, Field, WriteContent

BINARY = "application/octet-stream"
_SEQUENCES = ("lines", "sequence", "events")


class RequestBody(DeclaredBody, frozen=True):
    """A request body, with the functions that encode it."""

    def check(
        self, operation: Operation[Any], arguments: Mapping[str, Any], resource: type
    ) -> None:
        """Raise `RequestValidationError` listing all arguments that break the document."""
        check_arguments(operation, arguments, resource)

    def compile(self) -> WriteBody:
        """Make the function that encodes the arguments."""
        value_of = self._single() if self.fields is None else self._gather(self.fields)
        writers: dict[str, WriteContent] = {}
        formats, flag = self.formats, self.stream_flag
        default_for = self._default_format()
        fields = () if self.required else self.fields or ()
        needed = [field for field in fields if field.required]
        implied = {f.name: f.default for f in fields if f.default is not UNSET}

        def write(
            arguments: Mapping[str, Any],
            chosen: str | None,
            extra: Mapping[str, object] | None,
            streaming: bool,
        ) -> EncodedBody | None:
            value: Any = value_of(arguments)
            if implied and value is not UNSET:
                value = implied | value
            if needed and value is not UNSET and not extra:
                _check_needed(value, needed)
            if flag is not None and (streaming or value is not UNSET):
                members: dict[str, Any] = {} if value is UNSET else value
                value = members | {flag: streaming}
            if value is UNSET and not extra:
                return None
            body = default_for(value) if chosen is None else _choose(formats, chosen)
            name = body.media_type if chosen is None else chosen
            if extra:
                return _extended(body, value, extra)(name)
            writer = writers.get(body.media_type)
            if writer is None:
                writer = writers[body.media_type] = body.compile()
            return writer(value, name)

        return write

    def _default_format(self) -> Callable[[Any], BodyFormat]:
        """Make the function that chooses the format of a body where the caller does not.

        `image=b"…"` goes as multipart where that is declared, and anything without a
        file as the first media type. A body that is one argument goes as the first
        media type whose type it is of.
        """
        first, *others = formats = self.formats
        if others and self.fields is None:
            return lambda value: next((x for x in formats if _takes(x, value)), first)
        uploads = [each for each in others if kind_of(each.media_type) == "multipart"]
        files = {field.name for field in self.fields or () if field.is_file}
        if not uploads or not files or kind_of(first.media_type) == "multipart":
            return lambda _: first
        upload = uploads[0]
        return lambda value: (
            first if value is UNSET or files.isdisjoint(value) else upload
        )

    def _single(self) -> Callable[[Mapping[str, Any]], Any]:
        """Make the function that finds the argument `body`, `UNSET` for none."""
        sends_null = self.required or self.nullable

        def find(arguments: Mapping[str, Any]) -> Any:
            value = arguments.get("body", UNSET)
            return UNSET if value is None and not sends_null else value

        return find

    def _gather(self, fields: tuple[Field, ...]) -> Callable[[Mapping[str, Any]], Any]:
        """Make the function that collects the fields by their wire names.

        An unset argument is left out; `None` too, unless null is something that can be
        sent (`nullable`) or must be (`required`).
        """
        additional, required = self.additional, self.required
        table = [
            (f.name, f.argument or f.name, f.nullable or (f.required and required), f)
            for f in fields
        ]

        def gather(arguments: Mapping[str, Any]) -> Any:
            members: dict[str, Any] = {}
            if additional:
                members.update(arguments.get("additional_properties") or {})
            for wire, argument, sends_null, field in table:
                value = arguments.get(argument, UNSET)
                if value is not UNSET and (value is not None or sends_null):
                    members[wire] = _sent(value, field)
            return members if members or required else UNSET

        return gather


def _takes(body: BodyFormat, value: object) -> bool:
    """Return whether a value is one of a format, as far as can be told."""
    kind = kind_of(body.media_type)
    is_upload = is_file(unpack_file(value)) and kind not in _SEQUENCES
    if value is UNSET or is_upload or kind == "binary":
        return value is UNSET or (is_upload and kind == "binary")
    if kind == "text":
        return isinstance(value, str)
    if kind in _SEQUENCES:
        return not is_object(value) and isinstance(value, (Iterable, AsyncIterable))
    if body.type is None:
        return True
    adapter, walk = adapter_for(body.type), Walk()
    check_value(adapter, value, walk, None)
    return adapter.accepts(value) and not walk.issues


def _check_needed(members: Mapping[str, Any], needed: list[Field]) -> None:
    """Raise an error that names the arguments a body cannot be sent without."""
    missing = [
        each.argument or each.name for each in needed if each.name not in members
    ]
    if missing:
        names = ", ".join(map(repr, missing))
        message = f"the body can be left out, but not sent without {names}"
        raise MissingArgumentsError(message)


def _sent(value: object, field: Field) -> object:
    """A value as its declared type is sent; a file stays as it is, bytes do not."""
    if field.is_file:
        return to_file(value, field.argument or field.name)
    if field.type is None or (type(value) is not bytes and is_file(value)):
        return value
    return as_declared(value, field.type)


def _extended(
    body: BodyFormat, value: object, extra: Mapping[str, object]
) -> Callable[[str], EncodedBody]:
    """Make the function that encodes an object with further properties."""
    members: Mapping[str, Any] | None = {}
    if value is not UNSET:
        members = members_of(as_declared(value, body.type))
    if members is None or kind_of(body.media_type) not in ("json", "form", "multipart"):
        raise TypeError("extra_body: the body is no object in JSON or a form")
    write = replace(body, type=None).compile()
    return lambda name: write({**members, **extra}, name)


def _choose(formats: tuple[BodyFormat, ...], chosen: str) -> BodyFormat:
    """The declared media type that `content_type=` names, exactly or by its range."""
    name = essence(chosen)
    for exact in (True, False):
        for each in formats:
            declared = each.media_type
            if essence(declared) == name if exact else matches(declared, name):
                return each
    declared = ", ".join(each.media_type for each in formats)
    raise ValueError(f"content_type: one of {declared}, not {chosen!r}")


def concrete(name: str, usual: str) -> str:
    """A media type as it is sent: for a range its most common member."""
    return usual if "*" in name else name
