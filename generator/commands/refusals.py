"""Documents that are refused, reported by commands without options for reports."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from generator.commands.revisions import name_revisions
from generator.console.report import format_report
from generator.diagnostics import DocumentError


def report_refusal(refusal: DocumentError, folders: Mapping[Path, str | None]) -> None:
    """Print why a document is refused.

    Args:
        refusal: what is reported.
        folders: those of revisions, and what was asked for.
    """
    text = format_report(refusal.diagnostics, refusal.document)
    click.echo(name_revisions(text, folders), err=True)
