"""A command line as people write it with click: `handwritten.py COMMANDS …`.

Every command is there from the start, with an argument and three options.
"""

from __future__ import annotations

import sys

import click

_GROUP = 10
"""Commands in a group."""


def main(commands: str, *arguments: str) -> None:
    """Make the groups and their commands, and run a command line."""
    root = click.Group("handwritten")
    for first in range(0, int(commands), _GROUP):
        group = click.Group(f"resource-{first}", help="Things of one kind.")
        for number in range(first, min(first + _GROUP, int(commands))):
            group.add_command(_command(number))
        root.add_command(group)
    root.main(list(arguments))


def _command(number: int) -> click.Command:
    @click.command(f"call-{number}", help="Call an operation.")
    @click.argument("identifier")
    @click.option("--name", help="A name.")
    @click.option("--size", type=click.IntRange(1, 100), help="How large it is.")
    @click.option("--state", type=click.Choice(("on", "off")), help="Its state.")
    def call(**given: object) -> None:
        click.echo(given)

    return call


main(*sys.argv[1:])
