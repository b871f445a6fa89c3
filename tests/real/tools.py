"""Other people's tools, run on emitted SDKs; each returns what it complains about."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

_PYRIGHT = {
    "pythonVersion": "3.11",
    "typeCheckingMode": "strict",
    "exclude": ["**/_runtime"],  # copies of what the repository itself checks
}


def mypy(*packages: Path) -> str:
    """Run `mypy --strict` over packages."""
    cache = packages[0].parent / ".mypy_cache"
    options = ("--strict", "--no-error-summary", "--cache-dir", cache)
    config = ("--config-file", os.devnull, "--python-version", "3.11")
    return _complaints("mypy", *options, *config, *packages)


def pyright(*packages: Path) -> str:
    """Run pyright in its strict mode over packages."""
    folder = Path(os.path.commonpath(packages)).parent
    config = folder / "pyrightconfig.json"
    config.write_text(json.dumps({"include": list(map(str, packages)), **_PYRIGHT}))
    return _complaints(
        "basedpyright", "-p", config, "--warnings", "--pythonpath", sys.executable
    )


def ty(folder: Path) -> str:
    """Run ty over a folder, but for copies of the run time."""
    (folder / "ty.toml").write_text('[src]\nexclude = ["**/_runtime/**"]\n')
    options = ("--python", sys.executable, "--project", folder)
    return _complaints("ty", "check", *options, "--output-format", "concise")


def pyrefly(folder: Path) -> str:
    """Run pyrefly over a folder, but for copies of the run time."""
    config = folder / "pyrefly.toml"
    config.write_text(
        f"project-includes = ['{folder}/**/*.py']\n"
        "project-excludes = ['**/_runtime/**']\n"
        f"python-interpreter-path = '{sys.executable}'\n"
    )
    return _complaints("pyrefly", "check", "--config", config)


def ruff(*packages: Path) -> str:
    """Run `ruff check` with its default rules over packages."""
    return _complaints(
        "ruff", "check", "--isolated", "--no-cache", "--quiet", *packages
    )


def black(*packages: Path) -> str:
    """Return the files that Black would change, but for copies of the run time."""
    options = ("--check", "-t", "py311", "--extend-exclude", "/_runtime/", "--no-cache")
    return _complaints("black", *options, *packages)


def _complaints(tool: str, *arguments: object) -> str:
    """Return what a tool prints when it is not content; empty when it is."""
    command = [sys.executable, "-m", tool, *map(str, arguments)]
    clean = {key: text for key, text in os.environ.items() if key != "PYTHONPATH"}
    ran = subprocess.run(
        command, check=False, capture_output=True, text=True, env=clean
    )
    return (
        ""
        if ran.returncode == 0
        else f"{tool}:\n{ran.stdout[-60_000:]}{ran.stderr[-2000:]}"
    )
