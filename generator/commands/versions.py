"""The version of an SDK whose configuration says `version = "auto"`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import click
import msgspec

from generator import write as disk
from generator.commands.surfaces import load_configured, read_surface
from generator.options import Options, Request

if TYPE_CHECKING:
    from generator.diff import Surface

_AUTOMATIC = "auto"
_NEEDS_AUTOMATIC = '[distribution] deprecate = true needs version = "auto"'
_UNREADABLE = (
    "{}: what callers had is kept in a form that this generator cannot read: the version "
    "stays, and the changelog does not tell what changed"
)
CHANGELOG = "CHANGELOG.md"


@dataclass(frozen=True)
class Versioned:
    """A run whose version is known.

    Attributes:
        options: with the version in place of `auto`.
        files: that say what changed, by path below the output folder.
        release: what the manifest keeps of the version; None where it keeps nothing.
    """

    options: Options
    files: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    release: Any = None


def resolve_version(options: Options, target: disk.Target) -> Versioned:
    """Find the version that follows from what changed since the last one.

    An SDK without a kept state keeps the version of its pyproject.toml, or begins. A
    version that is named is told like one that follows, if the last state is kept.

    Raises:
        click.UsageError: names shall be kept without versions that follow.
        DocumentError: the document cannot be used.
        OutputError: what is on disk cannot be read.
    """
    distribution = options.request.configuration.values.distribution
    asked = distribution.version
    if distribution.deprecate and asked != _AUTOMATIC:
        raise click.UsageError(_NEEDS_AUTOMATIC)
    if asked is None:
        return Versioned(options)
    kept = disk.published_release(target)
    if asked != _AUTOMATIC and (kept is None or asked == _kept_version(kept)):
        return Versioned(options, release=kept)
    # Few runs need the stages twice.
    from generator.diff.release import Release

    request = options.request
    surface = read_surface(load_configured(request), request)
    old, text = _kept_surface(kept), disk.read_text(target, CHANGELOG)
    if old is None:
        version, text = _begin(asked, kept, text, target)
    else:
        if distribution.deprecate:
            request, surface = _keep_former_names(request, old, surface)
            options = replace(options, request=request)
        version, text = _go_on(asked, _kept_version(kept), (old, surface), text)
    release = msgspec.to_builtins(Release(version, surface))
    content = text.encode("utf-8", "surrogateescape")
    files = {CHANGELOG: content} if request.dist and text else {}
    return Versioned(_with_version(options, version), files, release)


def _begin(asked: str, kept: Any, text: str, target: disk.Target) -> tuple[str, str]:
    """Return the version, and the changelog, where nothing is there to compare with."""
    from generator.diff.formats.changelog import add_entry

    if kept is not None:
        click.echo(_UNREADABLE.format(target.folder.as_posix()), err=True)
    version = asked
    if asked == _AUTOMATIC:
        version = _kept_version(kept) or _published_version(target)
    return version, text or add_entry("", version, ())


def _go_on(
    asked: str, last: str, surfaces: tuple[Surface, Surface], text: str
) -> tuple[str, str]:
    """Return the version after the last one, and the changelog with its entry."""
    from generator.diff import compare
    from generator.diff.formats.changelog import add_entry
    from generator.diff.release import next_version

    changes = compare(*surfaces)
    version = next_version(last, changes) if asked == _AUTOMATIC else asked
    return version, add_entry(text, version, changes) if version != last else text


def _keep_former_names(
    request: Request, old: Surface, new: Surface
) -> tuple[Request, Surface]:
    """Return the request, and its surface, with the names that the last version had.

    While nothing else changes they stay, so that each run writes the same. They are
    left out where they would change a present name.
    """
    from generator.diff import compare
    from generator.diff.former_names import find_former_names, list_former_names

    present = new.without_former_names
    changes = compare(old.without_former_names, present)
    names = find_former_names(old, new) if changes else list_former_names(old)
    if not names:
        return request, new
    loaded = replace(request.configuration, former_names=names)
    configured = replace(request, configuration=loaded)
    surface = read_surface(load_configured(configured), configured)
    if surface.without_former_names != present:
        return request, new
    return configured, surface


def _kept_version(kept: Any) -> str:
    """Return the version that a manifest keeps, empty where it keeps none."""
    if isinstance(kept, list) and kept and isinstance(kept[0], str):
        return kept[0]
    return ""


def _kept_surface(kept: Any) -> Surface | None:
    """Return what callers had then; None if this generator cannot read it."""
    from generator.diff.release import Release

    try:
        return msgspec.convert(kept, Release).surface
    except msgspec.ValidationError:  # none, or of another version of the generator
        return None


def _published_version(target: disk.Target) -> str:
    from generator.diff.release import FIRST

    try:
        project = tomllib.loads(disk.read_text(target, "pyproject.toml"))
        version = project["project"]["version"]
    except (tomllib.TOMLDecodeError, KeyError, TypeError):
        return FIRST
    return version if isinstance(version, str) else FIRST


def _with_version(options: Options, version: str) -> Options:
    request = options.request
    loaded = request.configuration
    distribution = msgspec.structs.replace(loaded.values.distribution, version=version)
    values = msgspec.structs.replace(loaded.values, distribution=distribution)
    configuration = replace(loaded, values=values)
    return replace(options, request=replace(request, configuration=configuration))
