"""The names of commands and options."""

from __future__ import annotations

from collections.abc import Container


def spelled(name: str) -> str:
    """A name of Python as one of the command line: `create_key` is `create-key`."""
    return name.strip("_").replace("_", "-")


def own_name(name: str, taken: Container[str]) -> str:
    """A name of the program's own, which gives way to the document's.

    `--query` is `--cli-query` where an operation has a parameter `query`.
    """
    while name in taken:
        word = name.lstrip("-")
        name = f"{name.removesuffix(word)}cli-{word}"
    return name
