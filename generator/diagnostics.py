"""Diagnostics: errors, warnings and notes about a document, as values.

Every stage collects diagnostics; none prints them. A diagnostic names the
node it is about by JSON Pointer (RFC 6901), and `generator.console.report` turns that
into file, line and column only when the diagnostic is printed.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace


class Severity(StrEnum):
    """The weight of a diagnostic: an error refuses the document, the others inform."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Position(Struct, frozen=True):
    """A place in a source file.

    `line` and `column` count from 1, in characters; both are 0 when the place
    is the file as a whole. `text` is that line, without its line break.
    """

    path: Path
    line: int
    column: int
    text: str


class Diagnostic(Struct, frozen=True):
    """One finding about a document.

    `code` names the kind of finding and never changes with the document's
    texts. `pointer` is `#/a/b` in the root document and `dir/x.yml#/a` in
    another file of it. `help` says what to do. `survivable` marks an error that
    generation can go on after when the user asks for it. `position` is set only
    where no pointer can say the place: in text that could not be parsed.
    """

    code: str
    severity: Severity
    message: str
    pointer: str
    help: str | None = None
    survivable: bool = False
    position: Position | None = None


class Locator(Protocol):
    """Whatever knows where the nodes of a document are written."""

    def position(self, pointer: str, *, key: bool = False) -> Position:
        """Return the place of the node at `pointer`, or of its key."""
        ...


class DocumentError(Exception):
    """A document that cannot be used; `diagnostics` say why, never empty.

    `document` locates those of them that carry a pointer and no position.
    """

    def __init__(
        self, diagnostics: Iterable[Diagnostic], document: Locator | None = None
    ) -> None:
        self.diagnostics = tuple(diagnostics)
        self.document = document
        super().__init__("; ".join(d.message for d in self.diagnostics))

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.diagnostics, self.document)


def error(
    code: str,
    message: str,
    pointer: str = "#",
    *,
    help: str | None = None,
    position: Position | None = None,
) -> DocumentError:
    """A `DocumentError` with one error, for places that stop at the first."""
    diagnostic = Diagnostic(
        code, Severity.ERROR, message, pointer, help=help, position=position
    )
    return DocumentError((diagnostic,))


def reject_invalid(
    findings: tuple[Diagnostic, ...], document: Locator, allow_invalid: bool
) -> tuple[Diagnostic, ...]:
    """Refuse an invalid document, or turn errors that can be survived into warnings.

    Args:
        findings: of validation.
        document: locates them.
        allow_invalid: whether errors that can be survived are allowed.

    Raises:
        DocumentError: an error is not allowed; it has all findings.
    """
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if not all(allow_invalid and error.survivable for error in errors):
        raise DocumentError(findings, document)
    return tuple(
        replace(finding, severity=Severity.WARNING) if finding in errors else finding
        for finding in findings
    )


@contextmanager
def refuse_deep_nesting(document: Locator) -> Generator[None]:
    """Refuse a document whose schemas nest more deeply than Python can follow."""
    try:
        yield
    except RecursionError:
        message = "the schemas nest more deeply than Python can follow"
        diagnostic = Diagnostic("too-deep", Severity.ERROR, message, "#")
        raise DocumentError((diagnostic,), document) from None
