"""The machine and the versions that a run was measured on."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from .environments import Environment

_NAMED = {
    "byhand": (
        *("black", "openapi-spec-validator", "jinja2", "msgspec", "httpx2"),
        *("pyreqwest", "aiohttp"),
    ),
    "openapi-python-client": ("openapi-python-client", "ruff", "httpx", "attrs"),
    "python-exoscale": ("exoscale", "requests"),
}


def described(environments: Mapping[str, Environment], load: float) -> list[str]:
    """Return lines about the machine, the interpreter, the versions and the date.

    Args:
        environments: the tools that were measured.
        load: the machine's load before the run, as `os.getloadavg` says it.
    """
    cores = os.cpu_count() or 0
    measured = (
        f"Measured on {datetime.now(UTC):%Y-%m-%d}: {_processor()}, {cores} cores,"
        f" {platform.system()} {platform.machine()},"
        f" {platform.python_implementation()} {platform.python_version()}."
    )
    busy = (
        f"Load of the machine, over a minute: {load:.1f} before, {loaded():.1f} after;"
        " what is above 1 while one process is measured is other work."
    )
    lines = [measured, busy]
    for tool, environment in environments.items():
        versions = environment.versions()
        named = (
            f"{name} {versions[name]}" for name in _NAMED[tool] if name in versions
        )
        lines.append(f"{tool}: {', '.join(named)}.")
    return lines


def loaded() -> float:
    """Return how many processes have wanted a core over the last minute."""
    return os.getloadavg()[0]


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return platform.processor()
    names = (
        line.partition(":")[2] for line in text.splitlines() if "model name" in line
    )
    return next(names, "").strip() or platform.processor()
