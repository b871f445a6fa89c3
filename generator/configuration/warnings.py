"""Warnings about parts of a configuration that fit nothing in the document."""

from __future__ import annotations

from generator.configuration.source import ConfigurationSource
from generator.diagnostics import Diagnostic, Severity


class WarningList:
    """Collects warnings, each with its place in the configuration's file."""

    def __init__(self, source: ConfigurationSource | None) -> None:
        self._source = source
        self.diagnostics: list[Diagnostic] = []

    def add(
        self,
        message: str,
        path: tuple[str, ...],
        advice: str | None = None,
        *,
        key: bool = False,
    ) -> None:
        """Add a warning about the value (or the key) at a path of the configuration.

        Args:
            message: what does not fit.
            path: keys and indices from the configuration's root.
            advice: what to do about it.
            key: whether it is the key that does not fit.
        """
        position = self._source.position(path, key=key) if self._source else None
        found = Diagnostic(
            "configuration-unmatched",
            Severity.WARNING,
            message,
            "#",
            help=advice,
            position=position,
        )
        self.diagnostics.append(found)
