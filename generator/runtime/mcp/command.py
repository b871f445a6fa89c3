"""The command: `python -m <package>.mcp`."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import NoReturn

from ..catalog import Catalog, ClientEntry
from ..errors import ApiError
from ..transports import import_extra
from .hosts import host_config, vscode_config
from .policy import Policy
from .texts import plain_text
from .tools import tool_names

_YES = frozenset(("1", "on", "true", "yes"))
_FLAGS = {
    "allow-write": "offer operations that change something",
    "allow-destructive": "offer all operations, those too that delete or interrupt",
    "allow-secrets": "offer operations that reveal secrets, and mask none in results",
}
_LISTS = {
    "tools": "offer only these operations (ids or names of tools, with *)",
    "resources": "offer only the operations of these resources (with *)",
    "exclude": "never offer these operations or resources (with *)",
}
_LEAST_BUDGET = 100
"""Tokens: with fewer a result would be all notes."""
_CONFIGS = {"hosts": host_config, "vscode": vscode_config}


def program(package: str) -> Callable[[], NoReturn]:
    """The function that runs the server of a package, and ends the process."""
    return lambda: sys.exit(main(package))


def main(package: str, arguments: Sequence[str] | None = None) -> int:
    """Serve until the client leaves; returns the exit code."""
    parser = make_parser(package, os.environ)
    words = sys.argv[1:] if arguments is None else [*arguments]
    given = parser.parse_args(words)
    if given.print_config:
        print_config(package, given.print_config, words)
        return 0
    unknown = unknown_names(package, given)
    if unknown:
        parser.error(unknown)
    try:
        import_extra("mcp", "mcp")
        return _serve(package, given)
    except ApiError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def make_parser(package: str, environment: Mapping[str, str]) -> ArgumentParser:
    """Return the parser of options, whose defaults are in the environment."""
    client = Catalog(package).client
    title = plain_text(client.title, 80).replace("%(", "% (")  # argparse fills it in
    script = os.path.basename(sys.argv[0]).removesuffix(".exe")
    parser = ArgumentParser(
        prog=script if script.endswith("-mcp") else f"python -m {package}.mcp",
        description=f"An MCP server whose tools call {title}. Only what reads "
        "is offered unless an option says otherwise.",
        epilog="The tools on offer, and the budget, can be chosen by variables of the "
        f"environment, too, such as {client.prefix}_MCP_TOOLS. {_credentials(client)}",
        allow_abbrev=False,
    )

    def default(name: str) -> str:
        variable = f"{client.prefix}_MCP_{name.replace('-', '_').upper()}"
        return environment.get(variable, "")

    _add_choice(parser, default)
    _add_server(parser, default("budget"))
    return parser


def _add_choice(parser: ArgumentParser, default: Callable[[str], str]) -> None:
    for name, text in _FLAGS.items():
        is_set = default(name).lower() in _YES
        parser.add_argument(f"--{name}", action="store_true", default=is_set, help=text)
    for name, text in _LISTS.items():
        parser.add_argument(
            f"--{name}", metavar="NAMES", default=default(name), help=text
        )


def _add_server(parser: ArgumentParser, budget: str) -> None:
    parser.add_argument(
        "--budget",
        type=_whole_number(_LEAST_BUDGET, 10_000_000),
        metavar="TOKENS",
        default=budget or 5_000,
        help="tokens of a result; the rest comes by next_page (5000)",
    )
    parser.add_argument("--base-url", metavar="URL", help="the server of the API")
    parser.add_argument(
        "--http",
        type=_whole_number(1, 65_535),
        nargs="?",
        const=8_000,
        metavar="PORT",
        help="serve HTTP on loopback, at /mcp, in place of stdio (port 8000)",
    )
    parser.add_argument(
        "--print-config",
        choices=tuple(_CONFIGS),
        nargs="?",
        const="hosts",
        help="print mcp.json for AI programs, or for VS Code, with the other options",
    )


def _whole_number(least: int, most: int) -> Callable[[str], int]:
    """Return what reads an option that is a number between two others."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdecimal() and least <= int(text) <= most):
            raise ArgumentTypeError(f"takes a whole number from {least} to {most}")
        return int(text)

    return read


def _credentials(client: ClientEntry) -> str:
    names = ", ".join(row.variable for row in client.credentials)
    return f"Credentials are read from there as well: {names}." if names else ""


def unknown_names(package: str, given: Namespace) -> str:
    """Return an error for names that are of no operation or resource, else nothing."""
    entries = Catalog(package).entries.values()
    resources = {row.resource for row in entries}
    tools = {row.id for row in entries} | {*tool_names(entries).values()}
    known = {"tools": tools, "resources": resources, "exclude": tools | resources}
    for option, names in known.items():
        for pattern in _names(getattr(given, option)):
            if not any(fnmatchcase(name, pattern) for name in names):
                close = ", ".join(get_close_matches(pattern, names, 3))
                meant = f"; did you mean {close}?" if close else ""
                return f"--{option}: nothing is called {pattern!r}{meant}"
    return ""


def print_config(package: str, form: str, words: Sequence[str]) -> None:
    """Print a configuration that starts the server with the same options."""
    kept: list[str] = []
    words = [*words]
    while words:
        word = words.pop(0)
        if word.partition("=")[0] == "--print-config":
            if "=" not in word and words and words[0] in _CONFIGS:
                del words[0]
        else:
            kept.append(word)
    client = Catalog(package).client
    print(_CONFIGS[form](client, package, sys.executable, kept))


def _serve(package: str, given: Namespace) -> int:
    import anyio

    from .server import make_server, serve_http, serve_stdio
    from .toolset import Settings

    policy = Policy(
        allow_write=given.allow_write,
        allow_destructive=given.allow_destructive,
        allow_secrets=given.allow_secrets,
        tools=_names(given.tools),
        resources=_names(given.resources),
        exclude=_names(given.exclude),
    )
    settings = Settings(policy=policy, budget=given.budget, base_url=given.base_url)
    server = make_server(package, settings)
    if given.http is not None:
        serve_http(server, given.http)
    else:
        anyio.run(serve_stdio, server)
    return 0


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())
