"""Sample calls run: each is executed against the mock of its SDK, which refuses mistakes."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from generator.lower import lower
from generator.naming import name
from generator.options import Request
from generator.pipeline import load_document
from generator.plan.layout import statement
from generator.plan.sample_calls import SampleCalls
from tests.runtime.emitted.mocked import Mocked
from tests.support.checks import write_package
from tests.support.emitted import Source
from tests.support.real_documents import REPOSITORY, real_document


def _calls(spec: Path, package: str) -> list[tuple[str, dict[str, Any]]]:
    """The source of each sample call, and the names that it needs."""
    request = Request(specs=(spec,), package=package, allow_invalid=True)
    api = lower(load_document(request), request.limits)
    calls = SampleCalls(api, name(api))
    found = []
    for operation in api.operations:
        call = calls.sample_call(operation)
        names = {name: getattr(import_module(m), name) for m, name in call.imports}
        found.append((statement(call.expression, 0).source, names))
    return found


def _mocked(spec: Path, package: str, folder: Path, monkeypatch: Any) -> Mocked:
    write_package(Source(package, spec).generate().files, folder)
    monkeypatch.syspath_prepend(str(folder))
    return Mocked(import_module(package), "sync")


@pytest.mark.parametrize("name", ["petstore.yaml", "train-travel-31.yaml"])
def test_calls_of_real_documents(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = real_document(name)
    package = f"samples_{spec.stem.replace('-', '_')}"
    mocked = _mocked(spec, package, tmp_path, monkeypatch)
    calls = _calls(spec, package)
    with mocked.package.Client(**mocked.options) as client:
        for source, names in calls:
            exec(source, {"client": client, **names})  # noqa: S102 - it is ours
    assert len(mocked.transport.calls) == len(calls) > 5


def test_the_call_of_the_fragment() -> None:
    spec = REPOSITORY / "specs" / "ai-api-key.yaml"
    assert [source for source, _ in _calls(spec, "ai_api_key")] == [
        "client.ai_api_key.list()"
    ]
