"""Parts of HTTP messages: header fields, media types, content.

A response's fields are a mapping that ignores case. RFC 9110 sections 5 and 8.3.1,
RFC 6838 section 4.2.8 (structured syntax suffixes).
"""

from __future__ import annotations

import re
import time
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping
from math import isnan
from typing import Literal, TypeVar, overload

T = TypeVar("T")


class Headers(Mapping[str, str]):
    """The fields of a response by name, in any case (RFC 9110 section 5.1).

    A field that occurs several times reads as one value joined by `, ` (section 5.3);
    `all(name)` gives the values apart, as `Set-Cookie` needs.
    """

    __slots__ = ("_index", "_pairs")

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._pairs = tuple(pairs)
        self._index = {name.lower(): value for name, value in self._pairs}
        if len(self._index) != len(self._pairs):
            self._join()

    def _join(self) -> None:
        """Make one value of the values of a field that occurs several times."""
        for key in self._index:
            self._index[key] = ", ".join(self.all(key))

    def __getitem__(self, name: str) -> str:
        return self._index[name.lower()]

    @overload
    def get(self, name: str, /) -> str | None: ...

    @overload
    def get(self, name: str, /, default: str | T) -> str | T: ...

    def get(self, name: str, /, default: object = None) -> object:
        """The field's value, `default` when there is none."""
        return self._index.get(name.lower(), default)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._index

    def __iter__(self) -> Iterator[str]:
        return iter(self._index)

    def __len__(self) -> int:
        return len(self._index)

    def __repr__(self) -> str:
        shown = {k: "…" if k in _SECRET else v for k, v in self._index.items()}
        return f"Headers({shown})"

    def all(self, name: str) -> list[str]:
        """Every value of the field, in the order received."""
        key = name.lower()
        return [value for field, value in self._pairs if field.lower() == key]

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The fields as received, in order."""
        return self._pairs


_SECRET = frozenset({"set-cookie", "authorization", "www-authenticate"})

_UNSENDABLE = re.compile("[\0-\x08\n-\x1f\x7f\ud800-\udfff]")
"""Characters that no field value has (RFC 9110 section 5.5), or that have no UTF-8."""


def check_field(name: str, value: object) -> str:
    """A header value as it may be sent; `ValueError` for what would end or spoil it.

    Blanks around it are no part of a value (RFC 9110 section 5.5). Callers without a
    type checker give numbers, which are a `TypeError`.
    """
    if not isinstance(value, str):
        raise TypeError(f"{name}: a header is a text, not {type(value).__name__}")
    if not value.isprintable() and _UNSENDABLE.search(value):
        raise ValueError(
            f"{name}: a line break or control character cannot be sent in a header"
        )
    return value.strip(" \t")


def is_field_name(name: str) -> bool:
    """Return whether a text can be the name of a field (RFC 9110 section 5.1)."""
    return bool(name) and name.isascii() and not any(c in name for c in "\r\n\0: ")


def set_field(headers: dict[str, str], name: str, value: str) -> None:
    """Set a field in place of one whose name differs in case only."""
    if name not in headers:
        lower = name.lower()
        for present in [each for each in headers if each.lower() == lower]:
            del headers[present]
    headers[name] = value


def fields_of(headers: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """The fields of some names, by their names in lower case; cookies are no field of
    one owner."""
    wanted = {name.lower() for name in names} - {"cookie"}
    return {k.lower(): v for k, v in headers.items() if k.lower() in wanted}


def replace_fields(headers: dict[str, str], fields: Mapping[str, str]) -> None:
    """Leave each field once, the one that came last, with the values of `fields`."""
    last = {name.lower(): name for name in headers}
    for name in [each for each in headers if last[each.lower()] != each]:
        del headers[name]
    for lower, value in fields.items():
        headers[last[lower]] = value


def asked_wait(headers: Headers) -> float | None:
    """The seconds, 0 or more, that `retry-after-ms` or `Retry-After` asks to wait."""
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return max(milliseconds / 1000, 0.0)
    value = headers.get("retry-after")
    seconds = _number(value)
    if seconds is None and value is not None:
        seconds = _until(value)
    return None if seconds is None else max(seconds, 0.0)


def _number(text: str | None) -> float | None:
    try:
        number = float(text) if text is not None else None
    except ValueError:
        return None
    return None if number is None or isnan(number) else number


def _until(text: str) -> float | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text).timestamp() - time.time()
    except (ValueError, TypeError):
        return None


Content = bytes | Iterable[bytes] | AsyncIterable[bytes]
"""The bytes of a body: whole, or piece by piece."""


def blocking(content: Content) -> Iterable[bytes]:
    """The chunks of a body; raises `TypeError` for those of an asynchronous iterator."""
    if isinstance(content, bytes):
        return (content,)
    if isinstance(content, Iterable):
        return content
    raise TypeError("a synchronous client cannot take an asynchronous iterator")


def iterate(content: Content) -> AsyncIterator[bytes]:
    """The chunks of a body; those of a synchronous iterator come without suspending."""
    if isinstance(content, AsyncIterable):
        return aiter(content)
    return _iterate(blocking(content))


async def _iterate(chunks: Iterable[bytes]) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk


Kind = Literal[
    "json", "xml", "form", "multipart", "text", "lines", "sequence", "events", "binary"
]

_LINES = frozenset(
    {
        *("application/x-ndjson", "application/ndjson", "text/x-ndjson"),
        *("application/jsonl", "application/x-jsonl", "application/x-ldjson"),
        *("application/jsonlines", "application/x-jsonlines"),
        *("application/json-lines", "application/stream+json"),
        "application/x-json-stream",
    }
)
_TEXTS = frozenset(
    {
        *("application/javascript", "application/ecmascript", "application/sql"),
        *("application/yaml", "application/x-yaml", "application/graphql"),
    }
)


def essence(media_type: str) -> str:
    """`type/subtype` in lower case, without parameters."""
    return media_type.partition(";")[0].strip().lower()


def kind_of(media_type: str) -> Kind:
    """The format that content of a media type is read and written in."""
    name = essence(media_type)
    if name in _LINES:
        return "lines"
    if name == "application/json" or name.endswith("+json") or name == "text/json":
        return "json"
    if name in ("application/xml", "text/xml") or name.endswith("+xml"):
        return "xml"
    if name == "text/event-stream":
        return "events"
    if name == "application/json-seq" or name.endswith("+json-seq"):
        return "sequence"
    if name == "application/x-www-form-urlencoded":
        return "form"
    if name.startswith("multipart/"):
        return "multipart"
    if name.startswith("text/") or name in _TEXTS or name.endswith("+yaml"):
        return "text"
    return "binary"


def content_type_of(headers: Mapping[str, str]) -> str | None:
    """The media type that a message names; `None` for a value that is none."""
    found = headers.get("content-type")
    return found if found is not None and "/" in found else None


def matches(declared: str, name: str) -> bool:
    """Return whether an essence falls under a declared media type or range."""
    declared = essence(declared)
    if declared == name or declared in {"*/*", "*"}:
        return True
    main, _, subtype = declared.partition("/")
    if subtype == "*":
        return name.startswith(f"{main}/")
    return subtype.startswith("*+") and name.endswith(subtype[1:])


def charset_of(content_type: str) -> str | None:
    """The `charset` parameter; `None` when there is none or nobody knows it."""
    for part in content_type.split(";")[1:]:
        name, _, value = part.strip().partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip("\"'")
            return charset if _is_known(charset) else None
    return None


def _is_known(charset: str) -> bool:
    try:
        "".encode(charset)
    except (LookupError, ValueError):
        return False
    return True
