"""The command as a process: start-up, streams, locales, terminals."""

from __future__ import annotations

import os
import pty
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from generator import __version__

COMMAND = (sys.executable, "-m", "generator")
_ROOT = Path(__file__).parents[2]

HEAVY = (
    "black",
    "jinja2",
    "openapi_spec_validator",
    "rich",
    "yaml",
    "msgspec",
    "httpx2",
)


def test_help_shows_examples_and_imports_nothing_heavy() -> None:
    program = (
        "import sys; from generator.cli import main\n"
        "try: main(['--help'])\n"
        f"finally: print(*[m for m in {HEAVY} if m in sys.modules], file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        check=False,
        capture_output=True,
        text=True,
        cwd=_ROOT,
    )
    assert (ran.returncode, ran.stderr) == (0, "\n")
    assert "Examples:" in ran.stdout
    assert "specs/ai-api-key.yaml --check" in ran.stdout


def test_version() -> None:
    ran = subprocess.run(
        [*COMMAND, "--version"], check=False, capture_output=True, text=True, cwd=_ROOT
    )
    assert (ran.returncode, ran.stdout) == (0, f"byhand, version {__version__}\n")


@pytest.mark.parametrize(
    ("module", "package"),
    [
        ("click", "click"),
        ("jinja2", "jinja2"),
        ("yaml", "pyyaml"),
        ("jsonschema_rs", "jsonschema-rs"),
        ("openapi_spec_validator", "openapi-spec-validator"),
        ("markdown_it", "markdown-it-py"),
    ],
)
def test_a_missing_package_is_named_with_the_command_that_installs_it(
    module: str, package: str, tmp_path: Path
) -> None:
    program = (
        f"import sys; sys.modules[{module!r}] = None\n"
        "from generator.__main__ import main; main()"
    )
    arguments = ["specs/ai-api-key.yaml", "--with", "docs", "--no-cache", "--quiet"]
    ran = subprocess.run(
        [sys.executable, "-c", program, *arguments, "--output", str(tmp_path)],
        check=False,
        capture_output=True,
        text=True,
        cwd=_ROOT,
    )
    command = shlex.join((sys.executable, "-m", "pip", "install", "-e", str(_ROOT)))
    message = (
        f"error: the generator needs the package {package}, which is not installed for"
        f" this Python: {command} [missing-package]\n"
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", message)


def test_a_reader_that_leaves_is_no_traceback() -> None:
    process = subprocess.Popen(
        [*COMMAND, "--help"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=_ROOT,
    )
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    process.wait(60)


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams(closed: str) -> None:
    line = f'"{sys.executable}" -m generator --version {closed}'
    ran = subprocess.run(
        ["sh", "-c", line], check=False, capture_output=True, text=True, cwd=_ROOT
    )
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
)
def test_a_locale_without_letters(environment: dict[str, str]) -> None:
    ran = subprocess.run(
        [*COMMAND, "é.yaml".encode(), b"--package", "naïve".encode()],
        check=False,
        capture_output=True,
        cwd=_ROOT,
        env={"PATH": os.environ["PATH"], **environment},
    )
    assert ran.returncode == 2
    assert b"cannot be the name of a Python package" in ran.stderr
    assert b"Traceback" not in ran.stderr


def test_a_spinner_is_for_terminals_only(tmp_path: Path) -> None:
    program = (
        "from generator.console.progress import show_progress\n"
        "with show_progress(quiet=False) as stage: stage('validate')\n"
        "import sys; print('rich' in sys.modules)"
    )
    command = [sys.executable, "-c", program]
    piped = subprocess.run(
        command, check=False, capture_output=True, text=True, cwd=_ROOT
    )
    assert (piped.stdout, piped.stderr) == ("False\n", "")
    leader, follower = pty.openpty()
    shown = subprocess.run(
        command,
        check=False,
        stdout=subprocess.PIPE,
        stderr=follower,
        text=True,
        cwd=_ROOT,
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(follower)
    assert shown.stdout == "True\n"
    assert os.read(leader, 10_000)
    os.close(leader)
