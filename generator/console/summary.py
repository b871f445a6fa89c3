"""The last lines of a run, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..diagnostics import Diagnostic, Severity
from ..write import Drift, OutputError, Target, Written
from .printable import printable

if TYPE_CHECKING:
    from ..result import Result


def format_done(
    result: Result,
    found: Sequence[Diagnostic],
    written: Written,
    target: Target,
    seconds: float,
) -> str:
    """Say what was generated, and what that changed on disk."""
    warnings = sum(finding.severity is Severity.WARNING for finding in found)
    notes = sum(finding.severity is Severity.NOTE for finding in found)
    total = written.unchanged + len(written.written)
    counts = (
        _count(result.operations, "operation"),
        _count(result.models, "model"),
        f"{_count(total, 'file')} ({_changes(written)})",
        _count(warnings, "warning"),
        *((_count(notes, "note"),) if notes else ()),
        f"{seconds:.1f} s",
    )
    before = "completed an interrupted run; " if written.completed else ""
    return f"{target.folder.as_posix()}: {before}{', '.join(counts)}"


def _changes(written: Written) -> str:
    removed = f", {len(written.removed)} removed" if written.removed else ""
    return f"{len(written.written)} written{removed}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def format_conflicts(paths: Sequence[str], target: Target) -> str:
    """Say in which files edits and what is generated now have to be put together."""
    count = _count(len(paths), "file")
    return _line(
        target.folder.as_posix(),
        f"{count} with conflicts: {', '.join(paths)}",
        "conflict",
        "choose between the lines that are marked <<<<<<< and >>>>>>> in them",
    )


def format_stale(drift: Drift, target: Target) -> str:
    """Say why the check failed, and what to do."""
    if drift.unfinished:
        return _line(
            drift.unfinished.as_posix(),
            "an interrupted run left this journal: its changes are half made",
            "unfinished",
            "run again without --check to complete them",
        )
    if drift.conflicts:
        return format_conflicts(drift.conflicts, target)
    kinds = {
        "missing": drift.missing,
        "stale": drift.stale,
        "edited": drift.edited,
        "no longer emitted": drift.extra,
    }
    parts = [f"{len(paths)} {kind}" for kind, paths in kinds.items() if paths]
    return _line(
        target.folder.as_posix(),
        f"differs from what is generated now: {', '.join(parts)}",
        "stale",
        _EDITED if drift.edited else "run again without --check",
    )


_EDITED = (
    "run again with --merge to keep the edits, with --force to replace them, or move "
    "them to files of your own; --check --merge takes merged edits as they are"
)


def format_refused(found: Sequence[Diagnostic]) -> str | None:
    """Say what ``--allow-invalid`` would do about errors, if it would do anything."""
    errors = [each for each in found if each.severity is Severity.ERROR]
    fatal = [each for each in errors if not each.survivable]
    if len(fatal) == len(errors):
        return None
    text = f"refused for {_count(len(errors), 'error')}"
    if fatal:
        listed = ", ".join(f"[{each.code}] at {each.pointer}" for each in fatal[:3])
        rest = f" and {len(fatal) - 3} more" if len(fatal) > 3 else ""
        return (
            f"{text}; {len(fatal)} of them cannot be survived, even with "
            f"--allow-invalid: {listed}{rest}"
        )
    return f"{text}; --allow-invalid turns what can be survived, as here, into warnings"


def format_output_error(error: OutputError) -> str:
    """Say why nothing was written, or why it could not be completed."""
    return _line(error.path.as_posix(), error.message, "output", error.help)


def _line(place: str, message: str, code: str, help: str | None) -> str:
    """Return an error in the form of a located finding."""
    text = f"{place}: error: {message} [{code}]"
    return escape_lines(f"{text}\n    {help}" if help else text)


def escape_lines(text: str) -> str:
    """Return a text of several lines that can do nothing else to a terminal."""
    return "\n".join(map(printable, text.split("\n")))
