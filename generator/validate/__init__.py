"""Validation of a document, by openapi-spec-validator."""

from __future__ import annotations

from generator.diagnostics import Diagnostic
from generator.document import Document

__all__ = ["validate"]


def validate(document: Document) -> tuple[Diagnostic, ...]:
    """Return an error for everything that makes `document` invalid.

    Errors where OpenAPI needs an object or array and there is none cannot be survived:
    nothing could be generated from there.
    """
    # The validator takes 0.3 s to import: where a child process validates, only it does.
    from generator.validate.checks import find_errors

    return find_errors(document)
