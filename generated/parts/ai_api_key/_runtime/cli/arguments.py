"""The arguments of a call, out of what a command was given."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import click

from ..catalog import Argument, Operation
from ..messages import kind_of
from .flags import Flag
from .shapes import Shape, describe, is_list
from .texts import parse_document, read_text


def collect_arguments(
    operation: Operation,
    flags: Sequence[Flag],
    given: Mapping[str, Any],
    body: str | None,
    chosen: Mapping[str, Any],
) -> dict[str, Any]:
    """The arguments of the method as JSON values, by name; files as paths.

    Args:
        operation: is called.
        flags: of its command.
        given: the values of flags, by the parameter's name.
        body: of `--body`: JSON or YAML (a text where the body is one), `@FILE`, `-` for
            standard input.
        chosen: arguments that have options of their own, such as `--page-size`.

    Raises:
        click.UsageError: something is missing or does not fit.
    """
    arguments = {**_from_body(operation, body), **chosen}
    for flag in flags:
        value = given.get(flag.parameter.name or "")
        if value is None or (flag.repeats and not value):
            continue
        _put(arguments, flag.path, _joined(flag, value))
    for argument in operation.arguments:
        if argument.required and "default" in argument.schema:
            arguments.setdefault(argument.name, argument.schema["default"])
    _check_required(operation, flags, arguments)
    for argument in operation.arguments:
        if argument.is_file and argument.name in arguments:
            arguments[argument.name] = _opened(arguments[argument.name])
    return arguments


def _joined(flag: Flag, value: Any) -> Any:
    """The value of a flag, of one that was given several times all of them."""
    if not flag.repeats:
        return value
    if flag.shape.kind == "array":
        return list(value)
    merged: dict[str, Any] = {}
    for each in value:
        merged |= each
    return merged


def _put(target: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    *outer, last = path
    for name in outer:
        inner = target.setdefault(name, {})
        if not isinstance(inner, dict):
            inner = target[name] = {}
        target = cast("dict[str, Any]", inner)
    target[last] = value


def _from_body(operation: Operation, text: str | None) -> dict[str, Any]:
    """The arguments that `--body` gives."""
    whole = [row for row in operation.arguments if row.location == "value"]
    if text is None:
        return {}
    if whole and whole[0].is_file:
        return {"body": text.removeprefix("@")}
    try:
        content = sys.stdin.buffer.read().decode() if text == "-" else read_text(text)
        value = content if _takes_text(operation) else parse_document(content)
    except ValueError as error:
        raise click.UsageError(f"--body: {error}") from None
    if whole:
        return {"body": value}
    if not isinstance(value, dict):
        raise click.UsageError("--body: takes an object in JSON or YAML")
    return _fields(operation, cast("dict[str, Any]", value))


def _takes_text(operation: Operation) -> bool:
    """Return whether the body is a text, which is sent as it is written."""
    body = operation.body
    return (
        body is not None
        and body.kind == "value"
        and (kind_of(body.media_types[0]) == "text")
    )


def _fields(operation: Operation, body: Mapping[str, Any]) -> dict[str, Any]:
    """The properties of a body as arguments of their own."""
    rows = [row for row in operation.arguments if row.location == "body"]
    names = {row.wire_name: row.name for row in rows}
    found = {names[name]: value for name, value in body.items() if name in names}
    others = {name: value for name, value in body.items() if name not in names}
    if others and not any(row.location == "additional" for row in operation.arguments):
        known = ", ".join(names)
        raise click.UsageError(
            f"--body: no property {next(iter(others))!r}; it has {known}"
        )
    return found | ({"additional_properties": others} if others else {})


def _check_required(
    operation: Operation, flags: Sequence[Flag], arguments: Mapping[str, Any]
) -> None:
    spelled = {flag.path[0]: flag for flag in reversed(flags) if len(flag.path) == 1}
    missing = [
        row for row in operation.arguments if row.required and row.name not in arguments
    ]
    if not missing:
        return
    if missing[0].location == "value":
        raise click.UsageError("missing --body: JSON or YAML, @FILE, or - to read it")
    words = [
        (
            _missing_text(row, spelled[row.name], flags)
            if row.name in spelled
            else "--page-size"
        )
        for row in missing
    ]
    raise click.UsageError("missing " + "; ".join(words))


def _missing_text(row: Argument, flag: Flag, flags: Sequence[Flag]) -> str:
    """The flag of an argument with what it takes, and the flags that make it up."""
    takes = "a path, or - for standard input" if row.is_file else _taken(flag.shape)
    parts = [
        each.spelled
        for each in flags
        if each.path[0] == row.name and len(each.path) == 2
    ]
    more = f", or by parts: {', '.join(parts[:3])}" if parts else ""
    return f"{flag.spelled}: {takes}{more}"


def _taken(shape: Shape) -> str:
    return describe(shape.items if shape.kind == "array" else shape)


def _opened(value: Any) -> Any:
    """A file as the SDK takes it: a path, or standard input."""
    if is_list(value):
        return [_opened(each) for each in value]
    if value == "-":
        return sys.stdin.buffer
    path = Path(str(value))
    if not path.exists() or path.is_dir():
        raise click.UsageError(f"{path}: no such file")
    return path
