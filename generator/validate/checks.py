"""The checks of openapi-spec-validator, each finding once and in order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.diagnostics import Diagnostic, Severity
from generator.document import Document
from generator.pointers import step
from generator.validate.finding import BAD_DEFAULT, STUMBLED, Finding
from generator.validate.messages import code, decisive, extra_fields, message
from generator.validate.rules import rule_findings
from generator.validate.sort_findings import in_order, place
from generator.validate.structure import structure_findings


def find_errors(document: Document) -> tuple[Diagnostic, ...]:
    """Return the errors of `document`; see `generator.validate.validate`."""
    checks = (structure_findings(document), rule_findings(document))
    found = [in_order(document, _bounded(findings)) for findings in checks]
    errors = sorted(_told(document, found), key=partial(place, document))
    unusable = _unusable(document, {error.pointer for error in errors})
    return (*unusable, *errors)


def _told(document: Document, checks: list[list[Finding]]) -> Iterator[Diagnostic]:
    """Yield an error for each finding of several checks that adds something.

    All checks look at schemas: what they agree on is said once. Of the keywords that a
    value does not fit, and of a node that is not even an object, the first is enough.
    """
    everything = (found for findings in checks for found in findings)
    broken = {found.pointer for found in everything if found.rule != STUMBLED} - {"#"}
    said: set[tuple[str, ...]] = set()
    for findings in checks:
        before = frozenset(said)
        for found in findings:
            if found.rule == STUMBLED and _is_near(found.pointer, broken):
                continue  # no wonder
            error = _diagnostic(document, found)
            kind: tuple[str, ...] = (error.pointer, error.code)
            text: tuple[str, ...] = (*kind, "" if found.keyword else error.message)
            if error.pointer in document.misshapen:
                kind = text = (error.pointer,)
            if kind not in before and text not in said:
                said |= {kind, text}
                yield error


def _bounded(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Yield findings until the libraries recurse more deeply than Python can."""
    try:
        yield from findings
    except RecursionError:
        yield Finding("#", "the document nests too deeply", STUMBLED)


def _diagnostic(document: Document, found: Finding) -> Diagnostic:
    told = decisive(found)
    return Diagnostic(
        code(found if found.rule == BAD_DEFAULT else told),
        Severity.ERROR,
        message(told),
        step(told.pointer, *extra_fields(told)[:1]),
        survivable=told.pointer not in document.misshapen,
    )


def _unusable(document: Document, found: set[str]) -> Iterator[Diagnostic]:
    """Yield an error for each node that is no object or array and must be."""
    for pointer, needed in document.misshapen.items():
        if pointer not in found:
            text = f"{needed} is needed here"
            yield Diagnostic("misshapen", Severity.ERROR, text, pointer)


def _is_near(pointer: str, others: set[str]) -> bool:
    """Whether one of `others` is above or below the node at `pointer`."""
    return any(
        f"{pointer}/".startswith(f"{other}/") or f"{other}/".startswith(f"{pointer}/")
        for other in others
    )
