"""The flags of a command, out of the arguments of its operation.

--name Rex --tag a --tag b --owner.id 7 --labels env=test --photo cat.png
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from click.shell_completion import CompletionItem

from ..catalog import Argument, Catalog, Operation, OperationEntry, Schema
from .completion import completions
from .shapes import SCALARS, Shape, describe
from .terminal import escape
from .texts import parse

if TYPE_CHECKING:
    _ParamType = click.ParamType[Any]
else:
    _ParamType = click.ParamType  # takes no argument before click 8.4

_DEEPEST = 3
"""Names of properties that a dotted flag has at most, after the argument's."""
_MOST_FLAGS = 150
"""Flags of one command; further properties are given as JSON, or by `--body`."""
_SHOWN_DEPTH = 1
"""Dotted flags are shown in the help up to here, deeper ones work all the same."""


class Flag(NamedTuple):
    """A flag or a positional argument, and where its value goes.

    `path` has the name of the method's argument, then names of properties on the wire.
    """

    parameter: click.Parameter
    path: tuple[str, ...]
    shape: Shape
    repeats: bool = False

    @property
    def spelled(self) -> str:
        """The flag as one writes it, for messages."""
        if isinstance(self.parameter, click.Option):
            return self.parameter.opts[0]
        return self.parameter.human_readable_name


class ValueType(_ParamType):
    """The type of a flag: a text that a JSON Schema takes."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.name = _metavar(shape).lower()

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Any:
        """The JSON value of a text; a mistake names the flag and what it takes."""
        if not isinstance(value, str):
            return value
        try:
            return parse(self.shape, value)
        except ValueError as error:
            self.fail(f"{escape(value[:80])!s}: {escape(str(error))}", param, ctx)

    def get_metavar(
        self, param: click.Parameter, ctx: click.Context | None = None
    ) -> str:
        """The word that stands for the value in a help text."""
        return _metavar(self.shape)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The values of an enumeration that begin with what is typed."""
        return completions(self.shape.choices, incomplete)


class FileType(_ParamType):
    """The type of a flag that is a file: its path, or `-` for standard input."""

    name = "file"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Any:
        """The path of a file that can be read."""
        if value == "-" or not isinstance(value, str):
            return value
        return click.Path(exists=True, dir_okay=False, readable=True).convert(
            value, param, ctx
        )

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Files, as the shell knows them."""
        return [CompletionItem(incomplete, type="file")]


def flags_of(
    catalog: Catalog, entry: OperationEntry, operation: Operation
) -> list[Flag]:
    """All flags and positional arguments of an operation's command.

    The argument with the size of a page is left out, and so is a whole body.
    """
    left_out = {operation.page_size} if entry.pages else set[str | None]()
    words = _flag_words(operation)
    flags: list[Flag] = []
    for argument in operation.arguments:
        if argument.name in left_out or argument.location == "value":
            continue
        schema = catalog.with_definitions(entry, argument.schema)
        definitions: Mapping[str, Schema] = schema.get("$defs", {})
        shape = Shape(argument.schema, definitions)
        word = words[argument.name]
        for flag in _argument_flags(argument, word, shape, len(flags)):
            if len(flags) < _MOST_FLAGS or len(flag.path) == 1:
                flags.append(flag)
    names = {name for flag in flags for name in flag.parameter.opts}
    return [_without_negation(flag, names) for flag in flags]


def _flag_words(operation: Operation) -> dict[str, str]:
    """The words of flags by argument: `--from` for `from_`, unless there is a `from`."""
    names = [row.name for row in operation.arguments]
    bare = Counter(name.rstrip("_") for name in names)
    return {
        name: (name.rstrip("_") if bare[name.rstrip("_")] == 1 else name).replace(
            "_", "-"
        )
        for name in names
    }


def _without_negation(flag: Flag, names: set[str]) -> Flag:
    """A flag whose negation is another flag's name takes true or false: `--x false`."""
    parameter = flag.parameter
    if names.isdisjoint(parameter.secondary_opts):
        return flag
    assert isinstance(parameter, click.Option) and parameter.name is not None
    option = click.Option(
        [*parameter.opts, parameter.name],
        type=ValueType(flag.shape),
        help=parameter.help,
        hidden=parameter.hidden,
    )
    return flag._replace(parameter=option)


