"""The fingerprint of the generator itself: its files, Python and installed packages."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator

from generator.package_data import package_root, templates

_METADATA = (".dist-info", ".egg-info")


def hash_generator() -> str:
    """Return a digest of everything but the documents and options that decides a result.

    The names of installed metadata carry the packages' versions, so that those need
    not be asked for one by one: a package too many costs one run that finds no entry.

    Raises:
        OSError: the generator's files cannot be read, as in an archive.
    """
    digest = hashlib.sha256(sys.version.encode())
    for name in sorted(set(_list_installed_metadata())):
        digest.update(f"{name}\n".encode(errors="surrogateescape"))
    for root in (package_root(), templates()):
        for path in sorted(_list_files(str(root))):
            with open(path, "rb") as file:
                content = hashlib.sha256(file.read()).hexdigest()
            line = f"{path[len(str(root)) :]} {content}\n"
            digest.update(line.encode(errors="surrogateescape"))
    return digest.hexdigest()


def _list_installed_metadata() -> Iterator[str]:
    for folder in sys.path:
        if os.path.isdir(folder):
            yield from (name for name in os.listdir(folder) if name.endswith(_METADATA))


def _list_files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _list_files(entry.path)
            else:
                yield entry.path
