"""The command `completion`: what a shell needs to complete commands and flags."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem, get_completion_class

from .terminal import escape, write_line

if TYPE_CHECKING:
    _Choice = click.Choice[str]
else:
    _Choice = click.Choice  # takes no argument before click 8.2

SHELLS = ("bash", "zsh", "fish")
_SAFE = frozenset("-_./:@%+=")


def completions(choices: Iterable[str], incomplete: str) -> list[CompletionItem]:
    """The choices that begin with what is typed.

    A shell puts them into the line as they are: one that would be a command there, as
    `$(id)` is, or more than one word, is left out.
    """
    return [
        CompletionItem(each)
        for each in choices
        if each.startswith(incomplete)
        and all(char.isalnum() or char in _SAFE for char in each)
    ]


class TextChoice(_Choice):
    """One of some texts of the document."""

    def __init__(self, texts: Iterable[str]) -> None:
        super().__init__([escape(text) for text in texts])

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The texts that begin with what is typed, as far as a shell may see them."""
        return completions(self.choices, incomplete)


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
        help="Print the completion for a shell.\n\n"
        f'In its startup file: eval "$({program} completion bash)"',
        params=[click.Argument(["shell"], type=click.Choice(SHELLS))],
    )