def _argument_flags(
    argument: Argument, word: str, shape: Shape, start: int
) -> Iterator[Flag]:
    identifier = f"argument_{start}"
    if argument.location == "path":
        parameter = click.Argument(
            [identifier],
            type=ValueType(shape),
            required=True,
            metavar=_spelled(argument),
        )
        yield Flag(parameter, (argument.name,), shape)
        return
    yield _option(word, shape, (argument.name,), identifier, argument)
    if not argument.is_file:
        yield from _inner_flags(word, shape, (argument.name,), identifier)


def _inner_flags(
    word: str, shape: Shape, path: tuple[str, ...], identifier: str
) -> Iterator[Flag]:
    """The dotted flags of the properties of an object."""
    if shape.kind != "object" or len(path) > _DEEPEST:
        return
    for index, (name, schema) in enumerate(shape.properties.items()):
        if not _is_word(name):
            continue
        inner, below = shape.inner(schema), (*path, name)
        own = f"{identifier}_{index}"
        yield _option(word, inner, below, own)
        yield from _inner_flags(word, inner, below, own)


def _option(
    word: str,
    shape: Shape,
    path: tuple[str, ...],
    identifier: str,
    argument: Argument | None = None,
) -> Flag:
    """The flag of an argument, or of a property in one."""
    name = f"--{'.'.join((word, *path[1:]))}"
    text = argument.description if argument else shape.schema.get("description", "")
    repeats = shape.kind in ("array", "map")
    element = shape.items if shape.kind == "array" else shape
    is_file = argument is not None and argument.is_file
    is_required = argument is not None and argument.required
    marks = ["[required]"] * is_required + ["[repeats]"] * repeats
    words_of_help = _help(element, text, is_file=is_file)
    shown: dict[str, Any] = {
        "help": escape("  ".join((" ".join(words_of_help), *marks)).strip()),
        "hidden": len(path) - 1 > _SHOWN_DEPTH,
    }
    if shape.kind == "boolean":
        names = [f"{name}/--no-{name[2:]}", identifier]
        return Flag(click.Option(names, default=None, **shown), path, shape)
    kind = FileType() if is_file else ValueType(element)
    option = click.Option([name, identifier], type=kind, multiple=repeats, **shown)
    return Flag(option, path, shape, repeats)


def _help(shape: Shape, text: str, *, is_file: bool) -> list[str]:
    """The first paragraph of a description, what the flag takes, and its default."""
    paragraph = shorten(text.strip().partition("\n\n")[0], 300, placeholder="…")
    if paragraph[-1:].isalnum():
        paragraph += "."
    takes = "a path, or - for standard input" if is_file else describe(shape)
    is_said = takes in _SAID or _lists_choices(shape)
    parts = [paragraph, "" if is_said else f"Takes {takes}."]
    if "default" in shape.schema:
        parts.append(f"Default: {shape.schema['default']}.")
    return [part for part in parts if part]


_SAID = ("an integer", "a number", "text", "true or false")
"""Descriptions that say no more than the word that stands for the value."""


def _lists_choices(shape: Shape) -> bool:
    """Return whether the word for the value has all choices."""
    choices = shape.choices
    return 0 < len(choices) < 6 and sum(map(len, choices)) < 50


_METAVARS = {
    "boolean": "BOOLEAN",
    "integer": "INTEGER",
    "number": "NUMBER",
    "string": "TEXT",
}


def _metavar(shape: Shape) -> str:
    choices = shape.choices
    if _lists_choices(shape):
        return escape(f"[{'|'.join(choices)}]")
    if choices:
        return "CHOICE"
    if shape.kind == "map":
        return "NAME=VALUE"
    return _METAVARS.get(shape.kind, "JSON" if shape.kind not in SCALARS else "VALUE")


def _spelled(argument: Argument) -> str:
    return argument.name.rstrip("_").upper()


def _is_word(name: str) -> bool:
    """Return whether a property's name can stand in a flag."""
    return bool(name) and all(
        char.isascii() and (char.isalnum() or char in "-_$@:") for char in name
    )


def option_names(flags: Sequence[Flag]) -> set[str]:
    """The names that flags have taken, with their dashes."""
    return {
        name
        for flag in flags
        for name in (*flag.parameter.opts, *flag.parameter.secondary_opts)
    }
