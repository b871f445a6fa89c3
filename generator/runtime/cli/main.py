"""The program: its root group, its exit codes, and errors in words or JSON.

0: done. 1: the API said no. 2: usage. 3: network. 4: not permitted. 130: interrupted.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import click
from click.shell_completion import shell_complete

from ..catalog import Catalog
from .commands import ResourceGroup
from .completion import completion_command, completion_variable
from .configure import configure_command
from .spelling import own_name
from .terminal import escape, note, silence

USAGE, INTERRUPTED = 2, 130


def program_name(package: str) -> str:
    """The name under which the program was started."""
    start = os.path.basename(sys.argv[0])
    if start in ("__main__.py", "-c", "-m", ""):
        return f"python -m {package}"
    return start.removesuffix(".exe")


def root_group(package: str) -> ResourceGroup:
    """The group of all commands of a package."""
    catalog = Catalog(package)
    client = catalog.client
    about = client.description.partition("\n#")[0]  # up to a first heading
    text = "\n\n".join(filter(None, (client.title, about)))
    root = ResourceGroup(
        catalog,
        "",
        name=package,
        help=escape(text, "\n"),
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    root.params.append(
        click.Option(
            ["--version"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_show_version(client.version),
            help="Show the version.",
        )
    )
    name = program_name(package)
    script = package.replace("_", "-") if " " in name else name
    taken = root.list_commands(click.Context(root))
    for command in (configure_command(catalog), completion_command(root, script)):
        assert command.name is not None
        root.add_command(command, own_name(command.name, taken))
    return root


def _show_version(version: str) -> Callable[[click.Context, Any, Any], None]:
    def show(ctx: click.Context, _: Any, is_given: Any) -> None:
        if is_given:
            click.echo(escape(version))
            ctx.exit()

    return show


def run(package: str, arguments: Sequence[str]) -> int:
    """Run a command line; returns its exit code, and prints what went wrong."""
    root, name = root_group(package), program_name(package)
    variable = completion_variable(name.split()[-1])
    if instruction := os.environ.get(variable):
        return shell_complete(root, {}, name, variable, instruction)
    try:
        # Not `root.main`, which ends the line when it is interrupted.
        with root.make_context(name, list(arguments)) as context:
            root.invoke(context)
        sys.stdout.flush()
        return 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except BrokenPipeError:  # nobody reads on: no word, none of the interpreter either
        silence(sys.stdout)
        return 0
    except (click.Abort, KeyboardInterrupt, EOFError):
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - told by its class, or in full
        return _show_error(error, package, wants_json(arguments))


def _show_error(error: Exception, package: str, as_json: bool) -> int:
    """Tell an error on standard error; returns the exit code."""
    if isinstance(error, click.ClickException) and not as_json:
        _show_usage_error(error)
        return USAGE
    is_known = isinstance(error, (click.ClickException, OSError))
    if not is_known and not _is_api_error(error):
        note(traceback.format_exc())  # a fault of ours; its text may be anybody's
        return 1
    if isinstance(error, OSError):  # perhaps of standard output: a full disk
        silence(sys.stdout)
    from .failures import show_failure

    return show_failure(error, Catalog(package), as_json)


def _is_api_error(error: Exception) -> bool:
    errors = sys.modules.get(f"{__name__.rpartition('.cli.')[0]}.errors")
    return errors is not None and isinstance(error, errors.ApiError)


def wants_json(arguments: Sequence[str]) -> bool:
    """Return whether the command line asks for JSON, errors included."""
    return any(
        word in ("-ojson", "-ojsonl", "--output=json", "--output=jsonl")
        or (word in ("-o", "--output") and after in ("json", "jsonl"))
        for word, after in pairwise((*arguments, ""))
    )


def _show_usage_error(error: click.ClickException) -> None:
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError" and context is not None:
        note(context.get_help())
        return
    if context is not None:
        note(context.get_usage())
        note(f"Try '{context.command_path} --help'.\n")
    note(f"Error: {error.format_message()}")
