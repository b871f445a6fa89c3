"""Telling a person at a terminal which stage is running; silent in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager


@contextmanager
def show_progress(*, quiet: bool) -> Generator[Callable[[str], None]]:
    """Give a function that is told the name of each stage as it begins.

    On a terminal the name stands there until the block is left. Nothing moves: what
    moves by itself is a thread, and a process with threads cannot fork.
    """
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield lambda stage: None
        return
    from rich.console import Console
    from rich.live import Live

    console = Console(stderr=True, markup=False, highlight=False)
    with Live("load", console=console, auto_refresh=False, transient=True) as live:
        yield lambda stage: live.update(stage, refresh=True)
