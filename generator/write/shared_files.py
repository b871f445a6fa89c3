"""Files beside a package that its owner and the generator both write.

A project file that nobody changed is written anew. In one that somebody changed only
what follows from the document is updated, in place: comments and order stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path
from typing import Any, cast

import tomlkit
from tomlkit.exceptions import TOMLKitError

from .errors import OutputError

BEGIN = "<!-- byhand: begin -->"
"""Before the part of a README that is generated; see templates/readme.md.jinja."""
END = "<!-- byhand: end -->"
_PROJECT_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")


def is_shared(path: str) -> bool:
    """Return whether a file below the output folder is one that others write too."""
    return path in _MERGERS


def update_shared(path: str, current: bytes, new: bytes, place: Path) -> bytes:
    """Return a shared file with what is generated in it updated.

    Args:
        path: below the output folder.
        current: the file as somebody changed it.
        new: the file as it is generated.
        place: of the file, for messages.

    Raises:
        OutputError: the file cannot be read.
    """
    try:
        return _MERGERS[path](current.decode(), new.decode()).encode()
    except (TOMLKitError, UnicodeDecodeError, TypeError, AttributeError) as error:
        help = "mend it, or remove it to have it written anew"
        raise OutputError(f"cannot be updated: {error}", place, help) from error


def _update_readme(current: str, new: str) -> str:
    """Replace what is between the markers; without both, nothing is."""
    start, end = current.find(BEGIN), current.rfind(END)
    if start < 0 or end < start:
        return current
    generated = new[new.find(BEGIN) : new.rfind(END)]
    return current[:start] + generated + current[end:]


def _update_project(current: str, new: str) -> str:
    """Update version, dependencies, extras and scripts of `[project]`."""
    document = tomlkit.parse(current)
    wanted = cast("Mapping[str, Any]", tomlkit.parse(new).unwrap()["project"])
    project = cast("MutableMapping[str, Any]", document.setdefault("project", {}))
    if "version" not in project.get("dynamic", ()) and (
        project.get("version") != wanted["version"]
    ):
        project["version"] = wanted["version"]
    if "dependencies" not in project.get("dynamic", ()):
        _update_requirements(project, "dependencies", wanted["dependencies"])
    for key in ("optional-dependencies", "scripts"):
        if wanted.get(key):
            _update_table(project, key, wanted[key])
    return tomlkit.dumps(document)


def _update_table(
    project: MutableMapping[str, Any], key: str, wanted: Mapping[str, Any]
) -> None:
    """Update the entries that are generated; those of others stay."""
    if key not in project:
        project[key] = tomlkit.table()
    table = project[key]
    for name, value in wanted.items():
        if isinstance(value, list):
            _update_requirements(table, name, cast("list[str]", value))
        elif table.get(name) != value:
            table[name] = value


def _update_requirements(
    table: MutableMapping[str, Any], key: str, wanted: list[str]
) -> None:
    """Replace the requirements of the same distributions, and add what is missing."""
    if key not in table:
        table[key] = wanted
        return
    array = table[key]
    places = {_distribution(text): place for place, text in enumerate(array)}
    for text in wanted:
        place = places.get(_distribution(text))
        if place is None:
            array.append(text)
        elif array[place] != text:
            array[place] = text


def _distribution(requirement: str) -> str:
    """Return the name that a requirement begins with, normalized (PEP 503)."""
    found = _PROJECT_NAME.match(requirement.strip())
    return re.sub(r"[-_.]+", "-", found[0]).lower() if found else requirement


_MERGERS: Mapping[str, Callable[[str, str], str]] = {
    "README.md": _update_readme,
    "pyproject.toml": _update_project,
}
