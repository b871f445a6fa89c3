"""Say what changes for those who call an SDK."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from generator.commands.diff_sides import Side, find_changes, read_sides
from generator.commands.refusals import report_refusal
from generator.commands.revisions import name_revisions
from generator.console.printable import printable
from generator.diagnostics import DocumentError

_NAMES = ("text", "markdown", "json", "github")
_EPILOG = """\b
OLD and NEW are documents, configurations (byhand.toml), or git:REV for what is committed
at a revision, git:REV:FILE for one file of it. Without NEW it is what stands in the
working folder.

\b
Examples:
  byhand diff old.yaml new.yaml
  byhand diff git:main
  byhand diff git:v1.2 openapi.yaml --format markdown --fail-on breaking"""


@click.command(epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("old")
@click.argument("new", required=False)
@click.option(
    "--config",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Configuration of both sides, where they are documents.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_NAMES),
    default="text",
    show_default=True,
    help="How changes are written: markdown goes into a changelog, github marks a pull request.",
)
@click.option(
    "--fail-on",
    type=click.Choice(("breaking", "any")),
    help="Exit 1 when there is such a change.",
)
@click.option(
    "--allow-invalid",
    is_flag=True,
    help="Turn errors that can be survived into warnings.",
)
def command(
    old: str,
    new: str | None,
    config: Path | None,
    form: str,
    fail_on: str | None,
    allow_invalid: bool,
) -> int:
    """Say what changes for callers of the SDK between two documents."""
    with TemporaryDirectory(prefix="byhand-") as temporary:
        folders = [Path(temporary).resolve() / name for name in ("old", "new")]
        asked = dict(zip(folders, (old, new), strict=True))
        try:
            sides = read_sides(asked, config, allow_invalid=allow_invalid)
            return _report(sides, form, fail_on)
        except DocumentError as refusal:
            report_refusal(refusal, asked)
            return 1
        except click.UsageError as failure:
            message = name_revisions(failure.message, asked)
            raise click.UsageError(message, failure.ctx) from None


def _report(sides: tuple[Side, Side], form: str, fail_on: str | None) -> int:
    """Print the changes, and return the exit code."""
    from generator.diff.changes import Severity  # what follows the loading
    from generator.diff.formats import FORMATS
    from generator.diff.located import locate

    changes = find_changes(*sides)
    for line in FORMATS[form](locate(changes, *sides)).split("\n"):
        click.echo(printable(line))
    is_breaking = any(each.severity is Severity.BREAKING for each in changes)
    return int(is_breaking if fail_on == "breaking" else bool(fail_on and changes))
