"""The command line: arguments in, exit code out.

Modules that take long to import are imported once the arguments are known to be good.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn

import click

from . import __version__
from .failures import describe_failure
from .limits import Limits
from .parts import PARTS, TRANSPORTS

DONE, FAILED, INTERRUPTED = 0, 1, 130

_EXAMPLES = """\b
Examples:
  byhand specs/ai-api-key.yaml              write generated/ai_api_key/
  byhand specs/ai-api-key.yaml --check      fail with a diff if that is stale
  byhand a.yaml b.yaml --package acme       merge fragments into one package
  byhand openapi.json --overlay fixes.yaml  amend a document you do not own
  byhand openapi.json --dist --output sdk   add pyproject.toml and README.md
  byhand openapi.json --with testing        add a mock transport
  byhand                                    what byhand.toml says

\b
Commands (`byhand COMMAND --help`):
  config    print what is in force, and the schema of byhand.toml
  diff      say what changes for callers between two documents
  init      write a byhand.toml with a proposed tree of resources
  migrate   turn another generator's configuration into a byhand.toml

\b
A file with the name of a command is written ./init.
`python -m generator` is the same command.
Exit codes: 0 done; 1 the document or the check failed; 2 wrong usage."""

_PATH = click.Path(path_type=Path)
COMMANDS = ("config", "diff", "init", "migrate")
"""Each is a module in `commands/` with a `command`."""


class _Names(click.ParamType[tuple[str, ...]]):
    """One name or several with commas between them, each out of a table."""

    name = "names"

    def __init__(self, table: Mapping[str, str]) -> None:
        self._choice = click.Choice(list(table))

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the names that an option gives."""
        parts = str(value).split(",")
        return tuple(self._choice.convert(part.strip(), param, ctx) for part in parts)


def _described(table: Mapping[str, str]) -> str:
    return "; ".join(f"{name}: {text}" for name, text in table.items())


def _add_limits(command: Callable[..., None]) -> Callable[..., None]:
    """Add an option for each limit of a document."""
    for row in reversed(fields(Limits)):
        option = f"--{row.name.replace('_', '-')}"
        help = f"Allow N {row.metadata['counts']}; else {row.default:,}."
        add = click.option(option, metavar="N", type=click.IntRange(min=1), help=help)
        command = add(command)
    return command


_FILTERS = {
    "tag": "with this tag",
    "operation": "with this operationId, or method and path",
    "path": "on this path",
    "marker": "with this extension set to true",
}


