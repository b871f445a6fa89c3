"""A browser for tests of pages; where there is none, those tests are skipped visibly."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, of the system or of the variable ``CHROMIUM``.

    An event loop runs as long as it is open, which tests of other modules cannot have.
    """
    playwright = pytest.importorskip("playwright.sync_api")
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if path is None:
        pytest.skip("there is no chromium here")
    with playwright.sync_playwright() as started:
        found = started.chromium.launch(executable_path=path, args=[*_FLAGS])
        yield found
        found.close()
