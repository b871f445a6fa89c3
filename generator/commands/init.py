"""`init`: a configuration with a proposed tree of resources to start from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from generator.commands.files import check_new, relative, write_file
from generator.configuration import FILE_NAME
from generator.configuration.operation_index import OperationIndex
from generator.console.printable import printable
from generator.console.report import format_report
from generator.diagnostics import DocumentError
from generator.document import Document, load
from generator.package_name import package_name
from generator.proposal import Endpoint, Proposed, propose
from generator.text.toml import toml_text

_PATH = click.Path(path_type=Path)
_GENERIC = frozenset(("api", "api_docs", "openapi", "schema", "spec", "swagger"))
"""Names of documents that say nothing of their API."""
_HEADER = (
    "Names and contents of the SDK; docs/configuration.md has all keys.",
    "A table is a resource, a string a method; the tree is proposed from the paths.",
    "Delete a line and the operation has the name that its document gives it.",
)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("spec", type=_PATH)
@click.option("--package", metavar="NAME", help="Name of the package.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=_PATH,
    default=FILE_NAME,
    show_default=True,
    help="Configuration to write.",
)
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def command(spec: Path, package: str | None, output: Path, force: bool) -> None:
    """Write a configuration with a proposed tree of resources."""
    check_new(output, force=force)
    try:
        name = package_name((spec,), package)
        document = load([spec])
        if package is None and name in _GENERIC:
            name = _titled(document) or name
    except ValueError as failure:
        raise click.UsageError(str(failure)) from failure
    except DocumentError as refusal:
        text = format_report(refusal.diagnostics, refusal.document, all=True)
        click.echo(text, err=True)
        click.get_current_context().exit(1)
    proposed = propose_tree(document)
    write_file(
        output, configuration_text(relative(spec, output.parent), name, proposed)
    )
    click.echo(_report(output, name, proposed))


def _titled(document: Document) -> str | None:
    """Return a package's name after the title of the API, if it can be one."""
    info = document.root.get("info")
    title = info.get("title") if isinstance(info, dict) else None
    with suppress(ValueError):
        return package_name((Path(re.sub(r"\W+", " ", f"{title}")),), None)
    return None


def _report(output: Path, name: str, proposed: Sequence[Proposed]) -> str:
    """Say what was written, and what to do next."""
    doubts = sum(bool(row.doubt) for row in proposed)
    lines = [f"{output}: {_counted(len(proposed), 'operation')}"]
    if doubts:
        lines.append(f"to decide: {_counted(doubts, 'line')} with a comment `unsure`")
    named = "" if output.name == FILE_NAME and output.parent == Path() else output
    command = f"byhand --config {named}" if named else "byhand"
    lines.append(f"next: `{command}` writes the package {name}")
    return "\n".join(map(printable, lines))


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"


def propose_tree(document: Document) -> tuple[Proposed, ...]:
    """Propose a call for every operation of a document."""
    operations = OperationIndex(document).operations
    return propose(
        [Endpoint(row.method, row.path, row.operation_id) for row in operations]
    )


def configuration_text(spec: str, package: str, proposed: tuple[Proposed, ...]) -> str:
    """Return the text of a configuration.

    Args:
        spec: the document, as a path from the configuration.
        package: the name of the package.
        proposed: calls; those without one become comments at the top.
    """
    tree: dict[str, Any] = {}
    comments: dict[tuple[str, ...], str] = {}
    header = list(_HEADER)
    for row in proposed:
        if not row.call:
            header.append(f"Not in the tree: {row.route}: {row.doubt}.")
            continue
        table = tree
        for name in row.call[:-1]:
            table = table.setdefault(name, {})
        table[row.call[-1]] = row.route
        if row.doubt:
            comments["resources", *row.call] = f"unsure: {row.doubt}"
    values = {"specs": [spec], "package": package, "resources": tree}
    return toml_text(values, header=header, comments=comments)
