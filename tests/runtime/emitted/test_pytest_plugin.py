"""The fixtures that a package offers to pytest, as its users meet them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.pipeline import Request, generate
from tests.support.checks import write_package
from tests.support.real_documents import REPOSITORY

SPEC = REPOSITORY / "specs" / "ai-api-key.yaml"
_TESTS = """
import asyncio
import pytest
from ai_api_key import errors
from ai_api_key.testing import Answer

pytest_plugins = ["ai_api_key.testing.pytest_plugin"]


def names(client):
    return [key.name for key in client.ai_api_key.list().ai_api_keys]


def test_the_example(ai_api_key_client, ai_api_key_transport):
    assert names(ai_api_key_client) == ["default-public-key"]
    (call,) = ai_api_key_transport.calls
    assert call.operation_id == "list-ai-api-keys"


def test_a_refusal(ai_api_key_client, ai_api_key_transport):
    assert ai_api_key_transport.calls == []
    ai_api_key_transport.answer("list-ai-api-keys", Answer(403))
    with pytest.raises(errors.PermissionDeniedError):
        names(ai_api_key_client)


def test_asynchronous(ai_api_key_async_client):
    keys = asyncio.run(ai_api_key_async_client.ai_api_key.list())
    assert len(keys.ai_api_keys) == 1
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds the fragment's SDK with its part `testing`."""
    request = Request(specs=(SPEC,), package="ai_api_key", parts=("testing",))
    write_package(generate(request).files, tmp_path)
    return tmp_path


def run(folder: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder, with nothing on its path but the emitted packages."""
    env = {"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, cwd=folder, env=env, check=False, capture_output=True, text=True
    )


def test_the_fixtures(folder: Path) -> None:
    (folder / "test_mine.py").write_text(_TESTS)
    run_pytest = 'import pytest; pytest.main(["-q", "-p", "no:cacheprovider"])'
    ran = run(folder, run_pytest)
    assert "3 passed" in ran.stdout, ran.stdout + ran.stderr


def test_nothing_of_it_is_loaded_unasked(folder: Path) -> None:
    loaded = (
        "import sys, ai_api_key; ai_api_key.preload();"
        "print([name for name in sys.modules if 'testing' in name or 'pytest' in name])"
    )
    assert run(folder, loaded).stdout == "[]\n"
