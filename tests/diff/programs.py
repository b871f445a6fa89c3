"""Programs that use all of a surface, each piece in a function of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from generator.diff.surface import Argument, Declared, Method, Surface

_ERROR = re.compile(r"^program\.py:(\d+): error: (.*)$", re.MULTILINE)
HEAD = """\
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

from {package} import UNSET, Client, FileInput, UnsetType, models
"""
_SDK = "sdk_"


@dataclass(frozen=True)
class Piece:
    """A function that uses one thing.

    Attributes:
        subject: the name of the method or the class.
        source: the text of the function.
    """

    subject: str
    source: str


def write_program(
    surface: Surface, package: str
) -> tuple[str, list[tuple[int, Piece]]]:
    """Return a program, and the line at which each piece of it ends."""
    text = HEAD.format(package=package)
    ends: list[tuple[int, Piece]] = []
    for number, (subject, parameters, result, value) in enumerate(_uses(surface)):
        returned = "return " if result != "None" else ""
        source = (
            f"\ndef use_{number}({parameters}) -> {result}:\n    {returned}{value}\n"
        )
        text += source
        ends.append((text.count("\n"), Piece(subject, source)))
    return text, ends


Use = tuple[str, str, str, str]
"""A use of the SDK: the parameters of a function that does it, its result, its value."""


def _uses(surface: Surface) -> Iterator[Use]:
    for method in surface.methods:
        yield from _calls(method)
        yield from _views(method)
    for each in surface.types:
        if each.form == "class":
            yield from _fields(each)
        if each.dict_name and each.form == "class":
            yield from _dicts(each)
        for member in each.members:
            yield each.qualified, "", each.qualified, f"{each.qualified}.{member.name}"


def _calls(method: Method) -> Iterator[Use]:
    """A call with all arguments, one with those that must be given, and other ways."""
    chosen = "accept" if method.accepts else ""
    rows = [each for each in method.arguments if each.name != chosen]
    needed = [each for each in rows if each.default is None]
    yield _call(method, rows, method.result)
    yield _call(method, needed, method.result)
    for name, result in method.accepts:
        yield _call(method, needed, result, f"accept={name!r}")
    if method.model:
        positional = [each for each in needed if each.is_positional]
        names = ", ".join([*(each.name for each in positional), "model"])
        parameters = _parameters(positional) + f", model: {method.model}"
        yield method.call, parameters, method.result, f"{_callable(method)}({names})"


def _views(method: Method) -> Iterator[Use]:
    """The first item of pages and of a stream, and waiting."""
    needed = [each for each in method.arguments if each.default is None]
    resource, _, function = method.call.rpartition(".")
    views = [
        ("iterate", method.page_items, "next(iter({}))"),
        ("stream", method.stream_items, "next(iter({}.__enter__()))"),
        ("and_wait", "object" if method.waits else "", "{}"),
    ]
    for view, result, use in views:
        if result:
            viewed = replace(method, call=f"{resource}.{view}.{function}")
            call, parameters, _, value = _call(viewed, needed, result)
            yield call, parameters, result, use.format(value)


def _call(
    method: Method, arguments: Iterable[Argument], result: str, extra: str = ""
) -> Use:
    passed = [f"{each.name}={each.name}" for each in arguments]
    value = f"{_callable(method)}({', '.join([*passed, extra] if extra else passed)})"
    return method.call, _parameters(arguments), result, value


def _callable(method: Method) -> str:
    """The call, of a client whose name is no argument's."""
    return f"{_SDK}{method.call.removeprefix('client')}"


def _parameters(arguments: Iterable[Argument]) -> str:
    rows = (f"{each.name}: {each.type}" for each in arguments)
    return ", ".join([f"{_SDK}: Client", *rows])


def _fields(model: Declared) -> Iterator[Use]:
    name = model.qualified
    if model.is_read:
        for each in model.fields:
            yield name, f"value: {name}", each.type, f"value.{each.name}"
    if model.is_sent:
        for chosen in (model.fields, [x for x in model.fields if x.is_required]):
            parameters = ", ".join(f"{each.name}: {each.type}" for each in chosen)
            passed = ", ".join(f"{each.name}={each.name}" for each in chosen)
            yield name, parameters, name, f"{name}({passed})"


def _dicts(model: Declared) -> Iterator[Use]:
    """A dict with all keys, and one with those that have to be there."""
    for keys in ((*model.needed_keys, *model.other_keys), model.needed_keys):
        value = f"{{{', '.join(f'{key!r}: anything' for key in keys)}}}"
        yield model.qualified, "anything: Any", f"models.{model.dict_name}", value


def find_errors(folder: Path) -> list[tuple[int, str]]:
    """The lines of the program at which mypy finds an error."""
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary"]
    command += ["--cache-dir", str(folder / ".cache"), "program.py"]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    return [(int(line), text) for line, text in _ERROR.findall(done.stdout)]
