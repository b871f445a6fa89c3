"""Migration from other generators: their configurations become ``byhand.toml``."""

from __future__ import annotations

from generator.migration.aliases import aliases_module
from generator.migration.reading import read_migration
from generator.migration.result import Finding, Migration, Verdict

__all__ = ["Finding", "Migration", "Verdict", "aliases_module", "read_migration"]
