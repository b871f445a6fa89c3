"""The checks of openapi-spec-validator, each finding once and in order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from msgspec.structs import replace

from generator.diagnostics import Diagnostic, Severity
from generator.document import Document, Kind
from generator.pointers import step
from generator.validate.finding import BAD_DEFAULT, STUMBLED, Finding
from generator.validate.messages import Verbatim, code, decisive, extra_fields, message
from generator.validate.rules import rule_findings
from generator.validate.severities import is_left_out, is_no_finding, severity_of
from generator.validate.sort_findings import in_order, place
from generator.validate.structure import structure_findings


def find_errors(document: Document) -> tuple[Diagnostic, ...]:
    """Return the errors of `document`; see `generator.validate.validate`."""
    checks = (structure_findings(document), rule_findings(document))
    found = [in_order(document, _bounded(findings)) for findings in checks]
    errors = sorted(_told(document, found), key=partial(place, document))
    unusable = _unusable(document, {error.pointer for error in errors})
    return (*unusable, *errors)


_SCHEMA = f"a {Kind.SCHEMA}"


def _told(document: Document, checks: list[list[Finding]]) -> Iterator[Diagnostic]:
    """Yield an error for each finding of several checks that adds something.

    All checks look at schemas: what they agree on is said once. Of the keywords that a
    value does not fit, and of a node that is not even an object, the first is enough.
    """
    everything = (found for findings in checks for found in findings)
    broken = {found.pointer for found in everything if found.rule != STUMBLED} - {"#"}
    broken |= document.broken_references
    said: set[tuple[str, ...]] = set()
    for findings in checks:
        before = frozenset(said)
        for found in findings:
            if found.rule == STUMBLED and _is_near(found.pointer, broken):
                continue  # no wonder
            if is_no_finding(decisive(found)):
                continue
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
    kind = code(found if found.rule == BAD_DEFAULT else told)
    return Diagnostic(
        kind,
        severity_of(document, told, kind),
        message(replace(told, instance=_as_written(document, told))),
        step(told.pointer, *extra_fields(told)[:1]),
        survivable=_is_survivable(document, told.pointer),
    )


def _as_written(document: Document, found: Finding) -> Any:
    """Return the value of a node; a number as the text that it is in the document."""
    is_number = found.keyword == "type" and isinstance(found.instance, float)
    return Verbatim(document.written(found.pointer)) if is_number else found.instance


def _is_survivable(document: Document, pointer: str) -> bool:
    """Return whether something can be emitted: a schema that is none is any JSON."""
    return document.misshapen.get(pointer, _SCHEMA) == _SCHEMA


def _unusable(document: Document, found: set[str]) -> Iterator[Diagnostic]:
    """Yield an error for each node that is no object or array and must be."""
    for pointer, needed in document.misshapen.items():
        if pointer not in found:
            text = f"{needed} is needed here"
            survivable = _is_survivable(document, pointer)
            is_harmless = is_left_out(document, pointer)
            severity = Severity.WARNING if is_harmless else Severity.ERROR
            yield Diagnostic(
                "misshapen", severity, text, pointer, survivable=survivable
            )


def _is_near(pointer: str, others: set[str]) -> bool:
    """Return whether one of `others` is above or below the node at `pointer`."""
    return any(
        f"{pointer}/".startswith(f"{other}/") or f"{other}/".startswith(f"{pointer}/")
        for other in others
    )
