"""The command `completion`: what a shell needs to complete commands and flags."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from .terminal import write_line

SHELLS = ("bash", "zsh", "fish")


def completion_variable(program: str) -> str:
    """The variable of the environment by which a shell asks a program to complete."""
    return f"_{program}_COMPLETE".replace("-", "_").upper()


def completion_command(root: click.Group, program: str) -> click.Command:
    """The command that prints a script for a shell."""

    def completion(shell: str) -> None:
        kind = get_completion_class(shell)
        assert kind is not None
        variable = completion_variable(program)
        write_line(kind(root, {}, program, variable).source())

    return click.Command(
        "completion",
        callback=completion,
        help="Print the completion for a shell: "
        f'eval "$({program} completion bash)".',
        params=[click.Argument(["shell"], type=click.Choice(SHELLS))],
    )
