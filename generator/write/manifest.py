"""The list of files that the generator owns, kept in each SDK as `.generated.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from . import filesystem as files
from .errors import OutputError
from .paths import Target

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files that the generator wrote last time, and the names that it published.

    Attributes:
        files: path relative to the output folder -> SHA-256 of its bytes.
        names: JSON Pointer of the document -> the name that it got in Python.
        sources: URL of a document -> SHA-256 of what was read there.
        merged: path of a file with merged edits -> its text as it was generated.
        release: the version that followed from changes and what callers had then, as
            JSON; None where the version is named.
    """

    files: Mapping[str, str] = field(default_factory=dict[str, str])
    names: Mapping[str, str] = field(default_factory=dict[str, str])
    sources: Mapping[str, str] = field(default_factory=dict[str, str])
    merged: Mapping[str, str] = field(default_factory=dict[str, str])
    release: Any = None

    def to_bytes(self) -> bytes:
        """Return its text: equal manifests give equal bytes, on any machine."""
        tree: dict[str, Any] = {"format": _FORMAT, "files": dict(self.files)}
        tree["names"] = dict(self.names)
        if self.sources:
            tree["sources"] = dict(self.sources)
        if self.merged:
            tree["merged"] = dict(self.merged)
        if self.release is not None:
            tree["release"] = self.release
        return (json.dumps(tree, indent=1, sort_keys=True) + "\n").encode("ascii")


def read(target: Target) -> Manifest | None:
    """Return the manifest of an SDK on disk, None when it has none.

    Raises:
        OutputError: it cannot be read, or owns what no SDK here can own.
    """
    content = files.read(target.output, target.manifest)
    if content is None:
        return None
    path = target.output / target.manifest
    try:
        tree = json.loads(content)
        listed, names = _texts(tree["files"]), _texts(tree["names"])
        merged = _texts(tree.get("merged", {}))
        manifest = Manifest(listed, names, merged=merged)
        manifest = replace(manifest, release=tree.get("release"))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _damaged(path) from error
    owned = manifest.files
    if tree["format"] != _FORMAT or not all(map(target.may_own, owned)):
        raise _damaged(path)
    return manifest


def _texts(value: Any) -> dict[str, str]:
    """Return a mapping of texts to texts; anything else is a TypeError."""
    texts: dict[str, Any] = {**value}
    if not all(isinstance(text, str) for text in texts.values()):
        raise TypeError("no text")
    return texts


def _damaged(path: Path) -> OutputError:
    help = "restore it from version control, or remove the whole folder"
    return OutputError("is no manifest of this generator", path, help)
