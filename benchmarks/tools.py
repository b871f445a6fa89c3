"""The generators that are compared, and the packages that they emit."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .documents import Document
from .environments import Environment
from .processes import CommandFailed, Cost, run

OURS, OPC, EXOSCALE = "byhand", "openapi-python-client", "python-exoscale"


@dataclass(frozen=True, slots=True)
class Place:
    """Folders for one run: where it writes, and where it caches."""

    folder: Path

    @property
    def output(self) -> Path:
        """Where the package goes."""
        return self.folder / "output"

    @property
    def cache(self) -> Path:
        """Where the tool may remember things for the next run."""
        return self.folder / "cache"


def new_place(folder: Path) -> Place:
    """Return empty folders for a run that finds nothing from before."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return Place(folder)


def generate(
    tool: str, environment: Environment, document: Document, place: Place
) -> Cost:
    """Generate a package from a document, and say what that cost.

    Raises:
        CommandFailed: the tool cannot.
    """
    variables = environment.variables(cache=place.cache)
    if tool == OURS:
        return run(_command(environment, document, place), variables, place.folder)
    command = _opc_command(environment, document, place)
    try:
        return run(command, variables, place.folder)
    except CommandFailed:  # two values of an enumeration have one name, for one
        config = place.folder / "config.yaml"
        config.write_text("literal_enums: true\n", "utf-8")
        return run((*command, "--config", config), variables, place.folder)


def _command(
    environment: Environment, document: Document, place: Place
) -> tuple[str | Path, ...]:
    named = ("--package", document.package, "--output", str(place.output))
    options = (*document.options, *named, "--quiet")
    return (environment.python, "-m", "generator", document.path, *options)


def _opc_command(
    environment: Environment, document: Document, place: Place
) -> tuple[str | Path, ...]:
    """Its command with its defaults, the ruff hook included."""
    program = environment.python.parent / OPC
    options = ("--output-path", str(place.output), "--overwrite")
    return (program, "generate", "--path", document.path, *options)


def package_in(output: Path) -> Path:
    """Return the package in a folder that a tool wrote."""
    return next(each.parent for each in sorted(output.glob("*/__init__.py")))


def modules_of(package: Path) -> Iterator[Path]:
    """Yield the modules of a package."""
    return (each for each in package.rglob("*.py") if each.is_file())
