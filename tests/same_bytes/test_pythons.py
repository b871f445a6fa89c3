"""One document becomes the same bytes with every Python that runs the generator."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.same_bytes.digests import digests
from tests.support.pythons import RELEASES, environment, find_python
from tests.support.real_documents import REPOSITORY, real_document

HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
OTHERS = [release for release in RELEASES if release != HERE]


@pytest.fixture(scope="session", params=OTHERS)
def python(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The interpreter of another release, with what the generator needs."""
    found = find_python(request.param)
    if found is None:
        pytest.skip(f"no Python {request.param} at hand")
    return environment(found, tmp_path_factory.mktemp("python") / request.param)


def _compare(python: Path, document: Path) -> None:
    command = [python, "-m", "tests.same_bytes.digests", document]
    variables = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(
        command, cwd=REPOSITORY, env=variables, check=True, capture_output=True
    )
    there, here = json.loads(done.stdout), digests(document)
    assert [name for name in here if here[name] != there.get(name)] == []
    assert there.keys() == here.keys()


@pytest.mark.full
@pytest.mark.parametrize(
    "document",
    [
        REPOSITORY / "specs" / "ai-api-key.yaml",
        Path(__file__).with_name("letters.yaml"),
    ],
    ids=lambda path: path.stem,
)
def test_small_documents(python: Path, document: Path) -> None:
    _compare(python, document)


@pytest.mark.full
def test_petstore(python: Path) -> None:
    _compare(python, real_document("petstore-expanded.yaml"))


@pytest.mark.full
def test_github(python: Path) -> None:
    _compare(python, real_document("github.json"))
