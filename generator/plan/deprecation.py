"""Decorators for what the document calls deprecated (PEP 702)."""

from __future__ import annotations

from generator.plan.scope import Scope
from generator.text import Code, code, literal


def deprecated_decorator(scope: Scope, deprecated: bool, what: str) -> Code | None:
    """The decorator that type checkers and the interpreter warn by, or None."""
    if not deprecated:
        return None
    scope.uses_deprecated = True
    mark = scope.name("typing_extensions", "deprecated")
    return code("@{}({})", mark, literal(f"{what} is deprecated."))
