"""Redirects: their targets, and the requests sent there (RFC 9110 section 15.4)."""

from __future__ import annotations

from .errors import ApiConnectionError
from .headers import Headers
from .media import Content
from .servers import origin_of
from .transport import PreparedRequest

LONGEST_CHAIN = 10
"""Redirects that are followed in one call."""

_STATUSES = frozenset({301, 302, 303, 307, 308})
_DOCUMENTED = frozenset({302, 303, 307})
_KEPT = frozenset({"user-agent", "accept", "accept-encoding"})
_OF_CONTENT = frozenset({"content-type", "content-length"})


def is_redirect(status: int, headers: Headers) -> bool:
    """Return whether a response sends the client elsewhere."""
    return status in _STATUSES and "location" in headers


def is_answer(method: str, status: int, documented: bool, has_success: bool) -> bool:
    """Return whether a redirect is the answer of an operation, to be followed once.

    It is documented, no success is, and following it by GET has no effect.
    """
    return documented and not has_success and status in _DOCUMENTED and method == "GET"


def follow(
    draft: PreparedRequest, status: int, headers: Headers
) -> tuple[PreparedRequest, bool]:
    """The request that a redirect asks for, and whether it stays at its origin.

    To another origin nothing goes that was meant for the first: no credentials, no
    cookies, no header fields of the caller or of the document. Raises
    `ApiConnectionError` for a location that is no http URL, or leads from https to
    http, or when a body would have to be sent again that cannot be.
    """
    method, content = draft.method, draft.content
    if _becomes_get(method, status):
        method, content = "GET", None
    return go_to(draft, headers["location"], method, content)


def go_to(
    draft: PreparedRequest, reference: str, method: str, content: Content | None
) -> tuple[PreparedRequest, bool]:
    """The request that leaves `draft` for where a URL reference leads.

    What `follow` says of origins holds for every reference that a server gives.
    """
    from urllib.parse import urljoin

    url = urljoin(draft.url, reference.strip()).partition("#")[0]
    before, after = origin_of(draft.url), origin_of(url)
    if after.scheme not in {"http", "https"} or not (after.host and after.has_port):
        raise ApiConnectionError("the server refers to something that is no http URL")
    if before.scheme == "https" and after.scheme == "http":
        raise ApiConnectionError("the server refers from https to http")
    if not (content is None or isinstance(content, bytes) or replayable(content)):
        raise ApiConnectionError("sent elsewhere, and the body cannot be sent again")
    same = before == after
    kept = {
        name: value
        for name, value in draft.headers.items()
        if (name.lower() in _OF_CONTENT and content is not None)
        or (name.lower() not in _OF_CONTENT and (same or name.lower() in _KEPT))
    }
    return PreparedRequest(method, _encoded(url), kept, content), same


def _becomes_get(method: str, status: int) -> bool:
    if status == 303:
        return method != "HEAD"
    return status in {301, 302} and method == "POST"


def replayable(content: object) -> bool:
    """Return whether a body can be sent again from its start."""
    return (
        content is None
        or isinstance(content, bytes)
        or bool(getattr(content, "replayable", False))
    )


def _encoded(url: str) -> str:
    """The location with what may not stand in a URL percent-encoded."""
    return "".join(
        char if " " < char < "\x7f" and char not in '"<>\\^`{|}' else _percent(char)
        for char in url
    )


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))
