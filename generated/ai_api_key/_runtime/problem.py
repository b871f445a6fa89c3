"""What an error body says, whatever its shape.

RFC 9457 problem details, found by shape and not by media type, and the two older shapes
that many servers answer with: `{"message": …}` and `{"error": …}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from msgspec import Struct, field

from .redaction import printable


def _no_extensions() -> dict[str, Any]:
    return {}


def _no_errors() -> list[Any]:
    return []


class Problem(Struct, frozen=True, kw_only=True):
    """The details of a problem (RFC 9457 section 3.1); what is not said is `None`."""

    type: str | None = None
    title: str | None = None
    status: int | None = None
    detail: str | None = None
    instance: str | None = None
    errors: list[Any] = field(default_factory=_no_errors)
    """Single errors as sent: objects or plain strings."""
    extensions: dict[str, Any] = field(default_factory=_no_extensions)
    """The members that RFC 9457 does not name."""

    @property
    def summary(self) -> str | None:
        """One printable line: title and detail, or the first error."""
        parts = [part for part in (self.title, self.detail) if part]
        if not parts and self.errors:
            parts = [str(self.errors[0])]
        text = ": ".join(dict.fromkeys(parts))
        return printable(text) if text else None


_MEMBERS = ("type", "title", "detail", "instance")


def find_problem(body: object) -> Problem | None:
    """Read a decoded JSON body as a problem.

    Returns `None` when nothing in it looks like one. Members of a wrong type are taken
    for extensions, as RFC 9457 section 3.1 wants them ignored.
    """
    if not isinstance(body, Mapping):
        return None
    members = cast("Mapping[str, Any]", body)
    found: dict[str, Any] = {
        name: members[name]
        for name in _MEMBERS
        if isinstance(members.get(name), str) and members[name]
    }
    status = members.get("status")
    if isinstance(status, int) and not isinstance(status, bool):
        found["status"] = status
    errors = members.get("errors")
    if isinstance(errors, list):
        found["errors"] = errors
    _add_older_shapes(members, found)
    if not found.keys() - {"status", "type"}:
        return None
    rest = {name: value for name, value in members.items() if name not in found}
    return Problem(**found, extensions=rest)


def _add_older_shapes(members: Mapping[str, Any], found: dict[str, Any]) -> None:
    """Take `message` and `error`, a text or an object, for what they mean."""
    for name in ("message", "error_description", "error"):
        said = members.get(name)
        if isinstance(said, Mapping):
            inner = cast("Mapping[str, Any]", said)
            said = inner.get("message") or inner.get("detail")
        if isinstance(said, str) and said:
            found.setdefault("detail", said)
