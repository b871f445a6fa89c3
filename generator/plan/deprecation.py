"""Decorators for what the document calls deprecated (PEP 702)."""

from __future__ import annotations

from generator.plan.layout import call, statement
from generator.plan.scope import Scope
from generator.plan.statements import line_break
from generator.text import Code, code, literal


def deprecated_decorator(
    scope: Scope, deprecated: bool, subject: str, indent: int = 0, advice: str = ""
) -> Code:
    """The decorator that type checkers and the interpreter warn by, or nothing.

    Args:
        scope: of the module.
        deprecated: whether it is wanted.
        subject: what is deprecated: the beginning of a sentence.
        indent: the column of what it decorates, which stands after it.
        advice: a further sentence, or nothing.
    """
    if not deprecated:
        return Code("")
    scope.uses_deprecated = True
    mark = scope.name("typing_extensions", "deprecated")
    words = literal(" ".join(filter(None, (f"{subject} is deprecated.", advice))))
    decorator = call(code("@{}", mark), (words,))
    return code("{}{}", statement(decorator, indent), line_break(indent))
