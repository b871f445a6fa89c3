"""The fragment's SDK with a command line: its own files, and its distribution."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from generator.options import Request
from generator.pipeline import generate
from tests.support.real_documents import REPOSITORY

SPEC = REPOSITORY / "specs" / "ai-api-key.yaml"
FILES = (
    "__main__.py",
    "_catalog/index.json",
    "_catalog/resources/ai_api_key.json",
    "cli.py",
)


def files(*parts: str, dist: bool = False) -> dict[str, str]:
    request = Request(specs=(SPEC,), package="ai_api_key", parts=parts, dist=dist)
    return dict(generate(request).files)


def test_nothing_else_changes() -> None:
    alone, more = files(), files("cli")
    assert {name: more[name] for name in alone} == alone
    own = {name for name in more.keys() - alone.keys() if "/_runtime/" not in name}
    assert own == {f"ai_api_key/{name}" for name in FILES}


def test_a_wheel_has_the_catalogue_and_the_program(tmp_path: Path) -> None:
    for name, text in files("cli", dist=True).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    build = (sys.executable, "-m", "hatchling", "build", "-t", "wheel")
    subprocess.run(build, cwd=tmp_path, check=True, capture_output=True)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        entry = next(name for name in names if name.endswith("entry_points.txt"))
        assert "ai-api-key = ai_api_key.cli:main" in archive.read(entry).decode()
    assert {f"ai_api_key/{name}" for name in FILES} <= names
    # A zipped package works as well: the catalogue is read by the package's loader.
    code = "from ai_api_key.cli import main; main()"
    ran = subprocess.run(
        (sys.executable, "-c", code, "ai-api-key", "list", "--dry-run"),
        cwd=tmp_path,
        env={"PYTHONPATH": str(wheel)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.stdout.startswith("curl -X GET https://api-ch-gva-2."), ran.stderr
