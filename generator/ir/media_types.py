"""What media types are (RFC 9110, section 8.3.1)."""

from __future__ import annotations

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def essence(media_type: str) -> str:
    """A media type without parameters, in lower case (RFC 9110, section 8.3.1)."""
    return media_type.partition(";")[0].strip().lower()


def is_json(media_type: str) -> bool:
    """JSON, by name or structured syntax suffix (RFC 6839, section 3.1)."""
    name = essence(media_type)
    return name.endswith(("/json", "+json")) or name in ("*/*", "application/*", "")


def is_xml(media_type: str) -> bool:
    """XML, by name or structured syntax suffix (RFC 7303)."""
    return essence(media_type).endswith(("/xml", "+xml"))


def is_form(media_type: str) -> bool:
    """A form whose fields OpenAPI describes as properties."""
    return essence(media_type) in _FORMS or essence(media_type).startswith("multipart/")
