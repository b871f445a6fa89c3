"""Text that may be shown: without secrets, without control characters."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any, cast

SHOWN = 300
"""Characters of a server's message that an error repeats."""

_MASK = "***"
_SHORTEST_SECRET = 6
_SUSPECT = ("token", "secret", "passw", "signature", "credential", "authorization")
_SUSPECT_ENDS = ("key", "sig", "pwd")


def printable(text: str, limit: int = SHOWN) -> str:
    """One line of text that a terminal can show: control characters escaped, cut."""
    cut = text if len(text) <= limit else text[:limit] + "…"
    if cut.isprintable():
        return cut
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in cut
    )


def is_secret_name(name: str) -> bool:
    """Whether a parameter or property of this name is likely to hold a secret."""
    plain = name.lower()
    return plain.endswith(_SUSPECT_ENDS) or any(word in plain for word in _SUSPECT)


def redact_url(url: str, secrets: Container[str] = ()) -> str:
    """A URL without user information and without the query values of `secrets`, which
    are names of parameters, and of those that look like one."""
    address, mark, query = url.partition("?")
    scheme, slashes, rest = address.partition("://")
    if slashes:
        authority, slash, path = rest.partition("/")
        address = f"{scheme}://{authority.rpartition('@')[2]}{slash}{path}"
    if not mark:
        return address
    pairs = (_redact_pair(pair, secrets) for pair in query.split("&"))
    return f"{address}?{'&'.join(pairs)}"


def _redact_pair(pair: str, secrets: Container[str]) -> str:
    name, equals, _ = pair.partition("=")
    hidden = name in secrets or is_secret_name(name)
    return f"{name}={_MASK}" if equals and hidden else pair


def scrub(text: str, secrets: Iterable[str]) -> str:
    """Text in which the secrets are masked; one too short to be one is left."""
    for secret in secrets:
        if len(secret) >= _SHORTEST_SECRET:
            text = text.replace(secret, _MASK)
    return text


def redact_body(value: object, is_secret: Callable[[str], bool]) -> object:
    """A copy of a JSON value in which the values of secret properties are masked."""
    if isinstance(value, Mapping):
        members = cast("Mapping[str, Any]", value)
        return {
            name: _MASK if is_secret(name) else redact_body(inner, is_secret)
            for name, inner in members.items()
        }
    if isinstance(value, list):
        return [redact_body(item, is_secret) for item in cast("Any", value)]
    return value
