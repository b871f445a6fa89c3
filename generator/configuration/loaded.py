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
        former_names: what operations have as `x-former-names`, by method and path.
    """

    values: Configuration = field(default_factory=Configuration)
    given: Mapping[str, Any] = field(default_factory=dict[str, Any])
    source: ConfigurationSource | None = None
    former_names: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def folder(self) -> Path:
        """The folder that paths of the configuration start from."""
        return self.source.path.parent if self.source else Path()

    @property
    def identity(self) -> tuple[Configuration, str, str, Mapping[str, Any]]:
        """Everything that can change a result: values, file, its text, former names."""
        if self.source is None:
            return self.values, "", "", self.former_names
        source = self.source
        return self.values, str(source.path), source.text, self.former_names


NO_CONFIGURATION = LoadedConfiguration()
