"""The command line of a small document, in front of a server on loopback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from generator.options import Request
from generator.pipeline import generate
from tests.support.checks import write_package
from tests.support.server import Server, serving

DOCUMENT = Path(__file__).with_name("zoo.yaml")


@dataclass(frozen=True)
class Outcome:
    """The end of a command line."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Its output."""
        return json.loads(self.out)


Run = Callable[..., Outcome]


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the package `zoo`."""
    folder = tmp_path_factory.mktemp("command_line")
    request = Request(specs=(DOCUMENT,), package="zoo", parts=("cli",))
    write_package(generate(request).files, folder)
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that answers as a test says."""
    with serving() as running:
        yield running


@pytest.fixture
def environment(tmp_path: Path, server: Server) -> dict[str, str]:
    """The variables of the environment that the command line reads."""
    return {
        "ZOO_API_KEY": "secret-of-the-zoo",
        "ZOO_BASE_URL": server.url,
        "ZOO_CONFIG": str(tmp_path / "profiles.json"),
    }


@pytest.fixture
def run(
    packages: Path,
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Run a command line in this process."""
    main = import_module("zoo._runtime.cli.main")

    def run_here(*arguments: str) -> Outcome:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        code = main.run("zoo", arguments)
        printed = capsys.readouterr()
        return Outcome(code, printed.out, printed.err)

    return run_here


@dataclass
class Program:
    """The command line as a program of its own."""

    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    def command(self, *arguments: str) -> tuple[str, ...]:
        """The words that start it."""
        return (sys.executable, "-m", "zoo", *arguments)

    @property
    def variables(self) -> dict[str, str]:
        """Its environment."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("ZOO_")}
        return {**kept, **self.environment, "PYTHONPATH": str(self.folder)}

    def __call__(self, *arguments: str, stdin: str = "") -> Outcome:
        ran = subprocess.run(
            self.command(*arguments),
            env=self.variables,
            input=stdin,
            check=False,
            capture_output=True,
            text=True,
        )
        return Outcome(ran.returncode, ran.stdout, ran.stderr)


@pytest.fixture
def program(packages: Path, environment: dict[str, str]) -> Program:
    """The command line in a process of its own."""
    return Program(packages, environment)
