"""The wheel: it carries everything, and works far from this checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command where nothing of this checkout is at hand; return its output."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    ran = subprocess.run(
        command, cwd=cwd, env=kept, check=False, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, with the build backend of this environment."""
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    run(*build, cwd=_ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a new environment, and return its folder of programs.

    The wheel's dependencies are borrowed from the environment of this test.
    """
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    python = programs / "python"
    install = ("install", "--quiet", "--no-deps", "--no-index", wheel)
    run(sys.executable, "-m", "pip", "--python", python, *install, cwd=folder)
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = Path(run(python, "-c", code, cwd=folder).strip())
    paths = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (packages / "borrowed.pth").write_text("\n".join(sorted(paths)) + "\n")
    return programs


def sources(folder: Path, suffixes: set[str]) -> dict[str, bytes]:
    """Return the files below a folder that have one of these suffixes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.suffix in suffixes and "__pycache__" not in path.parts
    }


def test_it_carries_templates_and_run_time_support(wheel: Path) -> None:
    code = sources(_ROOT / "generator", {".py", ".typed", ".json"})
    templates = sources(_ROOT / "templates", {".jinja", ".css", ".js", ".html"})
    assert code.keys() >= {"py.typed", "runtime/__init__.py"}
    assert templates
    expected = {f"generator/{path}": content for path, content in code.items()}
    for path, content in templates.items():
        expected[f"generator/templates/{path}"] = content
    with zipfile.ZipFile(wheel) as archive:
        carried = {
            name: archive.read(name)
            for name in archive.namelist()
            if name.startswith("generator/") and "." in name
        }
    assert carried == expected


def test_installed_elsewhere_it_generates_the_same(
    installed: Path, tmp_path: Path
) -> None:
    python = installed / "python"
    code = "import generator; print(generator.__file__)"
    assert run(python, "-c", code, cwd=tmp_path).startswith(str(installed.parent))
    spec = _ROOT / "specs" / "ai-api-key.yaml"
    run(installed / "byhand", spec, "--output", "out", cwd=tmp_path)
    every = {".py", ".typed", ".json"}
    golden = sources(_ROOT / "generated" / "ai_api_key", every)
    assert sources(tmp_path / "out" / "ai_api_key", every) == golden
