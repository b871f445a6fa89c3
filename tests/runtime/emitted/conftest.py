"""SDKs of small documents that tests write down themselves."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from generator.options import Request
from generator.pipeline import generate
from tests.support.checks import write_package
from tests.support.sdk import Kind, Sdk

Make = Callable[[str], Sdk]
_HEAD = 'openapi: {}\ninfo: {{title: Test, version: "1"}}\n'


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that SDKs are written to and imported from."""
    folder = tmp_path_factory.mktemp("emitted")
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


@pytest.fixture(scope="session")
def package_of(packages: Path) -> Callable[[str, str], ModuleType]:
    """Generate and import the SDK of a document, given without its first lines."""

    def make(text: str, version: str = "3.1.2") -> ModuleType:
        name = f"sdk_{hashlib.sha256((version + text).encode()).hexdigest()[:12]}"
        if not (packages / name).exists():
            document = packages / f"{name}.yaml"
            document.write_text(_HEAD.format(version) + text, encoding="utf-8")
            result = generate(
                Request(specs=(document,), package=name, parts=("testing",))
            )
            write_package(result.files, packages)
        return import_module(name)

    return make


@pytest.fixture(params=["sync", "async"])
def kind(request: pytest.FixtureRequest) -> Kind:
    """Both kinds of client."""
    found: Kind = request.param
    return found


@pytest.fixture
def sdk(kind: Kind, package_of: Callable[[str], ModuleType]) -> Make:
    """Make an SDK of a document in front of a transport that only listens."""
    return lambda text: Sdk(package_of(text), kind)
