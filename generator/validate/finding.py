"""A finding of `jsonschema` or of openapi-spec-validator, as a value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from msgspec import Struct

from generator.pointers import step

STUMBLED = "Stumbled"
"""The class of a finding about a node that the rules cannot cope with."""
BAD_DEFAULT = "BadDefault"
"""The class of a finding about a default that does not fit its own schema."""


class Finding(Struct, frozen=True):
    """An error of one node."""

    pointer: str
    """The node, or the nearest that can be named."""
    message: str
    """The message of the library."""
    rule: str
    """The library's class of the finding, or one of this module's."""
    keyword: str = ""
    """The keyword of JSON Schema that does not hold, if it is one."""
    wanted: Any = None
    """The value of that keyword."""
    instance: Any = None
    """The value of the node."""
    schema: Mapping[str, Any] | None = None
    """The schema that the keyword is in."""
    alternatives: tuple[Finding, ...] = ()
    """The errors of each of several alternatives, none of which holds."""
    branch: int | None = None
    """The index of the alternative that the error is of."""


def finding(error: Any, base: str, rule: str | None = None) -> Finding:
    """Return a library's error as a value; its path starts at `base`."""
    schema: Any = error.schema
    return Finding(
        pointer=step(base, *error.absolute_path),
        message=str(error.message),
        rule=rule or type(error).__name__,
        # Where the library says nothing it says it by an object of its own.
        keyword=error.validator if isinstance(error.validator, str) else "",
        wanted=error.validator_value,
        instance=error.instance,
        schema=cast("dict[str, Any]", schema) if isinstance(schema, dict) else None,
        alternatives=tuple(finding(each, base) for each in error.context or ()),
        branch=_branch(error),
    )


def _branch(error: Any) -> int | None:
    """Return the index of the alternative that an error belongs to."""
    first = next(iter(error.relative_schema_path), None)
    return first if error.parent is not None and isinstance(first, int) else None
