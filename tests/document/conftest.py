"""Small documents for these tests, and what they are refused with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic, DocumentError
from generator.document import Document, load
from generator.limits import Limits

HEAD = 'openapi: 3.1.0\ninfo: {title: T, version: "1"}\npaths: {}\n'

Write = Callable[..., Path]
Refusal = Callable[..., Diagnostic]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file below the test's folder."""

    def write(content: str | bytes, name: str = "api.yaml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content.encode("utf-8") if isinstance(content, str) else content
        path.write_bytes(data)
        return path

    return write


@pytest.fixture
def loaded(write: Write) -> Callable[..., Document]:
    """Load the one document with that text."""

    def loaded(content: str | bytes, name: str = "api.yaml") -> Document:
        return load([write(content, name)])

    return loaded


@pytest.fixture
def refusal(write: Write) -> Refusal:
    """Return the first error of a document with that text, located."""

    def refusal(
        content: str | bytes, name: str = "api.yaml", **limits: int
    ) -> Diagnostic:
        with pytest.raises(DocumentError) as caught:
            load([write(content, name)], limits=Limits(**limits))
        return located(caught.value)

    return refusal


def located(failure: DocumentError) -> Diagnostic:
    """Return the first diagnostic of a refusal, with its position looked up."""
    first = failure.diagnostics[0]
    if first.position is not None:
        return first
    assert failure.document is not None
    position = failure.document.position(first.pointer)
    return Diagnostic(
        first.code, first.severity, first.message, first.pointer, position=position
    )
