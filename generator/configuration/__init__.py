"""The configuration: ``byhand.toml`` or ``[tool.byhand]`` in ``pyproject.toml``."""

from __future__ import annotations

from generator.configuration.loaded import LoadedConfiguration
from generator.configuration.reading import (
    FILE_NAME,
    find_configuration,
    read_configuration,
)
from generator.configuration.schema import Configuration, Distribution, Filter

__all__ = [
    "FILE_NAME",
    "Configuration",
    "Distribution",
    "Filter",
    "LoadedConfiguration",
    "find_configuration",
    "read_configuration",
]
