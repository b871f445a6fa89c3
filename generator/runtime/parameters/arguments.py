"""The arguments of an operation's parameters: written into requests, checked before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, cast

from msgspec import UNSET

from ..argument_validation import check_arguments
from ..messages import set_field
from ..operation import Operation, Parameter, WriteArguments
from ..urls import encode_literal, with_query

IGNORED_HEADERS = frozenset({"accept", "content-type", "authorization"})
"""Names that no header parameter can have (OpenAPI 3.2 section 4.12.1)."""
_OF_THE_BODY = frozenset({"content-length", "transfer-encoding"})
"""Header parameters that are not sent: they follow from the body."""


WriteParameter = Callable[[object], str | None]
"""From an argument to its text in the request, empty or `None` when it has none."""


class SentParameter(Parameter, frozen=True):
    """The base of the parameters of all locations.

    `content` is the media type of a parameter that has one in place of a style; `style`
    and `explode` default by location (OpenAPI 3.2 section 4.12.3).
    """

    style: str | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    content: str | None = None

    def compile(self) -> WriteParameter:
        """Make the function that writes an argument, which is there.

        It raises `ValueError` or `TypeError` for what cannot be sent.
        """
        raise NotImplementedError

    def writer(self, operation: Operation[Any]) -> WriteArguments:
        """Make the function that writes all parameters of an operation."""
        return Arguments(operation).write

    def check(
        self, operation: Operation[Any], arguments: Mapping[str, Any], resource: type
    ) -> None:
        """Raise `RequestValidationError` listing all arguments that break the document."""
        check_arguments(operation, arguments, resource)


class _Slot(NamedTuple):
    """A parameter with the function that writes it."""

    argument: str
    name: str
    nullable: bool
    write: WriteParameter
    sends_empty: bool
    """Whether an empty text is sent, as that of a header is."""


class Arguments:
    """Writes the arguments of one operation's parameters."""

    def __init__(self, operation: Operation[Any]) -> None:
        self._slots = _slots(operation)
        template = "/" + operation.path.removeprefix("/")
        parts = _split_template(template, self._slots["path"])
        self._path = parts if any(isinstance(each, _Slot) for each in parts) else None
        self._fixed_path = "" if self._path else _fill(parts, {})
        self._query = [*self._slots["query"], *self._slots["querystring"]]

    def write(
        self, url: str, arguments: Mapping[str, Any], headers: dict[str, str]
    ) -> str:
        """Write headers and cookies into `headers`; returns the URL.

        `url` is what the path stands on. `ValueError` for an argument that is missing
        or cannot be sent.
        """
        url += _fill(self._path, arguments) if self._path else self._fixed_path
        query = [text for _, text in _written(self._query, arguments)]
        if query:
            url = with_query(url, "&".join(query))
        for name, text in _written(self._slots["header"], arguments):
            set_field(headers, name, text)
        cookies = [text for _, text in _written(self._slots["cookie"], arguments)]
        if cookies:
            given = [headers["Cookie"]] if "Cookie" in headers else []
            headers["Cookie"] = "; ".join(given + cookies)
        return url


def _slots(operation: Operation[Any]) -> dict[str, list[_Slot]]:
    """The parameters of an operation, by location."""
    slots: dict[str, list[_Slot]] = {
        name: [] for name in ("path", "query", "querystring", "header", "cookie")
    }
    for each in cast("tuple[SentParameter, ...]", operation.parameters):
        is_header = each.location == "header"
        if is_header and each.name.lower() in IGNORED_HEADERS | _OF_THE_BODY:
            continue
        argument = each.argument or each.name
        slot = _Slot(argument, each.name, each.nullable, each.compile(), is_header)
        slots[each.location].append(slot)
    return slots


def _written(
    slots: Sequence[_Slot], arguments: Mapping[str, Any]
) -> list[tuple[str, str]]:
    """The parameters that are there, by name, as texts."""
    texts: list[tuple[str, str]] = []
    for slot in slots:
        value = arguments.get(slot.argument, UNSET)
        if value is UNSET or (value is None and not slot.nullable):
            continue
        text = _write(slot, value)
        if text or (slot.sends_empty and text is not None):
            texts.append((slot.name, text or ""))
    return texts


def _write(slot: _Slot, value: object) -> str | None:
    try:
        return slot.write(value)
    except (ValueError, TypeError) as error:
        raise _named(slot.argument, error) from error


def _named(argument: str, error: Exception) -> ValueError:
    """An error with its argument, and the position in it (`$` is all of it)."""
    message = str(error)
    if message.startswith("$"):
        return ValueError(argument + message[1:])
    is_named = message.startswith(f"{argument}:")
    return ValueError(message if is_named else f"{argument}: {message}")


def _split_template(template: str, slots: Sequence[_Slot]) -> list[str | _Slot]:
    """The path's fixed text, encoded, and the parameters between it.

    A fragment is cut off (OpenAPI 3.2 section 4.8.2).
    """
    declared = {slot.name: slot for slot in slots}
    parts: list[str | _Slot] = []
    rest = template.partition("#")[0]
    while rest:
        text, brace, tail = rest.partition("{")
        name, closing, after = tail.partition("}")
        if brace and closing and name in declared:
            parts += (
                [encode_literal(text), declared[name]] if text else [declared[name]]
            )
            rest = after
        elif brace:
            parts.append(encode_literal(text + brace))
            rest = tail
        else:
            parts.append(encode_literal(text))
            rest = ""
    return parts


def _fill(parts: Sequence[str | _Slot], arguments: Mapping[str, Any]) -> str:
    """The path; `ValueError` names the argument that is missing or cannot be in it."""
    texts: list[str] = []
    for part in parts:
        if isinstance(part, str):
            texts.append(part)
            continue
        value = arguments.get(part.argument)
        if value is None or value is UNSET:
            raise ValueError(f"{part.argument}: a path cannot go without it")
        texts.append(_write(part, value) or "")
    return "".join(texts)
