"""Texts of a command line as JSON values, as a JSON Schema wants them.

parse({"type": "integer", "minimum": 1}, "7") == 7
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from ..catalog import Schema
from .shapes import FORMATS, Shape, describe, word

T = TypeVar("T", int, float)

_INTEGER = re.compile(r"[+-]?\d+", re.ASCII)
_TRUE, _FALSE = frozenset(("true", "yes", "1")), frozenset(("false", "no", "0"))


def parse(shape: Shape, text: str) -> Any:
    """The JSON value that a text stands for.

    Raises `ValueError`, which says what is taken instead.
    """
    kind = shape.kind
    if kind in _PARSERS:
        return _PARSERS[kind](shape, text)
    members = shape.schema.get("anyOf")
    if members:
        return _parse_one_of(shape, members, text)
    if kind == "map" and not text.lstrip().startswith("{"):
        return _parse_pair(shape, text)
    if kind in ("array", "object", "map"):
        return parse_document(text, {"array": list}.get(kind, dict))
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _parse_one_of(shape: Shape, members: list[Schema], text: str) -> Any:
    """Read a text as the first member that takes it, plain texts last.

    Where a text is taken as well, `007` and `yes` are texts: JSON writes them otherwise.
    """
    shapes = sorted(map(shape.inner, members), key=lambda each: each.kind == "string")
    takes_text = any(each.kind == "string" for each in shapes)
    for each in shapes:
        try:
            value = parse(each, text)
        except ValueError:
            continue
        is_scalar = type(value) not in (dict, list)
        if not (takes_text and is_scalar and word(value) != text):
            return value
    raise ValueError(f"takes {describe(shape)}")


def _parse_pair(shape: Shape, text: str) -> dict[str, Any]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise ValueError(f"takes {describe(shape)}")
    return {
        name: parse(shape.inner(shape.schema.get("additionalProperties", {})), value)
    }


def parse_document(text: str, kind: type | None = None) -> Any:
    """The value of a text in JSON, or in YAML where PyYAML is installed.

    `kind` is `dict` or `list` where nothing else will do; `@FILE` reads a file.
    """
    text = read_text(text)
    try:
        value = json.loads(text)
    except RecursionError:
        raise ValueError("is nested too deeply") from None
    except ValueError as error:
        value = _parse_yaml(text, error)
    if kind is not None and not isinstance(value, kind):
        noun = "an object" if kind is dict else "a list"
        raise ValueError(f"takes {noun} in JSON or YAML")
    return value


def read_text(text: str) -> str:
    """The text, or for `@FILE` that of a file; raises `ValueError` where there is none."""
    if not text.startswith("@"):
        return text
    path = text[1:]
    try:
        return Path(path).read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"cannot read {path}: {error}") from None


def _parse_yaml(text: str, error: ValueError) -> Any:
    from importlib import import_module

    try:
        yaml = import_module("yaml")
    except ModuleNotFoundError:
        raise ValueError(f"is no JSON: {error}") from None
    try:
        # Through JSON: dates and the like are texts again.
        return json.loads(json.dumps(yaml.safe_load(text), default=str))
    except (yaml.YAMLError, TypeError, ValueError, RecursionError):
        raise ValueError("is neither JSON nor YAML") from None


def _parse_choice(shape: Shape, text: str) -> Any:
    values = shape.schema.get("enum", [shape.schema.get("const")])
    for value in values:
        if word(value) == text:
            return value
    raise ValueError(f"takes {describe(shape)}")


def _parse_integer(shape: Shape, text: str) -> int:
    if not _INTEGER.fullmatch(text) or len(text) > 4000:
        raise ValueError(f"takes {describe(shape)}")
    return _within(shape, int(text))


def _parse_number(shape: Shape, text: str) -> float:
    if _INTEGER.fullmatch(text) and len(text) <= 4000:
        return _within(shape, int(text))
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not abs(value) < float("inf"):
        raise ValueError(f"takes {describe(shape)}")
    return _within(shape, value)


def _within(shape: Shape, value: T) -> T:
    limits: Any = shape.schema
    if (
        value < limits.get("minimum", value)
        or value > limits.get("maximum", value)
        or ("exclusiveMinimum" in limits and value <= limits["exclusiveMinimum"])
        or ("exclusiveMaximum" in limits and value >= limits["exclusiveMaximum"])
    ):
        raise ValueError(f"takes {describe(shape)}")
    return value


def _parse_boolean(shape: Shape, text: str) -> bool:
    word = text.lower()
    if word not in _TRUE | _FALSE:
        raise ValueError(f"takes {describe(shape)}")
    return word in _TRUE


def _parse_string(shape: Shape, text: str) -> str:
    limits = shape.schema
    check, _ = FORMATS.get(limits.get("format", ""), (str, ""))
    try:
        check(text)
    except ValueError:
        raise ValueError(f"takes {describe(shape)}") from None
    if (
        not limits.get("minLength", 0)
        <= len(text)
        <= limits.get("maxLength", len(text))
    ):
        raise ValueError(f"takes {describe(shape)}")
    return text


_PARSERS: Mapping[str, Callable[[Shape, str], Any]] = {
    "boolean": _parse_boolean,
    "choice": _parse_choice,
    "integer": _parse_integer,
    "number": _parse_number,
    "string": _parse_string,
}
