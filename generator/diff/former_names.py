"""Former names of calls and arguments, which an SDK keeps for one version."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.diff.compare_arguments import pair_arguments
from generator.diff.compare_methods import pair_methods
from generator.diff.surface import Argument, Surface

FormerNames = dict[str, dict[str, Any]]
"""Values of `x-former-names`, by method and path."""


def find_former_names(old: Surface, new: Surface) -> FormerNames:
    """Return the names that the old surface has and the new one has not.

    Args:
        old: what callers have; former names in it are kept no longer.
        new: what the document becomes.
    """
    found: FormerNames = {}
    for one, other in pair_methods(old.without_former_names.methods, new.methods).both:
        former = _find_arguments(one.arguments, other.arguments)
        if one.call != other.call:
            _add(found, other.route, "calls", [one.call.removeprefix("client.")])
        if former:
            _add(found, other.route, "arguments", former)
    return found


def list_former_names(surface: Surface) -> FormerNames:
    """Return the former names that a surface has."""
    found: FormerNames = {}
    for method in surface.methods:
        if method.replaced_by:
            call = method.call.removeprefix("client.")
            _add(found, method.route, "calls", [call])
            continue
        former = {
            each.name: each.replaced_by or None
            for each in method.arguments
            if each.replaced_by is not None
        }
        if former:
            _add(found, method.route, "arguments", former)
    return found


def _find_arguments(
    old: Iterable[Argument], new: Iterable[Argument]
) -> dict[str, str | None]:
    pairs = pair_arguments(tuple(old), tuple(new))
    names = {
        one.argument.name: other.argument.name
        for one, other in pairs.both
        if one.argument.name != other.argument.name
    }
    return names | {each.argument.name: None for each in pairs.removed}


def _add(found: FormerNames, route: str, key: str, value: Any) -> None:
    found.setdefault(route, {})[key] = value
