"""The workflow file that people copy: it says what the command understands."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import yaml

from generator.cli import command

_ROOT = Path(__file__).parents[2]


def test_its_commands_are_ours() -> None:
    text = (_ROOT / "docs" / "regenerate.yml").read_text(encoding="utf-8")
    jobs: dict[str, Any] = yaml.safe_load(text)["jobs"]
    lines = [
        step["run"] for job in jobs.values() for step in job["steps"] if "run" in step
    ]
    runs = [
        shlex.split(line) for line in lines if line.startswith("python -m generator")
    ]
    asked = [command.make_context("byhand", run[3:]).params for run in runs]
    assert [parameters["check"] for parameters in asked] == [True, False]
    assert all((_ROOT / path).exists() for p in asked for path in p["specs"])
