"""Documents that are refused, reported by commands without options for reports."""

from __future__ import annotations

import click

from generator.console.report import format_report
from generator.diagnostics import DocumentError


def report_refusal(refusal: DocumentError) -> None:
    """Print why a document is refused."""
    click.echo(format_report(refusal.diagnostics, refusal.document), err=True)
