"""Published documents, where a folder with them lies beside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
FOLDER = REPOSITORY.parent / "shared" / "specs"


def real_document(name: str) -> Path:
    """Return the path of a published document, or skip the test that wants it."""
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"needs the published document {path}")
    return path
