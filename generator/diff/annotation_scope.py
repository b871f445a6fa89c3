"""Annotations as callers read them: every model as ``models.X``, nothing aliased."""

from __future__ import annotations

from generator.plan.scope import Scope, is_models_module
from generator.text import Code, code, identifier


class CallerScope(Scope):
    """A scope in which every name is written as its own module has it."""

    def name(
        self, module: str, attribute: str, avoid: frozenset[str] = frozenset()
    ) -> Code:
        """Return the name, with ``models.`` before that of a declared type."""
        if is_models_module(module):
            return code("models.{}", identifier(attribute))
        return identifier(attribute)


def caller_scope() -> CallerScope:
    """Return an empty scope; nothing is imported, so that one serves a whole API."""
    return CallerScope(frozenset(), frozenset())
