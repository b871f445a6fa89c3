"""Deciding, before anything is touched, what has to change and whether it may."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from . import filesystem as files
from .errors import OutputError
from .manifest import Manifest
from .paths import Target

_NAMED = 5  # files that a message names before it only counts


@dataclass(frozen=True, slots=True)
class Change:
    """One file to replace, to create or to remove.

    Attributes:
        path: relative to the output folder.
        before: the SHA-256 that it had when this was planned; None: it was not there.
        after: the SHA-256 that it shall have; None: it shall be gone.
    """

    path: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Survey:
    """The three states of every file concerned, each a map of path to SHA-256.

    Attributes:
        owned: as the generator left it, from the manifest.
        found: as it is on disk.
        wanted: as it is emitted now.
        foreign: what else lies in the package's folder, owned by somebody else.
        adopted: whether the folder has a manifest, so that it is the generator's.
    """

    owned: Mapping[str, str]
    found: Mapping[str, str]
    wanted: Mapping[str, str]
    foreign: tuple[str, ...]
    adopted: bool

    def in_the_way(self) -> list[str]:
        """Return the files that an emitted one would replace though not owned."""
        return [
            path
            for path, content in self.found.items()
            if path in self.wanted
            and path not in self.owned
            and content != self.wanted[path]
        ]

    def edited(self) -> list[str]:
        """Return the owned files that would lose what somebody wrote into them."""
        return [
            path
            for path, content in self.found.items()
            if path in self.owned
            and content not in (self.owned[path], self.wanted.get(path))
        ]

    def changes(self) -> tuple[Change, ...]:
        """Return what turns the disk into what is emitted, sorted by path."""
        paths = sorted({*self.owned, *self.wanted})
        every = (Change(p, self.found.get(p), self.wanted.get(p)) for p in paths)
        return tuple(change for change in every if change.before != change.after)


def survey(
    target: Target,
    wanted: Mapping[str, bytes],
    manifest: Manifest | None,
    edits: frozenset[str] = frozenset(),
) -> Survey:
    """Look at every file that is owned, emitted, or in the package's folder.

    Args:
        target: the SDK.
        wanted: the contents that it shall have.
        manifest: of what was written last time.
        edits: files whose edits are in what is wanted.

    Raises:
        OutputError: a link or something else than a file is in the way.
    """
    owned = dict(manifest.files) if manifest else {}
    present = list(files.listing(target.output, target.package))
    found = _found(target, {*owned, *wanted})
    if manifest:  # it cannot hold its own fingerprint
        owned[target.manifest] = found[target.manifest]
    owned |= {path: found[path] for path in edits}
    return Survey(
        owned=owned,
        found=found,
        wanted={path: files.fingerprint(content) for path, content in wanted.items()},
        foreign=tuple(p for p in present if p not in owned and p not in wanted),
        adopted=manifest is not None,
    )


def _found(target: Target, paths: Iterable[str]) -> dict[str, str]:
    contents = {path: files.read(target.output, path) for path in sorted(paths)}
    return {
        path: files.fingerprint(content)
        for path, content in contents.items()
        if content is not None
    }


def permit(found: Survey, target: Target, *, force: bool) -> None:
    """Refuse to write where something of somebody else would be lost.

    Args:
        force: whether edited files may be replaced. Nothing permits the rest.
    """
    strangers = found.in_the_way()
    if not found.adopted:
        strangers = sorted({*strangers, *found.foreign})
    if strangers:
        help = "choose another --output or --package, or move them away"
        message = f"holds files that the generator did not write: {some(strangers)}"
        raise OutputError(message, _common(target, strangers), help)
    edited = found.edited()
    if edited and not force:
        help = (
            "keep the edits with --merge, move them elsewhere, or replace them with "
            "--force"
        )
        message = f"was edited after it was generated: {some(edited)}"
        raise OutputError(message, target.folder, help)


def _common(target: Target, paths: list[str]) -> Path:
    inside = all(path.startswith(f"{target.package}/") for path in paths)
    return target.folder if inside else target.output


def some(paths: list[str]) -> str:
    """Return the first few paths in words, and how many more there are."""
    named = ", ".join(paths[:_NAMED])
    more = len(paths) - _NAMED
    return f"{named} and {more} more" if more > 0 else named
