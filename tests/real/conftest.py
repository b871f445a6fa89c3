"""SDKs of real documents, generated once for all tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.real.sources import exoscale, partner
from tests.support.emitted import Emitted, Source, emit, forget

Emit = Callable[[Source], Emitted]


@pytest.fixture(scope="session")
def emitted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emit]:
    """Return a function that generates an SDK and imports it, once."""
    made: dict[str, Emitted] = {}
    folder = tmp_path_factory.mktemp("sdks")

    def once(source: Source) -> Emitted:
        if source.package not in made:
            made[source.package] = emit(source, _own(folder, source))
        return made[source.package]

    yield once
    for each in made.values():
        forget(each)


def _own(folder: Path, source: Source) -> Path:
    return folder / f"of_{source.package}"


@pytest.fixture(scope="session")
def exoscale_sdk(emitted: Emit) -> Emitted:
    """The SDK of Exoscale's whole document."""
    return emitted(exoscale())


@pytest.fixture(scope="session")
def partner_sdk(emitted: Emit) -> Emitted:
    """The SDK of Exoscale's document for partners."""
    return emitted(partner())
