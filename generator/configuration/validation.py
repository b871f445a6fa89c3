"""Finding all that is wrong with a configuration, each with its place and advice."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, cast

import jsonschema_rs

from generator.configuration.json_schema import json_schema
from generator.configuration.source import ConfigurationSource
from generator.diagnostics import Diagnostic, Severity
from generator.text.python_words import KEYWORDS


def find_errors(
    values: Mapping[str, Any], source: ConfigurationSource
) -> tuple[Diagnostic, ...]:
    """Return an error for each key that is unknown and each value that does not fit."""
    errors = _validator().iter_errors(values)
    found = {row: None for error in errors for row in _diagnostics(error, source)}
    return tuple(sorted(found, key=_order))


def suggestion(name: str, candidates: Mapping[str, object]) -> str | None:
    """Return advice that names the candidate nearest to a misspelled name."""
    close = difflib.get_close_matches(name.replace("_", "-"), candidates, 1)
    return f"did you mean {close[0]!r}?" if close else None


def is_name(text: str) -> bool:
    """Return whether a text can be the name of a method, an argument or a class."""
    return text.isidentifier() and text.isascii() and not text in KEYWORDS


@cache
def _validator() -> Any:
    return jsonschema_rs.validator_for(json_schema())


def _diagnostics(
    error: jsonschema_rs.ValidationError, source: ConfigurationSource
) -> Iterator[Diagnostic]:
    path = tuple(map(str, error.instance_path))
    if isinstance(error.kind, jsonschema_rs.ValidationErrorKind.AdditionalProperties):
        for name in error.kind.unexpected:
            yield _unknown_key((*path, name), source)
        return
    if isinstance(error.kind, jsonschema_rs.ValidationErrorKind.PropertyNames):
        for name in map(str, cast("dict[str, object]", error.instance)):
            if not is_name(name):
                message = f"{name!r} cannot be a name in Python"
                advice = "use letters, digits and _, and no keyword of Python"
                yield _error(message, advice, source, (*path, name), key=True)
        return
    name = _dotted(path) or "the configuration"
    yield _error(f"{name}: {_words(error)}", _advice(error, path), source, path)


def _words(error: jsonschema_rs.ValidationError) -> str:
    """Say what is wrong with a value; the validator's words where they are plain."""
    kind = error.kind
    if isinstance(kind, jsonschema_rs.ValidationErrorKind.Pattern):
        return f"{json.dumps(error.instance)} has the wrong form"
    if isinstance(kind, jsonschema_rs.ValidationErrorKind.Enum):
        options = ", ".join(map(json.dumps, kind.options))
        return f"{json.dumps(error.instance)} is none of {options}"
    return error.message


def _advice(error: jsonschema_rs.ValidationError, path: tuple[str, ...]) -> str | None:
    """Return how a value is written that does not fit; None where nobody can tell."""
    kind, value = error.kind, error.instance
    if isinstance(kind, jsonschema_rs.ValidationErrorKind.Pattern):
        examples = _schema_at(path).get("examples", ())
        return f"such as {' or '.join(map(json.dumps, examples))}" if examples else None
    if isinstance(kind, jsonschema_rs.ValidationErrorKind.Enum):
        return suggestion(str(value), dict.fromkeys(map(str, kind.options)))
    if isinstance(kind, jsonschema_rs.ValidationErrorKind.Type):
        if kind.types == ["boolean"]:
            return "write true or false, without quotes"
        if kind.types == ["array"] and not isinstance(value, dict):
            return f"write [{json.dumps(value)}]"
    return None


def _unknown_key(path: tuple[str, ...], source: ConfigurationSource) -> Diagnostic:
    known = _known_keys(path[:-1])
    advice = suggestion(path[-1], known) or f"known here: {', '.join(known)}"
    message = f"unknown key {_dotted(path)!r}"
    return _error(message, advice, source, path, key=True)


def _known_keys(path: tuple[str, ...]) -> Mapping[str, object]:
    """Return the keys that a table may have, by the schema."""
    properties: Mapping[str, object] = _schema_at(path)["properties"]
    return properties


def _schema_at(path: tuple[str, ...]) -> Mapping[str, Any]:
    """Return the schema of the value at a path of declared keys."""
    schema = json_schema()
    node: Any = schema
    for name in path:
        node = node["properties"][name]
        while "allOf" in node or "$ref" in node:
            reference = node.get("$ref") or node["allOf"][0]["$ref"]
            node = schema["$defs"][reference.rpartition("/")[2]]
    return cast("Mapping[str, Any]", node)


def _dotted(path: tuple[str, ...]) -> str:
    return ".".join(path)


def _error(
    message: str,
    advice: str | None,
    source: ConfigurationSource,
    path: tuple[str, ...],
    *,
    key: bool = False,
) -> Diagnostic:
    position = source.position(path, key=key)
    return Diagnostic(
        "configuration", Severity.ERROR, message, "#", help=advice, position=position
    )


def _order(found: Diagnostic) -> tuple[int, int]:
    position = found.position
    return (position.line, position.column) if position else (0, 0)
