"""Other Pythons of this machine, each in an environment with what the generator needs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from tests.support.real_documents import REPOSITORY

RELEASES = ("3.11", "3.12", "3.13", "3.14")
"""The releases of Python on which the generator runs."""


def find_python(release: str) -> Path | None:
    """Return the interpreter of a release such as ``3.12``; None where there is none."""
    return next(filter(lambda path: _is_release(path, release), _paths(release)), None)


def _paths(release: str) -> Iterator[Path]:
    if found := shutil.which(f"python{release}"):
        yield Path(found)
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from sorted(root.glob(f"versions/{release}.*/bin/python"))


def _is_release(path: Path, release: str) -> bool:
    asked = "import sys; print('%d.%d' % sys.version_info[:2])"
    done = subprocess.run(
        [path, "-c", asked], check=False, capture_output=True, text=True
    )
    return done.returncode == 0 and done.stdout.strip() == release


def environment(python: Path, folder: Path) -> Path:
    """Make a virtual environment with the generator's dependencies, as they are here.

    Returns:
        Its interpreter.
    """
    subprocess.run([python, "-m", "venv", folder], check=True)
    inside = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    wanted = [f"{name}=={version(name)}" for name in _dependencies()]
    subprocess.run([inside, "-m", "pip", "install", "-q", *wanted], check=True)
    return inside


def _dependencies() -> Iterator[str]:
    """The names of what the generator needs, by its project file."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]
    for requirement in project["dependencies"]:
        yield re.match(r"[A-Za-z0-9-]+", requirement)[0]  # type: ignore[index]
