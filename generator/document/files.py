"""The files of one document: which references may reach, read when reached."""

from __future__ import annotations

import os.path
from collections.abc import Iterable
from pathlib import Path

from generator.document.json_value import Json
from generator.document.meter import Meter
from generator.document.reading import read_file
from generator.document.source import Source


class OutsideError(Exception):
    """A reference to a file that may not be read; says why."""


class Files:
    """The files that a document's references reach, within one folder.

    A file's key is its path relative to the folder of the root document, links
    resolved, with `/` between its parts, and `#` and `%` as `%23` and `%25`. The
    key of the root document, and of each fragment merged into it, is empty.
    """

    def __init__(
        self, roots: Iterable[Path], ref_root: Path | None, meter: Meter
    ) -> None:
        paths = list(roots)
        self.trees: dict[str, Json] = {}
        self.sources: dict[str, Source] = {}
        self._folder = paths[0].parent
        self._limit = (ref_root or self._folder).resolve()
        self._roots = {path.resolve() for path in paths}
        self._meter = meter

    def key(self, folder: Path, reference: str) -> str:
        """Return the key of the file at `reference`, relative to `folder`.

        Reads the file if no reference reached it before.

        Raises:
            OutsideError: the file is not in the folder of the root document.
            DocumentError: the file cannot be read.
        """
        path = self._meter.read.resolve(folder / reference)
        if path is None:
            raise OutsideError("it is no path of a file")
        if path in self._roots:
            return ""
        if not path.is_relative_to(self._limit):
            raise OutsideError(self._why(folder, reference))
        # The path that is read is the one that was checked: links are resolved.
        relative = Path(os.path.relpath(path, self._folder.resolve()))
        key = relative.as_posix().replace("%", "%25").replace("#", "%23")
        if key not in self.trees:
            source, tree = read_file(self._folder / relative, self._meter)
            self.sources[key], self.trees[key] = source, tree
        return key

    def folder(self, key: str) -> Path:
        """Return the folder of the file with that key."""
        return self.sources[key].path.parent

    def _why(self, folder: Path, reference: str) -> str:
        written = Path(os.path.normpath((folder / reference).absolute()))
        is_link = written.is_relative_to(self._limit)
        how = "through a symbolic link " if is_link else ""
        return f"it leads {how}out of the document's folder"