def _add_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say which operations are generated."""
    for section, verb in (("exclude", "Leave out"), ("include", "Generate only")):
        for option, which in reversed(_FILTERS.items()):
            command = click.option(
                f"--{section}-{option}",
                f"{section}_{option}s",
                metavar="GLOB",
                multiple=True,
                help=f"{verb} operations {which}; may be repeated.",
            )(command)
    return command


@click.command(
    epilog=_EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
)
@click.argument("specs", metavar="[SPEC...]", nargs=-1)
@click.option(
    "--config",
    metavar="FILE",
    type=_PATH,
    help="Configuration to use.  [default: byhand.toml, here or above]",
)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=_PATH,
    help="Folder to write the package's folder into.  [default: generated]",
)
@click.option(
    "--package",
    metavar="NAME",
    help="Name of the package.  [default: SPEC's file name]",
)
@click.option(
    "--overlay",
    "overlays",
    metavar="FILE",
    type=_PATH,
    multiple=True,
    help="Apply an OpenAPI Overlay first; may be repeated.",
)
@click.option(
    "--check", is_flag=True, help="Write nothing; exit 1 with a diff if stale."
)
@click.option("--watch", is_flag=True, help="Generate again whenever an input changes.")
@click.option(
    "--cached",
    is_flag=True,
    help="Read the kept copy of a document at a URL, without a network.",
)
@click.option(
    "--dist",
    is_flag=True,
    default=None,
    help="Emit pyproject.toml and README.md as well.",
)
@click.option(
    "--with",
    "parts",
    metavar="NAMES",
    type=_Names(PARTS),
    multiple=True,
    help=f"Emit parts beyond the SDK ({_described(PARTS)}).",
)
@click.option(
    "--transport",
    "transports",
    metavar="NAMES",
    type=_Names(TRANSPORTS),
    multiple=True,
    help=f"Emit transports beside the one on httpx2 ({_described(TRANSPORTS)}).",
)
@_add_filters
@click.option(
    "--with-unused",
    is_flag=True,
    default=None,
    help="Keep types that no operation uses when some operations are left out.",
)
@click.option(
    "--allow-invalid",
    is_flag=True,
    default=None,
    help="Turn errors that can be survived into warnings.",
)
@click.option("--all", "every", is_flag=True, help="Show every finding in full.")
@click.option("--quiet", is_flag=True, help="Show nothing but errors.")
@click.option("--force", is_flag=True, help="Replace generated files that were edited.")
@click.option(
    "--merge",
    is_flag=True,
    help="Merge edits of generated files, with the help of git.",
)
@click.option(
    "--keep-names",
    is_flag=True,
    help="Pin published names that would change, in the configuration.",
)
@click.option("--no-cache", is_flag=True, help="Remember nothing between runs.")
@click.option(
    "--templates",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of templates that replace single ones of the generator.",
)
@click.option(
    "--ref-root",
    metavar="DIR",
    type=_PATH,
    help="Folder that $ref may read from.  [default: SPEC's folder]",
)
@_add_limits
@click.version_option(__version__, prog_name="byhand")
def command(
    specs: tuple[str, ...], config: Path | None, watch: bool, **given: Any
) -> None:
    """Generate a typed Python SDK from OpenAPI documents.

    A SPEC is a file, an https URL, or - for standard input. Several are fragments of
    one API and become one package. Without any, those of byhand.toml or of
    [tool.byhand] in pyproject.toml are generated.
    """
    from .commands.generate import run  # what reads, generates and writes
    from .commands.options import read_options

    if watch:
        from .commands.watch import watch as generate_always

        generate_always(lambda: read_options(specs, config, given))
        return
    click.get_current_context().exit(run(read_options(specs, config, given)))


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and leave the process with its exit code.

    Args:
        arguments: the process's own by default.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a locale without the letter shows \xe9
            stream.reconfigure(errors="backslashreplace")
    gc.disable()  # a run leaves next to no cycles, and looking for them took a quarter
    try:
        code = _guarded(arguments)
    finally:
        gc.enable()
        gc.freeze()  # nor is it worth a look at all that is left when the process ends
    try:
        sys.stdout.flush()
    except (OSError, AttributeError):  # the reader is gone, or there never was one
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(code)


def _dispatch(arguments: Sequence[str]) -> Any:
    """Run the command that the first argument names, else the one that generates."""
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", ())
    if name in COMMANDS:
        chosen = import_module(f"generator.commands.{name}").command
        return chosen.main(rest, prog_name=f"byhand {name}", standalone_mode=False)
    if name == "generate":
        arguments = rest
    elif close := _misspelled(name):
        raise click.UsageError(f"there is no file {name!r}: did you mean {close!r}?")
    return command.main(arguments, standalone_mode=False)


def _misspelled(name: str) -> str | None:
    """Return what a first argument is nearly called, unless it is a file."""
    if not name.isalpha() or os.path.exists(name):
        return None
    from difflib import get_close_matches  # few runs have such a first argument

    known = (*COMMANDS, "generate", "--help", "--version")
    return next(iter(get_close_matches(name, known, 1)), None)


def _guarded(arguments: Sequence[str] | None) -> int:
    """Run the command; no exception leaves it, whatever the input."""
    try:
        code = _dispatch(sys.argv[1:] if arguments is None else arguments)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        return FAILED
    except Exception as error:  # noqa: BLE001 - whatever the input, no traceback
        click.echo(describe_failure(error), err=True)
        return FAILED
    return DONE if code is None else int(code)
