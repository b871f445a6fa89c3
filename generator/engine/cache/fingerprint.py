"""What decides the emitted bytes beside the documents and options."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.package_data import templates

_METADATA = (".dist-info", ".egg-info")


def toolchain() -> str:
    """Return a digest of the generator's own files, of Python and installed packages.

    The names of installed metadata carry the packages' versions, so that those need
    not be asked for one by one: a package too many costs one run that finds nothing.

    Raises:
        OSError: the generator's files cannot be read, as in an archive.
    """
    found = hashlib.sha256(sys.version.encode())
    for name in sorted(set(_installed())):
        found.update(f"{name}\n".encode(errors="surrogateescape"))
    for root in (Path(__file__).parents[1], templates()):
        for path in sorted(_files(str(root))):
            with open(path, "rb") as file:
                content = hashlib.sha256(file.read()).hexdigest()
            name = f"{path[len(str(root)) :]} {content}\n"
            found.update(name.encode(errors="surrogateescape"))
    return found.hexdigest()


def _installed() -> Iterator[str]:
    for folder in sys.path:
        if os.path.isdir(folder):
            yield from (name for name in os.listdir(folder) if name.endswith(_METADATA))


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as rows:
        for row in rows:
            if row.is_dir():
                if row.name != "__pycache__":
                    yield from _files(row.path)
            else:
                yield row.path
