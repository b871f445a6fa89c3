"""Predicates of media types (RFC 9110, section 8.3.1)."""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "json", "xml", "form", "multipart", "text", "lines", "sequence", "events", "binary"
]
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def essence(media_type: str) -> str:
    """A media type without parameters, in lower case (RFC 9110, section 8.3.1)."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """JSON, by name or structured syntax suffix (RFC 6839, section 3.1)."""
    name = essence(media_type)
    if name in _LINES:
        return False
    return name.endswith(("/json", "+json")) or name in ("*/*", "application/*", "")


def is_xml(media_type: str) -> bool:
    """XML, by name or structured syntax suffix (RFC 7303)."""
    return essence(media_type).endswith(("/xml", "+xml"))


def is_form(media_type: str) -> bool:
    """A form whose fields OpenAPI describes as properties."""
    return essence(media_type) in _FORMS or essence(media_type).startswith("multipart/")


_LINES = frozenset(
    {
        "application/x-ndjson",
        "application/ndjson",
        "application/jsonl",
        "application/x-jsonlines",
        "application/jsonlines",
        "application/json-lines",
        "application/x-json-stream",
        "application/x-jsonl",
        "application/x-ldjson",
        "application/stream+json",
        "text/x-ndjson",
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


def content_kind(media_type: str) -> Kind:
    """The format that content of a media type is read and written in.

    The run-time support decides alike (`runtime/messages.py`).
    """
    name = essence(media_type)
    if name in _LINES:
        return "lines"
    if name in ("application/json", "text/json") or name.endswith("+json"):
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
