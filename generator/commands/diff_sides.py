"""The two sides of a comparison: their documents, read, and their surfaces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.documents import configured_specs, identify
from generator.commands.options import configured_options
from generator.commands.revisions import Revision, extract_revision
from generator.commands.surfaces import load_configured, read_surface
from generator.configuration import find_configuration
from generator.diagnostics import Position
from generator.document import Document
from generator.engine.parallel import can_fork, run_in_child
from generator.options import Request

if TYPE_CHECKING:
    from generator.diff import Change, Surface

_MIN_SIZE = 300_000
"""The bytes of a document from which a process of its own is worth its start."""
_TOML = ".toml"
_NO_PACKAGE = "sdk"
"""The name of the package, which is no part of what is compared."""


@dataclass(frozen=True)
class Side:
    """One side: a document that is configured, and where it was read.

    Attributes:
        revision: the revision that it was read from; None for the working folder.
    """

    request: Request
    document: Document
    revision: Revision | None = None

    def position(self, pointer: str, *, key: bool = False) -> Position:
        """Return the place of a node, as the user would name it."""
        found = self.document.position(pointer, key=key)
        if self.revision is None:
            return found
        return Position(
            self.revision.shown(found.path), found.line, found.column, found.text
        )


def read_sides(
    asked: Mapping[Path, str | None],
    config: Path | None,
    *,
    allow_invalid: bool,
) -> tuple[Side, Side]:
    """Read what is compared.

    Args:
        asked: what the command line says, a document, a configuration or a revision,
            None for the configuration of the working folder; by a folder that gets the
            files of a revision. The old side comes first.
        config: the configuration of documents, if one is named.
        allow_invalid: whether errors that can be survived become warnings.

    Raises:
        click.ClickException: there is no such thing.
        DocumentError: a document cannot be used.
    """
    (old_folder, old), (new_folder, new) = asked.items()
    config = config or _common_configuration([old, new])
    return (
        _read_side(old, new, config, old_folder, allow_invalid),
        _read_side(new, old, config, new_folder, allow_invalid),
    )


def find_changes(old: Side, new: Side) -> tuple[Change, ...]:
    """Return what changes for callers; the large sides are read by two processes.

    Raises:
        DocumentError: a document cannot be used.
    """
    if _are_equal(old, new):
        return ()
    from generator.diff import compare  # the stages come with it

    size = min(each.document.files_read.size for each in (old, new))
    if size < _MIN_SIZE or not can_fork():
        return compare(_describe(old), _describe(new))
    wait = run_in_child(partial(_describe, old))
    try:
        after = _describe(new)
    finally:
        before = wait()
    return compare(before, after)


def _are_equal(old: Side, new: Side) -> bool:
    packages = {x.request.configuration.values.package for x in (old, new)}
    before, after = old.document, new.document
    return (
        before.root == after.root
        and before.files == after.files
        and before.keeps_unused == after.keeps_unused
        and len(packages - {None}) < 2
    )


def _describe(side: Side) -> Surface:
    return read_surface(side.document, side.request)


def _common_configuration(names: list[str | None]) -> Path | None:
    """Return the configuration that documents are read with.

    It is the other side, or that of the working folder if it names one of them.
    """
    documents = {identify(each) for each in names if each and _is_document(each)}
    if not documents:
        return None
    for each in names:
        if each and each.endswith(_TOML) and Revision.parse(each) is None:
            return Path(each)
    loaded = find_configuration(Path())
    if loaded.source is None:
        return None
    is_meant = documents & set(map(identify, configured_specs(loaded)))
    return loaded.source.path if is_meant else None


def _is_document(name: str) -> bool:
    return Revision.parse(name) is None and not name.endswith(_TOML)


def _read_side(
    name: str | None,
    other: str | None,
    config: Path | None,
    folder: Path,
    allow_invalid: bool,
) -> Side:
    revision = None if name is None else Revision.parse(name)
    if revision is None:
        request = _request(name, config)
    else:
        revision = extract_revision(revision, folder)
        asked = revision.file or _plain_name(other)
        inside = None if asked is None else str(revision.inside(Path(asked)))
        if config is not None and revision.inside(config).is_file():
            config = revision.inside(config)
        request = _request(inside, config, revision)
    request = replace(request, allow_invalid=allow_invalid or request.allow_invalid)
    return Side(request, load_configured(request), revision)


def _plain_name(name: str | None) -> str | None:
    """Return the file that the other side names, unless it is a revision itself."""
    return None if name is None or Revision.parse(name) else name


def _request(
    name: str | None, config: Path | None, revision: Revision | None = None
) -> Request:
    """Return the request of a document, a configuration, or the one of a folder.

    A document of a revision that has no such configuration is read with the present one.
    """
    if name is not None and not name.endswith(_TOML):
        return configured_options(config, (name,), _NO_PACKAGE).request
    path = None if name is None else Path(name)
    if path is None:
        if revision is None:
            loaded, help = find_configuration(Path()), "name NEW: there is"
        else:
            loaded = find_configuration(revision.working_folder, revision.root)
            help = f"name git:{revision.name}:FILE: the revision has"
        if loaded.source is None:
            raise click.UsageError(f"{help} no byhand.toml here or above")
        path = loaded.source.path
    return configured_options(path, (), _NO_PACKAGE).request
