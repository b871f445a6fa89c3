"""The command with a URL, with standard input and with pipes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.fetching.conftest import Site

_SPEC = """\
openapi: 3.1.0
info: {title: Zoo, version: "1"}
paths: {/pets: {get: {responses: {200: {description: ok}}}}}
"""
_ROOT = Path(__file__).parents[2]


def _run(
    folder: Path, *arguments: str, text: str | None = None
) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        check=False,
        capture_output=True,
        text=True,
        input=text,
        cwd=folder,
        env=environment,
    )


def test_a_url(site: Site, tmp_path: Path) -> None:
    url = site.add("/zoo.yaml", _SPEC)
    ran = _run(tmp_path, url)
    assert (ran.returncode, ran.stderr) == (0, "")
    manifest = json.loads((tmp_path / "generated/zoo/.generated.json").read_text())
    assert list(manifest["sources"]) == [url]
    site.pages.clear()
    assert _run(tmp_path, url, "--check", "--cached").returncode == 0
    ran = _run(tmp_path, url, "--check")
    hint = "--cached reads the copy that is kept"
    error = f"error: {url}: answered 404; {hint} [fetch]\n"
    assert (ran.returncode, ran.stderr) == (1, error)


def test_standard_input(tmp_path: Path) -> None:
    ran = _run(tmp_path, "-", "--package", "zoo", text=_SPEC)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (tmp_path / "generated/zoo").is_dir()
    ran = _run(tmp_path, "-", "--package", "zoo", text="openapi: [")
    assert ran.returncode == 1
    assert ran.stderr.startswith("-:1:")
    ran = _run(tmp_path, "-", text=_SPEC)
    assert ran.returncode == 2
    assert "name it with --package" in ran.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "zoo.yaml")
    writer = threading.Thread(target=(tmp_path / "zoo.yaml").write_text, args=(_SPEC,))
    writer.start()
    ran = _run(tmp_path, "zoo.yaml")
    writer.join()
    assert (ran.returncode, ran.stderr) == (0, "")
