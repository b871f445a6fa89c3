"""Content of messages, and media types: their names, and the formats behind them.

RFC 9110 section 8.3.1, RFC 6838 section 4.2.8 (structured syntax suffixes).
"""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Mapping
from typing import Literal, overload

Content = bytes | Iterable[bytes] | AsyncIterable[bytes]
"""The bytes of a body: whole, or piece by piece."""
Kind = Literal[
    "json", "xml", "form", "multipart", "text", "lines", "sequence", "events", "binary"
]

_LINES = frozenset(
    {
        "application/x-ndjson",
        "application/ndjson",
        "application/jsonl",
        "application/x-jsonlines",
        "application/jsonlines",
        "application/json-lines",
        "application/x-json-stream",
    }
)
_TEXTS = frozenset(
    {
        "application/javascript",
        "application/ecmascript",
        "application/yaml",
        "application/x-yaml",
        "application/sql",
        "application/graphql",
    }
)


def essence(media_type: str) -> str:
    """`type/subtype` in lower case, without parameters."""
    return media_type.partition(";")[0].strip().lower()


def kind_of(media_type: str) -> Kind:
    """The format that content of a media type is read and written in."""
    name = essence(media_type)
    if name == "application/json" or name.endswith("+json") or name == "text/json":
        return "json"
    if name in ("application/xml", "text/xml") or name.endswith("+xml"):
        return "xml"
    if name == "text/event-stream":
        return "events"
    if name in _LINES:
        return "lines"
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


@overload
def charset_of(content_type: str, default: str = "utf-8") -> str: ...


@overload
def charset_of(content_type: str, default: None) -> str | None: ...


def charset_of(content_type: str, default: str | None = "utf-8") -> str | None:
    """The `charset` parameter; `default` when there is none or nobody knows it."""
    for part in content_type.split(";")[1:]:
        name, _, value = part.strip().partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip("\"'")
            return charset if _is_known(charset) else default
    return default


def _is_known(charset: str) -> bool:
    try:
        "".encode(charset)
    except (LookupError, ValueError):
        return False
    return True
