"""`generated/` is what `specs/` becomes: every byte, nothing else, and it works."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import black
import pytest

from generator.options import Request
from generator.pipeline import generate
from generator.result import Result
from generator.write import Target, check
from tests.support.real_documents import REPOSITORY

GENERATED = REPOSITORY / "generated"
PACKAGE = "ai_api_key"
SPEC = REPOSITORY / "specs" / "ai-api-key.yaml"
REFRESH = "stale; refresh: python -m generator specs/ai-api-key.yaml"


PARTS = ("cli", "docs", "mcp", "testing")
PARTS_FOLDER = GENERATED / "parts"
REFRESH_PARTS = (
    "stale; refresh: python -m generator specs/ai-api-key.yaml "
    f"--with {','.join(PARTS)} --output generated/parts"
)


@pytest.fixture(scope="module")
def result() -> Result:
    """The SDK that the fragment becomes now."""
    return generate(Request(specs=(SPEC,), package=PACKAGE))


@pytest.fixture(scope="module")
def result_with_parts() -> Result:
    """The same with everything that an SDK can have."""
    return generate(Request(specs=(SPEC,), package=PACKAGE, parts=PARTS))


def on_disk(folder: Path = GENERATED) -> dict[str, bytes]:
    """Return every file of an output folder, caches and other output left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and "parts" not in path.relative_to(folder).parts[:1]
    }


def test_every_byte_is_as_generated(result: Result) -> None:
    _compare(result, on_disk(), REFRESH)


def test_every_byte_of_the_parts_is_as_generated(result_with_parts: Result) -> None:
    found = on_disk(PARTS_FOLDER)
    assert {path.split("/")[0] for path in found} == {PACKAGE, "docs"}
    _compare(result_with_parts, found, REFRESH_PARTS)


def _compare(result: Result, found: dict[str, bytes], refresh: str) -> None:
    expected = {name: text.encode() for name, text in result.files.items()}
    found.pop(f"{PACKAGE}/.generated.json")
    assert found.keys() == expected.keys(), refresh
    assert found == expected, refresh


def test_the_manifest_is_current(result: Result, result_with_parts: Result) -> None:
    drift = check(result.files, Target(GENERATED, PACKAGE), names=result.names)
    assert not drift, REFRESH
    made = result_with_parts
    drift = check(made.files, Target(PARTS_FOLDER, PACKAGE), names=made.names)
    assert not drift, REFRESH_PARTS


@pytest.mark.parametrize(
    ("options", "folder"),
    [
        ((), "generated"),
        (("--with", ",".join(PARTS), "--output", "generated/parts"), "generated/parts"),
    ],
)
def test_the_command_agrees(options: tuple[str, ...], folder: str) -> None:
    command = (sys.executable, "-m", "generator", "specs/ai-api-key.yaml", *options)
    ran = subprocess.run(
        (*command, "--check"),
        cwd=REPOSITORY,
        check=False,
        capture_output=True,
        text=True,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (
        0,
        f"{folder}/ai_api_key is up to date\n",
        "",
    )


def test_a_changed_byte_would_be_found(result: Result) -> None:
    name = f"{PACKAGE}/_client.py"
    changed = {**result.files, name: result.files[name] + "\n"}
    drift = check(changed, Target(GENERATED, PACKAGE), names=result.names)
    assert drift and name in drift.diff


def test_it_compiles_and_black_has_nothing_to_change() -> None:
    mode = black.Mode(target_versions={black.TargetVersion.PY311})
    files = {**on_disk(), **on_disk(PARTS_FOLDER)}
    sources = {n: b.decode() for n, b in files.items() if n.endswith(".py")}
    for name, text in sources.items():
        compile(text, name, "exec")
        assert black.format_str(text, mode=mode) == text, name


def loaded(code: str) -> set[str]:
    """Run code in a new process; return the modules of the SDK that it loaded."""
    probe = f"import json, sys\n{code}\nprint(json.dumps(sorted(sys.modules)))"
    env = {
        k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "EXOSCALE_"))
    }
    ran = subprocess.run(
        (sys.executable, "-c", probe),
        cwd=GENERATED,
        env=env,
        check=True,
        capture_output=True,
        text=True,
    )
    return set(json.loads(ran.stdout))


def own(modules: set[str]) -> set[str]:
    return {name for name in modules if name.partition(".")[0] == PACKAGE}


def test_importing_loads_nothing() -> None:
    modules = loaded("import ai_api_key")
    assert own(modules) == {
        "ai_api_key",
        "ai_api_key._runtime",
    }
    assert not {"msgspec", "httpx2", "typing_extensions"} & modules


def test_a_client_loads_no_model_and_no_resource() -> None:
    modules = loaded(
        "from ai_api_key import Client; Client(api_key='a', api_secret='b')"
    )
    assert not {n for n in own(modules) if ".models" in n or ".resources" in n}
    assert "httpx2" not in modules


def test_the_names_of_operations_load_no_resource() -> None:
    modules = loaded("from ai_api_key import operations; list(operations)")
    assert not {n for n in own(modules) if ".models" in n or ".resources." in n}


def test_a_model_loads_no_client() -> None:
    modules = loaded("from ai_api_key.models import ErrorResponse")
    assert "ai_api_key.models.ai_api_key" in modules
    assert "httpx2" not in modules
    assert not {n for n in own(modules) if "_client" in n or ".resources" in n}


def test_preloading_leaves_nothing_to_load() -> None:
    call = "client = ai_api_key.Client(api_key='a', api_secret='b'); client.ai_api_key"
    before = own(loaded("import ai_api_key; ai_api_key.preload()"))
    after = own(loaded(f"import ai_api_key; ai_api_key.preload(); {call}"))
    files = {
        Path(name)
        for name in on_disk()
        if name.endswith(".py") and "/testing/" not in name
    }
    assert before == after
    assert before == {
        ".".join(f.with_suffix("").parts).removesuffix(".__init__") for f in files
    }
