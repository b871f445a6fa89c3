"""Finding and reading the configuration: ``byhand.toml`` or ``[tool.byhand]``."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from generator.configuration.loaded import LoadedConfiguration
from generator.configuration.schema import Configuration
from generator.configuration.source import ConfigurationSource
from generator.diagnostics import DocumentError, Position, error

CODE = "configuration"
FILE_NAME = "byhand.toml"
PROJECT_FILE = "pyproject.toml"
TABLE = ("tool", "byhand")
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")


def find_configuration(folder: Path, top: Path | None = None) -> LoadedConfiguration:
    """Return the configuration of a folder, or of the nearest folder above it.

    In one folder ``byhand.toml`` goes before ``pyproject.toml``, which counts only
    with a table ``[tool.byhand]``. Without any file the defaults are returned.

    Args:
        folder: where to look first.
        top: the last folder to look in; None looks in all above.

    Raises:
        DocumentError: the file that counts is malformed or says what it cannot.
    """
    for each in (folder, *folder.absolute().parents):
        if (each / FILE_NAME).is_file():
            return read_configuration(each / FILE_NAME)
        project = each / PROJECT_FILE
        if project.is_file() and "tool.byhand" in _read_text(project).replace('"', ""):
            return read_configuration(project)
        if each == top:
            break
    return LoadedConfiguration()


def read_configuration(path: Path) -> LoadedConfiguration:
    """Read the configuration in a file, of ``pyproject.toml`` the table for it.

    Raises:
        DocumentError: there is no such file, it is no TOML, or it has unknown keys or
            values that do not fit; one error for each.
    """
    text = _read_text(path)
    tree = _parse(path, text)
    prefix = TABLE if path.name == PROJECT_FILE else ()
    for name in prefix:
        tree = tree.get(name, {})
        if not isinstance(tree, dict):
            tree = {}
    from generator.configuration.validation import find_errors  # few have a file

    source = ConfigurationSource(path, text, prefix)
    if errors := find_errors(tree, source):
        raise DocumentError(errors)
    return LoadedConfiguration(msgspec.convert(tree, Configuration), tree, source)


def _read_text(path: Path) -> str:
    position = Position(path, 0, 0, "")
    try:
        return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        advice = "`byhand init SPEC` writes one"
        message = "there is no such file"
        raise error(CODE, message, help=advice, position=position) from None
    except UnicodeDecodeError:
        raise error(CODE, "this is not UTF-8 text", position=position) from None
    except OSError as failure:
        message = f"the file cannot be read: {failure.strerror}"
        raise error(CODE, message, position=position) from None


def _parse(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as failure:
        message = str(failure)
        match = _PLACE.search(message)
        line, column = (int(match[1]), int(match[2])) if match else (0, 0)
        lines = text.splitlines()
        content = lines[line - 1] if 0 < line <= len(lines) else ""
        position = Position(path, line, column, content)
        message = f"this is not TOML: {_PLACE.sub('', message).lower()}"
        raise error(CODE, message, position=position) from None
