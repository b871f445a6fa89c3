"""Changes of the bodies of documented errors: decoded by them, typed by the caller."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.diff.assignability import Assignability
from generator.diff.changes import Action, Change, Severity, Site
from generator.diff.surface import Method

_NO_BODY = "None"
_REASONS: dict[Action, str] = {
    "added": "the body of the error is decoded as the type",
    "changed": "the body of the error is decoded as another type",
    "removed": "the body of the error is no longer decoded as the type",
}


def compare_errors(
    pairs: Iterable[tuple[Method, Method]], assignability: Assignability
) -> Iterator[Change]:
    """Yield a change for each set of calls whose errors change in the same way."""
    found: dict[tuple[str, str, str], list[tuple[Method, Method]]] = {}
    for old, new in pairs:
        if old.errors == new.errors:
            continue
        for status in dict.fromkeys(key for key, _ in (*old.errors, *new.errors)):
            before, after = _body(old, status), _body(new, status)
            if not _are_equal(before, after, assignability):
                found.setdefault((status, before, after), []).append((old, new))
    for (status, before, after), alike in found.items():
        yield _change(status, before, after, alike)


def _body(method: Method, status: str) -> str:
    """Return the type of a body, empty without one: of its status, its range, the rest."""
    types = dict(method.errors)
    for key in (status, f"{status[0]}XX", "default"):
        if key in types:
            return "" if types[key] == _NO_BODY else types[key]
    return ""


def _are_equal(before: str, after: str, assignability: Assignability) -> bool:
    if not before or not after:
        return before == after
    return assignability.are_equal(before, after)


def _change(
    status: str, before: str, after: str, alike: list[tuple[Method, Method]]
) -> Change:
    old, new = alike[0]
    action: Action = "changed" if before and after else "added"
    if not after:
        action = "removed"
    place = f"responses/{status}"
    more = f" and of {len(alike) - 1} more" if alike[1:] else ""
    return Change(
        Severity.NOTABLE,
        action,
        "error",
        f"{old.call}() {status}{more}",
        Site(before, f"{old.pointer}/{place}") if before else None,
        Site(after, f"{new.pointer}/{place}") if after else None,
        _REASONS[action],
    )
