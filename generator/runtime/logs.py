"""What a client writes to the log, under its package's name.

DEBUG: one line for each attempt. TRACE (5): the bodies, secrets masked. WARNING: where
responses break their own document, once for each kind. Headers are never logged.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .redaction import is_secret_name, printable, redact_body, redact_url, scrub

if TYPE_CHECKING:
    from logging import Logger

    from .issues import Issue

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
        """The finest level that is wanted: `TRACE`, `DEBUG` or `None`.

        Nobody can want a log who has not imported `logging`, which takes milliseconds.
        """
        logger = self._logger
        if logger is None:
            if "logging" not in sys.modules:
                return None
            logger = self._get()
        if not logger.isEnabledFor(DEBUG):
            return None
        return TRACE if logger.isEnabledFor(TRACE) else DEBUG

    def _get(self) -> Logger:
        import logging

        self._logger = logging.getLogger(self._package)
        return self._logger

    def attempt(
        self,
        what: str,
        method: str,
        url: str,
        outcome: str,
        seconds: float,
        number: int,
    ) -> None:
        """Write the line of one attempt."""
        self._get().debug(
            "%s %s (%s): %s, %.0f ms, attempt %d",
            method,
            redact_url(url, self._secrets),
            what,
            outcome,
            seconds * 1000,
            number,
        )

    def body(self, direction: str, content: object, secrets: Sequence[str]) -> None:
        """Write a body, as JSON with its secrets masked, or its size."""
        if not content:
            return
        self._get().log(TRACE, "%s %s", direction, self._shown(content, secrets))

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
        key = (what, _without_indices(issue.path) + message)
        if key in self._warned or len(self._warned) >= _MOST_KINDS:
            return False
        self._warned.add(key)
        return True


def _without_indices(path: str) -> str:
    """A JSON path in which every index is the same."""
    head, *rest = path.split("[")
    return head + "".join(
        f"[]{part.partition(']')[2]}" if part[:1].isdigit() else f"[{part}"
        for part in rest
    )
