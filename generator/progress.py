"""Telling a person at a terminal which stage is running; silent in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager


@contextmanager
def shown(*, quiet: bool) -> Generator[Callable[[str], None]]:
    """Give a function that is told the name of each stage as it begins.

    On a terminal the name stands beside a spinner until the block is left.
    """
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield lambda stage: None
        return
    from rich.console import Console

    console = Console(stderr=True, markup=False, highlight=False)
    with console.status("reading", spinner="dots") as status:
        yield status.update
