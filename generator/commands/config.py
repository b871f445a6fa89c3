"""`config`: what is in force and where each value comes from; the schema."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import msgspec

from generator.commands.configurations import load_configuration
from generator.configuration import LoadedConfiguration
from generator.configuration.json_schema import json_schema
from generator.console.printable import printable


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--config", metavar="FILE", type=click.Path(path_type=Path), help="Read this file."
)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of byhand.toml.")
def command(config: Path | None, schema: bool) -> None:
    """Print what is in force, and where each value comes from."""
    if schema:
        click.echo(json.dumps(json_schema(), indent=2))
        return
    for line in list_values(load_configuration(config)):
        click.echo(printable(line))


def list_values(loaded: LoadedConfiguration) -> Iterator[str]:
    """Yield a line for each value: `key = value  # file:line`, or `# default`."""
    given = dict(_leaves(loaded.given, ()))
    default = dict(_leaves(msgspec.to_builtins(loaded.values), ()))
    shown = {path: value for path, value in default.items() if len(path) == 1}
    for path, value in (shown | given).items():
        key = ".".join(map(_key, path))
        if path in given and loaded.source is not None:
            position = loaded.source.position(path, key=True)
            origin = f"{position.path}:{position.line}"
        else:
            origin = "default"
        if value is not None:
            yield f"{key} = {json.dumps(value, ensure_ascii=False)}  # {origin}"


def _leaves(
    node: Mapping[str, Any], path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in node.items():
        if isinstance(value, dict):
            yield from _leaves(value, (*path, key))
        else:
            yield (*path, key), value


def _key(name: str) -> str:
    return (
        name if name.replace("-", "").replace("_", "").isalnum() else json.dumps(name)
    )
