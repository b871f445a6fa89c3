"""Noticing that a name people may already use is about to change."""

from __future__ import annotations

from collections.abc import Mapping

from ..diagnostics import Diagnostic, Severity


def find_renamed(
    published: Mapping[str, str], names: Mapping[str, str]
) -> tuple[Diagnostic, ...]:
    """Return a warning for each name that differs from the published one.

    Args:
        published: JSON Pointer -> name, as the SDK on disk has it.
        names: JSON Pointer -> name, as it is emitted now.
    """
    changed = (
        (pointer, published[pointer], name)
        for pointer, name in sorted(names.items())
        if published.get(pointer, name) != name
    )
    return tuple(
        Diagnostic(
            "renamed",
            Severity.WARNING,
            f"{old!r} was published and is now called {new!r}",
            pointer,
            help=f"keep the published name with `x-python-name: {old}`",
        )
        for pointer, old, new in changed
    )
