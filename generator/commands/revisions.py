"""Files as git has them at a revision: `git:REV`, or `git:REV:FILE`."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

import click

_PREFIX = "git:"


@dataclass(frozen=True)
class Revision:
    """A revision of the repository around the working folder.

    Attributes:
        name: as git takes it.
        file: the one file that is meant, relative to the working folder, or None.
        root: the folder with the files of the revision, once they are extracted.
        top: the top folder of the repository.
        prefix: the working folder, relative to the top of the repository.
    """

    name: str
    file: str | None = None
    root: Path = Path()
    top: Path = Path()
    prefix: Path = Path()

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Return the revision that a text names, None where it names none."""
        if not text.startswith(_PREFIX):
            return None
        name, _, file = text.removeprefix(_PREFIX).partition(":")
        return cls(name, file or None)

    @property
    def working_folder(self) -> Path:
        """The folder that the working folder was at the revision."""
        return self.root / self.prefix

    def inside(self, path: Path) -> Path:
        """Return the place of a file of the repository among those of the revision.

        Raises:
            click.UsageError: the file lies outside of the repository.
        """
        whole = path.resolve()
        if not whole.is_relative_to(self.top):
            message = f"{path} is not in the repository of {_PREFIX}{self.name}"
            raise click.UsageError(message)
        return self.root / whole.relative_to(self.top)

    def shown(self, path: Path) -> Path:
        """Return how a file of the revision is named in messages: `REV:FILE`."""
        if not path.is_relative_to(self.root):
            return path
        return Path(f"{self.name}:{path.relative_to(self.root).as_posix()}")


def extract_revision(revision: Revision, folder: Path) -> Revision:
    """Write the files of a revision into a folder, and return where they are.

    Args:
        revision: of the repository around the working folder.
        folder: does not exist yet.

    Raises:
        click.UsageError: git does not know it, or there is no git.
    """
    top = Path(_git("rev-parse", "--show-toplevel")).resolve()
    prefix = Path(_git("rev-parse", "--show-prefix"))
    commit = _find_commit(revision.name)
    # An index of its own: `git archive` leaves out what is `export-ignore`.
    index = folder.with_suffix(".index")
    _git("-C", str(top), "read-tree", commit, index=index)
    place = f"--prefix={folder.resolve().as_posix()}/"
    _git("-C", str(top), "checkout-index", "--all", place, index=index)
    return replace(revision, root=folder.resolve(), top=top, prefix=prefix)


def _find_commit(name: str) -> str:
    words = ("rev-parse", "--verify", "--end-of-options", f"{name}^{{commit}}")
    try:
        return _git(*words)
    except click.UsageError:
        help = ""
        if _git("rev-parse", "--is-shallow-repository") == "true":
            help = ", and it is shallow: git fetch brings more"
        message = f"{_PREFIX}{name}: the repository has no such revision{help}"
        raise click.UsageError(message) from None


def _git(*arguments: str, index: Path | None = None) -> str:
    """Run git, with an index of its own if one is named, and return what it prints.

    Raises:
        click.UsageError: it fails, or there is no git.
    """
    own = {} if index is None else {"GIT_INDEX_FILE": str(index.resolve())}
    try:
        done = subprocess.run(
            ["git", *arguments],
            capture_output=True,
            check=True,
            env={**os.environ, **own},
        )
    except FileNotFoundError:
        raise click.UsageError("git is not installed") from None
    except subprocess.CalledProcessError as failure:
        text = failure.stderr.decode(errors="replace").strip()
        message = text.splitlines()[-1] if text else "failed"
        raise click.UsageError(f"git {arguments[0]}: {message}") from None
    return done.stdout.decode(errors="surrogateescape").strip()


def name_revisions(text: str, folders: Mapping[Path, str | None]) -> str:
    """Return a message in which files of revisions are called `REV:FILE`.

    Args:
        text: the message.
        folders: the folder of each side, and what was asked for.
    """
    for folder, asked in folders.items():
        revision = Revision.parse(asked or "")
        if revision is not None:
            text = text.replace(f"{folder}{os.sep}", f"{revision.name}:")
    return text
