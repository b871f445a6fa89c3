"""What `--dist` says that an SDK needs is what this environment tests it with."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

from packaging.requirements import Requirement

_ROOT = Path(__file__).parents[2]


def test_extras_are_the_versions_that_are_tested(tmp_path: Path) -> None:
    options = ("--dist", "--quiet", "--output", str(tmp_path))
    options += ("--with", "otel", "--transport", "aiohttp,pyreqwest")
    spec = "specs/ai-api-key.yaml"
    subprocess.run(
        (sys.executable, "-m", "generator", spec, *options), cwd=_ROOT, check=True
    )
    project = tomllib.loads((tmp_path / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    assert set(extras) == {"aiohttp", "fast", "http2", "otel", "socks"}
    readme = (tmp_path / "README.md").read_text()
    for extra, lines in extras.items():
        assert f"[{extra}]" in readme
        for line in lines:
            wanted = Requirement(line)
            assert wanted.specifier.contains(version(wanted.name)), line
