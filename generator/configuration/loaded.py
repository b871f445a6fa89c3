"""A configuration together with the file that it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.configuration.schema import Configuration
from generator.configuration.source import ConfigurationSource


@dataclass(frozen=True, slots=True)
class LoadedConfiguration:
    """A configuration and the file that says it.

    Attributes:
        values: what is in force, defaults and the command line's words included.
        given: what the file itself says.
        source: the file; None where there is none.
    """

    values: Configuration = field(default_factory=Configuration)
    given: Mapping[str, Any] = field(default_factory=dict[str, Any])
    source: ConfigurationSource | None = None

    @property
    def folder(self) -> Path:
        """The folder that paths of the configuration start from."""
        return self.source.path.parent if self.source else Path()

    @property
    def identity(self) -> tuple[Configuration, str, str]:
        """Everything that can change a result: the values, the file and its text."""
        if self.source is None:
            return self.values, "", ""
        return self.values, str(self.source.path), self.source.text


NO_CONFIGURATION = LoadedConfiguration()
