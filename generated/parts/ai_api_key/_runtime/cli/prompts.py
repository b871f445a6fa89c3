"""Questions, where there is somebody to ask."""

from __future__ import annotations

import sys

import click

from ..catalog import ClientEntry
from .terminal import is_terminal, note


def can_ask() -> bool:
    """Return whether somebody reads standard error and can answer."""
    return is_terminal(sys.stdin) and is_terminal(sys.stderr)


def ask_for_credentials(client: ClientEntry) -> dict[str, str]:
    """Ask for each credential, secrets without echo; an empty answer is none."""
    if not (client.credentials and can_ask()):
        return {}
    note("No credentials are configured. `configure` keeps them; for this call:")
    found: dict[str, str] = {}
    for row in client.credentials:
        answer: str = click.prompt(
            row.keyword,
            default="",
            hide_input=row.is_secret,
            show_default=False,
            err=True,
        )
        if answer:
            found[row.keyword] = answer
    return found
