"""Imports of the SDK of Exoscale's whole document, counted by step."""

from __future__ import annotations

import json
import subprocess
import sys
from statistics import median

import pytest

from tests.real.conftest import Emit
from tests.real.sources import exoscale
from tests.support.real_documents import REPOSITORY

pytestmark = pytest.mark.long

HTTP = {"httpx2", "httpcore2", "h11", "anyio", "asyncio", "ssl"}
HEAVY = HTTP | {"email", "hashlib", "http", "logging", "socket", "urllib", "uuid"}

PROBE = """
import json, sys
import msgspec
from benchmarks.probes.emitted import client, null_transport, resources
before = set(sys.modules)
steps = {}

def note(step):
    global before
    steps[step] = sorted(set(sys.modules) - before)
    before = set(sys.modules)

name = sys.argv[1]
made = client(name, transport=null_transport(name, b"{}"))
note("client")
for tag in resources(made):
    getattr(made, tag)
    note(tag)
made.zone.list()
note("call")
sys.modules[name].preload()
note("preload")
print(json.dumps(steps))
"""


@pytest.fixture(scope="module")
def imported(emitted: Emit) -> dict[str, list[str]]:
    """The modules that each step adds, in a process of its own."""
    sdk = emitted(exoscale())
    done = subprocess.run(
        (sys.executable, "-c", PROBE, sdk.name),
        env={"PYTHONPATH": f"{sdk.folder}:{REPOSITORY}"},
        capture_output=True,
        text=True,
        check=True,
    )
    steps: dict[str, list[str]] = json.loads(done.stdout)
    return steps


def own(modules: list[str], kind: str = "") -> list[str]:
    """Those of the package itself, or of one of its folders."""
    start = f"exoscale_sdk.{kind}"
    return [name for name in modules if name.startswith(start)]


def test_the_package_and_a_client(imported: dict[str, list[str]]) -> None:
    modules = imported["client"]
    assert not HEAVY & set(modules)
    assert len(modules) <= 30
    assert not own(modules, "models.") and not own(modules, "resources.")


def test_each_tag_loads_its_own_modules(imported: dict[str, list[str]]) -> None:
    tags = {k: v for k, v in imported.items() if own(v, "resources.")}
    assert len(tags) > 30
    assert median(len(modules) for modules in tags.values()) <= 3
    for tag, modules in list(tags.items())[1:]:
        assert own(modules, "resources.") == [f"exoscale_sdk.resources.{tag}"]


def test_no_http_before_the_first_request(imported: dict[str, list[str]]) -> None:
    for step in set(imported) - {"preload"}:
        loaded = set(imported[step]) - {"asyncio"}  # typing_extensions.deprecated does
        assert not HTTP & loaded, step
    assert "httpx2" in imported["preload"]
    assert not {"aiohttp", "pyreqwest"} & set(imported["preload"])
