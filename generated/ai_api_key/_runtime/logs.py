"""The log of a client, under its package's name.

INFO: one line for each call. DEBUG: one for each attempt. TRACE (5): the bodies, secrets
masked. WARNING: where responses break their own document, once for each kind. Headers
are never logged.
Secrets and control characters are masked in all that is shown.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from logging import Logger

    from .serialization import Issue

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
    """Return whether a parameter or property of this name is likely to hold a secret."""
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
    return f"{address}?{redact_query(query, secrets)}"


def redact_query(query: str, secrets: Container[str] = ()) -> str:
    """A query, or a form, without the values of `secrets`, which are names, and of
    names that look like one."""
    return "&".join(_redact_pair(pair, secrets) for pair in query.split("&"))


def _redact_pair(pair: str, secrets: Container[str]) -> str:
    from urllib.parse import unquote_plus

    name, equals, _ = pair.partition("=")
    plain = unquote_plus(name)
    hidden = plain in secrets or is_secret_name(plain)
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


INFO = 20
DEBUG = 10
TRACE = 5
_LONGEST_BODY = 10_000
_SHOWN_ISSUES = 3
"""Deviations that a warning shows."""
_MOST_KINDS = 1_000


class Log:
    """The log of one client."""

    def __init__(self, package: str, secrets: Sequence[str]) -> None:
        self._package = package
        self._secrets = frozenset(secrets)
        self._warned: set[tuple[str, str]] = set()
        self._logger: Logger | None = None

    def level(self) -> int | None:
        """The finest level that is wanted: `TRACE`, `DEBUG`, `INFO` or `None`.

        Nobody can want a log who has not imported `logging`, which takes milliseconds.
        """
        logger = self._logger
        if logger is None:
            if "logging" not in sys.modules:
                return None
            logger = self._get()
        if not logger.isEnabledFor(INFO):
            return None
        if not logger.isEnabledFor(DEBUG):
            return INFO
        return TRACE if logger.isEnabledFor(TRACE) else DEBUG

    def _get(self) -> Logger:
        import logging

        self._logger = logging.getLogger(self._package)
        return self._logger

    def redact(self, url: str) -> str:
        """A URL as the log shows it."""
        return redact_url(url, self._secrets)

    def write(self, level: int, line: str, *values: object) -> None:
        """Write a line with values in its places."""
        self._get().log(level, line, *values)

    def body(self, direction: str, content: object, secrets: Sequence[str]) -> None:
        """Write a body, as JSON with its secrets masked, or its size."""
        if not content:
            return
        self.write(TRACE, "%s %s", direction, self._shown(content, secrets))

    def _shown(self, content: object, secrets: Sequence[str]) -> str:
        if not isinstance(content, bytes):
            return "streamed"
        import msgspec

        try:
            value: Any = msgspec.json.decode(content)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return f"{len(content)} bytes"
        masked = msgspec.json.encode(redact_body(value, self._is_secret)).decode()
        return printable(scrub(masked, secrets), _LONGEST_BODY)

    def _is_secret(self, name: str) -> bool:
        return name in self._secrets or is_secret_name(name)

    def issues(self, what: str, issues: Sequence[Issue]) -> None:
        """Warn of a response that differs from the document, in one line.

        The line has the number of issues and the first ones; a deviation that was
        shown before is not shown again.
        """
        unseen = [issue for issue in issues if self._is_unseen(what, issue)]
        if not unseen:
            return
        count = "1 place" if len(issues) == 1 else f"{len(issues)} places"
        shown = "; ".join(map(str, unseen[:_SHOWN_ISSUES]))
        more = "; …" if len(unseen) > _SHOWN_ISSUES else ""
        self._get().warning(
            "%s: the response differs from the document in %s: %s%s",
            what,
            count,
            shown,
            more,
        )

    def _is_unseen(self, what: str, issue: Issue) -> bool:
        """Tell whether a deviation is new, whatever its index and value; remember it."""
        message, _, _ = issue.message.partition(", got ")
        key = (what, re.sub(r"\[\d+\]", "[]", issue.path) + message)
        if key in self._warned or len(self._warned) >= _MOST_KINDS:
            return False
        self._warned.add(key)
        return True
