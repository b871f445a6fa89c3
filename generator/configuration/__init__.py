"""The configuration: ``byhand.toml`` or ``[tool.byhand]`` in ``pyproject.toml``."""

from __future__ import annotations

from generator.configuration.configure import configure
from generator.configuration.json_schema import json_schema
from generator.configuration.reading import (
    FILE_NAME,
    LoadedConfiguration,
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
    "configure",
    "find_configuration",
    "json_schema",
    "read_configuration",
]
