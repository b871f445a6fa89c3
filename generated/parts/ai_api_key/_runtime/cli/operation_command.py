"""The command of one operation: its flags, those of every command, and its call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from ..catalog import Catalog, Operation, OperationEntry
from .completion import TextChoice
from .flags import Flag, flags_of, option_names
from .output import FORMATS, Printer, default_format
from .profiles import Settings, find_settings, profiles_of
from .prompts import can_ask
from .spelling import own_name
from .terminal import escape

_LONGEST_TEXT = 10_000
"""Characters of a description that a help text has; they are wrapped one by one."""


def operation_command(
    catalog: Catalog, entry: OperationEntry, name: str
) -> click.Command:
    """The command that calls an operation."""
    operation = catalog.operation(entry)
    flags = flags_of(catalog, entry, operation)
    taken = option_names(flags)
    common = list(_common_options(catalog, entry, operation, taken))

    def call(**given: Any) -> None:
        _call(catalog, entry, operation, flags, given)

    return click.Command(
        name,
        callback=call,
        params=[*(flag.parameter for flag in flags), *common],
        help=_help(entry, operation),
        deprecated=entry.deprecated,
        context_settings={"help_option_names": ["-h", own_name("--help", taken)]},
    )


def _help(entry: OperationEntry, operation: Operation) -> str:
    """The description of a command: texts of the document, paragraph by paragraph."""
    route = f"{entry.method} {entry.path}"
    parts = [entry.summary, operation.description[:_LONGEST_TEXT], route]
    text = "\n\n".join(part for part in dict.fromkeys(parts) if part)
    return escape(text, "\n")


def _common_options(
    catalog: Catalog, entry: OperationEntry, operation: Operation, taken: set[str]
) -> Iterator[click.Option]:
    """The options of every command, after those that only some kinds of call have.

    An option whose name the operation, or one before it, has is called `--cli-NAME`.
    """
    taken = set(taken)
    options = [
        *_kind_options(entry, operation),
        *_server_options(catalog),
        *_output_options(),
    ]
    for names, attributes in options:
        free = [
            "/".join(own_name(each, taken) for each in name.split("/"))
            for name in names
            if name.startswith("--") or name not in taken
        ]
        taken.update("/".join(free).split("/"))
        yield click.Option(free, **attributes)


_Option = tuple[list[str], dict[str, Any]]


def _kind_options(entry: OperationEntry, operation: Operation) -> Iterator[_Option]:
    body = operation.body
    if body is not None:
        text = "The body, or properties of it: JSON or YAML, @FILE, or - to read it."
        yield ["--body", "cli_body"], {"help": text, "metavar": "BODY"}
    if body is not None and body.takes_content_type:
        text, types = "The media type to send.", TextChoice(body.media_types)
        yield ["--content-type", "cli_content_type"], {"type": types, "help": text}
    if operation.accepts:
        text, types = "The media type to ask for.", TextChoice(operation.accepts)
        yield ["--accept", "cli_accept"], {"type": types, "help": text}
    if entry.pages:
        text = "Items to get at most; all of them by default."
        yield ["--limit", "cli_limit"], {"type": click.IntRange(0), "help": text}
    if entry.pages and operation.page_size is not None:
        text = "Items to ask for at a time."
        yield ["--page-size", "cli_page_size"], {
            "type": click.IntRange(1),
            "help": text,
        }
    if entry.waits:
        text = "Wait until the operation has ended (by default), or do not."
        attributes = {"default": True, "help": text}
        yield ["--wait/--no-wait", "cli_wait"], attributes
    if entry.streams and not entry.streams_only:
        text = "Print the answer as it comes, item by item."
        yield ["--stream", "cli_stream"], {"is_flag": True, "help": text}
    if operation.result.kind == "bytes":
        text = "The file that the answer goes to; - is standard output."
        file = click.Path(dir_okay=False, allow_dash=True)
        yield ["--to", "cli_to"], {"type": file, "metavar": "FILE", "help": text}
        text = "Go on with a download that broke off."
        yield ["--resume", "cli_resume"], {"is_flag": True, "help": text}
    if entry.deletes:
        yield ["-y", "--yes", "cli_yes"], {"is_flag": True, "help": "Do not ask."}


def _server_options(catalog: Catalog) -> Iterator[_Option]:
    for row in catalog.client.settings:
        known = f" One of {', '.join(row.known)}." if row.known else ""
        text = f"{row.description}{known}"
        if row.default:
            text += f" Default: {row.default}."
        name = row.keyword.replace("_", "-")
        own = f"cli_server_{row.keyword}"
        yield [f"--{name}", own], {"metavar": "TEXT", "help": escape(text)}
    text = "Where the API is."
    yield ["--base-url", "cli_server_base_url"], {"metavar": "URL", "help": text}
    text = "Credentials and server, as `configure` saved them."
    yield ["--profile", "cli_profile"], {"metavar": "NAME", "help": text}


def _output_options() -> Iterator[_Option]:
    text = "The form of the result: by default a table on a terminal, else JSON."
    kind = click.Choice(FORMATS)
    yield ["-o", "--output", "cli_output"], {"type": kind, "help": text}
    text = "A JMESPath that picks a part of the result."
    yield ["--query", "cli_query"], {"metavar": "JMESPATH", "help": text}
    text = "Columns to show, by names with dots: id,owner.name."
    yield ["--columns", "cli_columns"], {"metavar": "NAMES", "help": text}
    text = "Seconds that each phase of the call may take."
    attributes: dict[str, Any] = {"type": click.FloatRange(0, min_open=True)}
    yield ["--timeout", "cli_timeout"], {**attributes, "help": text}
    text = "Print the request for curl, secrets masked, and send nothing."
    yield ["--dry-run", "cli_dry_run"], {"is_flag": True, "help": text}
    text = "Show requests and responses on standard error, secrets masked."
    yield ["-v", "--verbose", "cli_verbose"], {"is_flag": True, "help": text}


def _call(
    catalog: Catalog,
    entry: OperationEntry,
    operation: Operation,
    flags: Sequence[Flag],
    given: dict[str, Any],
) -> None:
    # Only now: a help text needs none of it.
    from .arguments import collect_arguments
    from .call import Caller, Choices

    body, chosen = given.get("cli_body"), _chosen(operation, given)
    arguments = collect_arguments(operation, flags, given, body, chosen)
    asked: str = given["cli_columns"] or ""
    columns = tuple(name for each in asked.split(",") if (name := each.strip()))
    output = given["cli_output"] or default_format()
    printer = Printer(output, given["cli_query"], columns)
    choices = Choices(
        dry_run=given["cli_dry_run"],
        verbose=given["cli_verbose"],
        timeout=given["cli_timeout"],
        limit=given.get("cli_limit"),
        waits=given.get("cli_wait", True),
        streams=given.get("cli_stream", False),
        target=given.get("cli_to"),
        resume=given.get("cli_resume", False),
    )
    caller = Caller(catalog, entry, operation, _settings(catalog, given), choices)
    if entry.deletes and not (given["cli_yes"] or choices.dry_run):
        _confirm(entry, arguments)
    caller.run(arguments, flags, printer)


def _chosen(operation: Operation, given: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments that have options of their own."""
    options = {
        "content_type": given.get("cli_content_type"),
        "accept": given.get("cli_accept"),
    }
    if operation.page_size is not None:
        options[operation.page_size] = given.get("cli_page_size")
    return {name: value for name, value in options.items() if value is not None}


def _settings(catalog: Catalog, given: Mapping[str, Any]) -> Settings:
    servers = {
        name.removeprefix("cli_server_"): value
        for name, value in given.items()
        if name.startswith("cli_server_")
    }
    profiles = profiles_of(catalog)
    return find_settings(catalog.client, profiles, servers, given["cli_profile"])


def _confirm(entry: OperationEntry, arguments: dict[str, Any]) -> None:
    """Ask before something is deleted; without anybody to ask it takes `--yes`."""
    if not can_ask():
        raise click.UsageError("this deletes something: give --yes to go on")
    shown = ", ".join(f"{name} {value}" for name, value in arguments.items())
    what = f"{entry.resource} {entry.function}".strip()
    question = f"{what}: {shown}. Go on?" if shown else f"{what}. Go on?"
    click.confirm(escape(question), abort=True, err=True)
