"""Resources as groups, methods as commands; each is made when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from textwrap import shorten
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from ..catalog import Catalog, OperationEntry
from .spelling import spelled
from .terminal import escape

if TYPE_CHECKING:
    from click import Command, Context, HelpFormatter


class ResourceGroup(click.Group):
    """The commands of one resource, and the groups of the resources in it.

    The catalogue's index is all that it reads; a command is made from the file of its
    resource when it is called, or its own help is asked for.
    """

    def __init__(self, catalog: Catalog, path: str, **attributes: Any) -> None:
        super().__init__(no_args_is_help=True, **attributes)
        self._catalog = catalog
        self._path = path
        self._entries = {
            spelled(row.function): row
            for row in catalog.entries.values()
            if row.resource == path
        }
        self._groups = dict(_inner_groups(catalog, path))

    def list_commands(self, ctx: Context) -> list[str]:
        """The names of groups and commands, in the order of the document."""
        names = [*self._groups, *self._entries, *super().list_commands(ctx)]
        return list(dict.fromkeys(names))

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """The group or command of a name; one of the document's comes first."""
        if cmd_name in self._groups:
            path, text = self._groups[cmd_name]
            return ResourceGroup(
                self._catalog, path, name=cmd_name, help=escape(text, "\n")
            )
        entry = self._entries.get(cmd_name)
        if entry is None:
            return super().get_command(ctx, cmd_name)
        from .operation_command import operation_command

        return operation_command(self._catalog, entry, cmd_name)

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        """The command that is meant; a mistake is answered with what is like it."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            near = get_close_matches(name, self.list_commands(ctx), 3)
            hint = f" Did you mean {' or '.join(near)}?" if near else ""
            ctx.fail(f"No command {escape(name)!r}.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """List groups and commands by their summaries, without making them."""
        sections: dict[str, list[tuple[str, str]]] = {
            "Resources": [(name, text) for name, (_, text) in self._groups.items()],
            "Commands": [
                (name, _summary(entry))
                for name, entry in self._entries.items()
                if name not in self._groups
            ],
            "This program": [
                (name, command.get_short_help_str())
                for name, command in self.commands.items()
            ],
        }
        names = [name for rows in sections.values() for name, _ in rows]
        room = max(formatter.width - 6 - max(map(len, names), default=0), 20)
        for title, rows in sections.items():
            if rows:
                with formatter.section(title):
                    formatter.write_dl([(name, _short(t, room)) for name, t in rows])

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """The commands that begin with what is typed."""
        return [
            CompletionItem(name)
            for name in self.list_commands(ctx)
            if name.startswith(incomplete)
        ]


def _inner_groups(catalog: Catalog, path: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """The resources in a resource: name, then path and description."""
    for row in catalog.resources:
        outer, _, name = row.path.rpartition(".")
        if row.path and outer == path:
            yield spelled(name), (row.path, row.description)


def _summary(entry: OperationEntry) -> str:
    text = entry.summary or f"{entry.method} {entry.path}"
    return f"{text} (deprecated)" if entry.deprecated else text


def _short(text: str, width: int) -> str:
    """The start of a text on one line, cut between words."""
    return escape(shorten(text, width, placeholder="…"))
