"""A server, and the SDK of the document that it serves, for each module of tests."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.real.tools import ruff
from tests.servers.programs import Program, Uninstallable, fetch, install, started
from tests.support.real_documents import REPOSITORY


@dataclass(frozen=True)
class Running:
    """A server that runs, and its SDK.

    Attributes:
        url: what its operations are below.
        sdk: the SDK's package, imported.
    """

    url: str
    sdk: Any

    def client(self, **options: Any) -> Any:
        """Return a synchronous client of it."""
        return self.sdk.Client(base_url=self.url, **options)

    def async_client(self, **options: Any) -> Any:
        """Return an asynchronous client of it."""
        return self.sdk.AsyncClient(base_url=self.url, **options)


@pytest.fixture(scope="module")
def running(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    """The server that the module calls `PROGRAM`, with an SDK made of its document."""
    program: Program = request.module.PROGRAM
    name = program.distribution
    folder = tmp_path_factory.mktemp(name)
    kept = os.environ.get("SERVERS")
    try:
        programs = install(program, Path(kept or folder, f"environment-{name}"))
    except Uninstallable as reason:
        pytest.skip(f"{name} cannot be installed here: {reason}")
    with started(program, programs, folder) as url:
        package = f"sdk_{name.replace('-', '_')}"
        document = folder / f"{name}.json"
        document.write_bytes(fetch(url + program.document))
        yield Running(url + program.base, _sdk(document, package, folder))


def _sdk(document: Path, package: str, folder: Path) -> Any:
    """Generate an SDK as a user does, and import it."""
    command = [sys.executable, "-m", "generator", str(document), "--no-cache"]
    done = subprocess.run(
        [*command, "--quiet", "--package", package, "--output", str(folder)],
        check=False,
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert ruff(folder / package) == ""
    sys.path.append(str(folder))
    return import_module(package)
