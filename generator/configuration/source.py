"""The file that a configuration is written in, and where its keys stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.configuration.toml_positions import TomlPositions
from generator.diagnostics import Position


@dataclass(frozen=True)
class ConfigurationSource:
    """The text of ``byhand.toml`` or of ``pyproject.toml``.

    Attributes:
        path: the file.
        text: its text.
        prefix: the table that holds the configuration, () for the whole file.
    """

    path: Path
    text: str
    prefix: tuple[str, ...] = ()

    @cached_property
    def _positions(self) -> TomlPositions:
        return TomlPositions(self.text)

    def position(self, path: Sequence[str], *, key: bool = False) -> Position:
        """Return file, line and column of a value, or of its key."""
        offset = self._positions.find((*self.prefix, *path), key=key)
        return position_at(self.path, self.text, offset)


def position_at(path: Path, text: str, offset: int) -> Position:
    """Return the position of the character at an offset of a file's text."""
    start = text.rfind("\n", 0, offset) + 1
    line = text.count("\n", 0, offset) + 1
    end = text.find("\n", offset)
    content = text[start : end if end >= 0 else len(text)].rstrip("\r")
    return Position(path, line, offset - start + 1, content)
