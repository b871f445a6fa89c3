"""A virtual environment for each tool, so that none imports what another needs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.plan.parts import PARTS

from .processes import answer_of

ROOT = Path(__file__).resolve().parents[1]
PEERS: Mapping[str, tuple[str, ...]] = {
    "openapi-python-client": ("openapi-python-client==0.29.1",),
    "python-exoscale": ("exoscale==0.16.4",),
}

_VERSIONS = """
import json
from importlib.metadata import distributions
print(json.dumps({d.metadata["Name"].lower(): d.version for d in distributions()}))
"""


@dataclass(frozen=True, slots=True)
class Environment:
    """An interpreter with what one tool needs."""

    python: Path

    def variables(self, *paths: Path, cache: Path | None = None) -> dict[str, str]:
        """Return the variables for a process of this environment.

        Args:
            paths: folders to import from, this repository's always.
            cache: the folder for caches; a new one makes a run that finds nothing.
        """
        kept = {
            name: os.environ[name] for name in ("HOME", "LANG") if name in os.environ
        }
        found = os.pathsep.join(map(str, (*paths, ROOT)))
        kept |= {"PYTHONPATH": found, "PYTHONHASHSEED": "0"}
        kept["PATH"] = f"{self.python.parent}{os.pathsep}{os.environ['PATH']}"
        return kept if cache is None else kept | {"XDG_CACHE_HOME": str(cache)}

    def versions(self) -> dict[str, str]:
        """Return the version of every distribution in it."""
        answer = answer_of((self.python, "-c", _VERSIONS), self.variables())
        return {str(name): str(version) for name, version in answer.items()}


def own(folder: Path | None) -> Environment:
    """Return the generator's environment: a new one, or without a folder this one."""
    if folder is None:
        return Environment(Path(sys.executable))
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    extras = project["optional-dependencies"]["transports"]
    programs = PARTS["cli"].extras["cli"] + PARTS["mcp"].extras["mcp"]
    return made(folder / "byhand", [*project["dependencies"], *extras, *programs])


def peer(name: str, folder: Path) -> Environment:
    """Return a peer's environment."""
    return made(folder / name, PEERS[name])


def made(folder: Path, requirements: Sequence[str]) -> Environment:
    """Return a virtual environment; one with the same requirements is used again."""
    wanted = "\n".join((sys.version, *requirements))
    note = folder / "requirements.txt"
    python = folder / "bin" / "python"
    if not note.is_file() or note.read_text("utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run((sys.executable, "-m", "venv", folder), check=True)
        install = (str(python), "-m", "pip", "install", "-qq", *requirements)
        subprocess.run(install, check=True)
        note.write_text(wanted, "utf-8")
    return Environment(python)
