"""Checking a default against its schema in bounded time, whatever the schema is.

`jsonschema` hands a document's patterns to Python's `re`, which may never come back,
and follows references as often as it meets them, which doubles with each of a chain of
unions. Here the steps of a match and the references of all checks are limited. Beyond
the limits it cannot be told whether a default fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jsonschema.exceptions import ValidationError  # type: ignore[import-untyped]
from jsonschema.validators import extend  # type: ignore[import-untyped]

from generator.document import Json
from generator.patterns import match_pattern

_MOST_REFERENCES = 20_000
"""The references that the checks of one document follow; a second or two."""

_Keyword = Callable[[Any, Any, Json, Mapping[str, Any]], Iterator[ValidationError]]


class UntoldError(Exception):
    """It cannot be told whether a default fits its schema."""


def bounded(validator: Any) -> Any:
    """Return a validator class of `jsonschema` with what bounds its time.

    Its checks raise `UntoldError` where they would go on for too long. The references
    that they follow are counted over all checks of the returned class.
    """
    known: Mapping[str, _Keyword] = validator.VALIDATORS
    own: dict[str, _Keyword] = {
        "additionalProperties": _additional_properties,
        "pattern": _pattern,
        "patternProperties": _pattern_properties,
        "unevaluatedProperties": _unevaluated_properties,
    }
    own |= {
        name: _counted(known[name]) for name in ("$ref", "$dynamicRef") if name in known
    }
    return _kept(extend(validator, {k: v for k, v in own.items() if k in known}))


def _kept(made: Any) -> Any:
    """Let no `$schema` within a schema bring back the library's own keywords."""
    evolve: Callable[..., Any] = made.evolve

    def stay(self: Any, **changes: Any) -> Any:
        schema = changes.get("schema")
        if isinstance(schema, dict):
            changes["schema"] = {k: v for k, v in schema.items() if k != "$schema"}
        return evolve(self, **changes)

    made.evolve = stay
    return made


def _counted(follow: _Keyword) -> _Keyword:
    left = [_MOST_REFERENCES]

    def counting(
        validator: Any, value: Any, instance: Json, schema: Mapping[str, Any]
    ) -> Iterator[ValidationError]:
        left[0] -= 1
        if left[0] < 0:
            raise UntoldError
        return follow(validator, value, instance, schema)

    return counting


def _found(pattern: object, text: str) -> bool:
    found = match_pattern(pattern, text) if isinstance(pattern, str) else None
    if found is None:
        raise UntoldError
    return found


def _pattern(
    validator: Any, pattern: Any, instance: Json, schema: Mapping[str, Any]
) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not _found(pattern, instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


def _pattern_properties(
    validator: Any, patterns: Any, instance: Json, schema: Mapping[str, Any]
) -> Iterator[ValidationError]:
    if not isinstance(instance, dict):
        return
    for pattern, below in patterns.items():
        for name, value in instance.items():
            if _found(pattern, name):
                yield from validator.descend(
                    value, below, path=name, schema_path=pattern
                )


def _additional_properties(
    validator: Any, below: Any, instance: Json, schema: Mapping[str, Any]
) -> Iterator[ValidationError]:
    if not isinstance(instance, dict):
        return
    declared = schema.get("properties", {})
    patterns = schema.get("patternProperties", {})
    for name, value in instance.items():
        if name in declared or any(_found(pattern, name) for pattern in patterns):
            continue
        if isinstance(below, dict):
            yield from validator.descend(value, below, path=name)
        elif below is False:
            yield ValidationError(f"{name!r} is no property of the schema")


def _unevaluated_properties(
    validator: Any, value: Any, instance: Json, schema: Mapping[str, Any]
) -> Iterator[ValidationError]:
    """Patterns decide here that may stand anywhere below the schema."""
    if isinstance(instance, dict) and instance:
        raise UntoldError
    yield from ()
