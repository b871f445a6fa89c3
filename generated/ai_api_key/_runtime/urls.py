"""The few things that a client needs to know of URLs (RFC 3986)."""

from __future__ import annotations

import re
from typing import NamedTuple

_DEFAULT_PORTS = {"http": "80", "https": "443"}


class Origin(NamedTuple):
    """Scheme, host and port: what credentials are bound to (RFC 6454 section 4)."""

    scheme: str
    host: str
    port: str

    @property
    def is_private(self) -> bool:
        """Whether credentials may go there: over TLS, or not beyond this machine."""
        return self.scheme == "https" or is_loopback(self.host)

    @property
    def has_port(self) -> bool:
        """Whether the port is a number that a port can have (RFC 6335 section 6)."""
        return self.port.isdecimal() and 0 < int(self.port) < 65536


def origin_of(url: str) -> Origin:
    """The origin of an absolute URL."""
    scheme, _, rest = url.partition("://")
    authority = _authority(rest).rpartition("@")[2].lower()
    host, colon, port = authority.rpartition(":")
    if not colon or "]" in port:
        host, port = authority, ""
    scheme = scheme.lower()
    return Origin(scheme, host.strip("[]"), port or _DEFAULT_PORTS.get(scheme, ""))


def _authority(rest: str) -> str:
    for delimiter in "/?#":
        rest = rest.partition(delimiter)[0]
    return rest


_START = re.compile(r"[^/?#]*//[^/?#]*")
"""Scheme and authority (RFC 3986 appendix B)."""


def split_target(url: str) -> tuple[str, str]:
    """Scheme with authority, and what a request to the URL names: path and query."""
    start = _START.match(url)
    end = start.end() if start else 0
    target = url[end:].partition("#")[0]
    return url[:end], target if target[:1] == "/" else f"/{target}"


def is_loopback(host: str) -> bool:
    """Whether a host names this machine (RFC 6761 section 6.3, RFC 1122, RFC 4291)."""
    if host == "localhost" or host.endswith(".localhost") or host == "::1":
        return True
    parts = host.split(".")
    return len(parts) == 4 and parts[0] == "127" and all(p.isdigit() for p in parts)


class BaseUrl(NamedTuple):
    """A base URL taken apart: without its user information, which is kept aside."""

    url: str
    user: str | None
    """`user:password` in the clear, when the URL carried it."""


def to_base_url(text: str) -> BaseUrl:
    """Check and take apart what was given as a base URL.

    Raises `ValueError`, without repeating the URL, when it is not an absolute http or
    https URL, or has a query, a fragment, an impossible port, blanks or control
    characters.
    """
    scheme, mark, rest = text.strip().partition("://")
    if scheme.lower() not in _DEFAULT_PORTS or not mark:
        raise ValueError("base_url: an absolute http or https URL is needed")
    if "?" in rest or "#" in rest:
        raise ValueError("base_url: a query or a fragment is not possible here")
    if "\\" in rest or not rest.isascii() or not rest.isprintable() or " " in rest:
        raise ValueError("base_url: blanks, control characters and non-ASCII letters")
    user, at, _ = _authority(rest).rpartition("@")
    rest = rest[len(user) + 1 :] if at else rest
    if not _authority(rest):
        raise ValueError("base_url: it names no host")
    url = f"{scheme}://{rest.rstrip('/')}"
    if not origin_of(url).has_port:
        raise ValueError("base_url: its port is none")
    return BaseUrl(url, _decoded(user) if at else None)


def _decoded(user: str) -> str:
    from urllib.parse import unquote

    return unquote(user)
