"""Importing emitted packages in processes that must not do anything else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.hostile.generating import Output

_ROOT = Path(__file__).parents[2]


def install(output: Output, folder: Path, *, whole: bool = False) -> None:
    """Write the files of a package where `imported` looks for them.

    The run-time support, which is the same in every package, only with `whole`.
    """
    for path, text in (output.files if whole else output.own).items():
        if "/" in path:
            target = folder / "packages" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode())


def imported(names: Iterable[str], folder: Path) -> dict[str, dict[str, Any]]:
    """Import packages, all in one new process, and return what each says.

    The process starts in `folder`, where a canary would leave its trace, and ends at
    once when something is opened for writing, started or connected to.
    """
    wanted = list(names)
    ran = subprocess.run(
        [sys.executable, "-m", "tests.hostile.facts"],
        input="\n".join(wanted),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
        env={**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert ran.returncode == 0, ran.stderr
    assert os.listdir(folder) == ["packages"]
    rows = map(json.loads, ran.stdout.splitlines())
    return {row["package"]: row for row in rows}
