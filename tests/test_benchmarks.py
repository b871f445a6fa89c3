"""The benchmarks run; what they measure is nobody's to assert."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.real_documents import REPOSITORY

pytestmark = pytest.mark.long


def test_the_command_measures_the_fragment() -> None:
    command = (sys.executable, "-m", "benchmarks", "--quick", "--alone")
    done = subprocess.run(
        command, cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    for row in (
        "fragment",
        "byhand without HTTP",
        "10,000",
        "`--help`, CPU ms",
        "Comparing: `diff`",
        "Servers of tools",
    ):
        assert any(line.startswith(row) for line in lines), row
