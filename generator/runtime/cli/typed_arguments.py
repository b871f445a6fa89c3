"""JSON values as what a method takes, held to the document before anything is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_type_hints

import click

from ..argument_validation import sent_type
from ..errors import DecodeError
from ..files import is_file
from ..serialization import Issue, codec
from ..serialization.checks import check
from .flags import Flag
from .shapes import is_list


def to_typed(
    method: Any, arguments: Mapping[str, Any], flags: Sequence[Flag]
) -> dict[str, Any]:
    """The arguments of a method as values of their types.

    Raises `click.UsageError`, naming the flag, for each that does not fit.
    """
    hints = get_type_hints(method, include_extras=True)
    typed: dict[str, Any] = {}
    mistakes: list[str] = []
    for name, value in arguments.items():
        hint = sent_type(hints.get(name, Any))
        issues: list[Issue] = []
        typed[name] = value
        if not _has_file(value):
            typed[name], issues = _converted(hint, value)
        mistakes += [_mistake(name, issue, flags) for issue in issues]
    if mistakes:
        raise click.UsageError("; ".join(mistakes[:5]))
    return typed


def _has_file(value: Any) -> bool:
    return is_file(value) or (is_list(value) and any(map(is_file, value)))


def _converted(hint: Any, value: Any) -> tuple[Any, list[Issue]]:
    try:
        typed = codec.from_builtins(hint, value)
    except DecodeError as error:
        return value, list(error.issues)
    return typed, check(hint, typed)


def _mistake(name: str, issue: Issue, flags: Sequence[Flag]) -> str:
    """The mistake, with the flag that was given."""
    spelled = {flag.path[0]: flag.spelled for flag in flags if len(flag.path) == 1}
    place = issue.path.removeprefix("$")
    return f"{spelled.get(name, '--body')}{place}: {issue.message}"
