"""A document at a URL, with the files beside it that it refers to, kept on disk."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from generator.diagnostics import DocumentError
from generator.document.meter import Meter
from generator.document.reading import read_file
from generator.fetching.addresses import (
    check_url,
    file_name,
    folder_of,
    relative_target,
)
from generator.fetching.download import Downloader
from generator.fetching.errors import FetchError
from generator.limits import Limits


@dataclass(frozen=True, slots=True)
class Fetched:
    """A kept copy of a document.

    Attributes:
        path: of the document.
        sources: SHA-256 of each file by its URL.
    """

    path: Path
    sources: Mapping[str, str]


def fetch(url: str, limits: Limits, *, is_cached: bool = False) -> Fetched:
    """Fetch a document and the files in its folder that it refers to.

    Args:
        url: of the document.
        limits: how much may be read.
        is_cached: whether the kept copy is used and nothing is asked of a network.

    Raises:
        FetchError: the URL is refused or does not answer, a limit is passed, or there
            is no kept copy where one is asked for.
    """
    check_url(url)
    kept = _kept_folder(url)
    if is_cached:
        if not (kept / file_name(url)).is_file():
            raise FetchError(f"{url}: no copy is kept: run once without --cached")
        return _describe(url, kept)
    try:
        _replace(url, kept, limits)
    except FetchError as failure:
        if (kept / file_name(url)).is_file():
            message = f"{failure}; --cached reads the copy that is kept"
            raise FetchError(message) from failure
        raise
    return _describe(url, kept)


def _replace(url: str, kept: Path, limits: Limits) -> None:
    """Put what a URL has now in the place of the kept copy, whole or not at all."""
    kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(dir=kept.parent))
    try:
        with closing(Downloader(limits.max_bytes)) as downloader:
            _fill(url, new, downloader, limits)
        shutil.rmtree(kept, ignore_errors=True)
        new.rename(kept)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _kept_folder(url: str) -> Path:
    """Return the folder for a URL, whose name tells nothing but the same URL."""
    digest = hashlib.sha256(url.encode()).hexdigest()[:32]
    return user_cache_path("byhand") / "documents" / digest


def _fill(url: str, folder: Path, downloader: Downloader, limits: Limits) -> None:
    """Download a document and, as they are found, the files that it refers to."""
    base = folder_of(url)
    waiting = [(url, file_name(url))]
    seen = {name for _, name in waiting}
    while waiting:
        if len(seen) > limits.max_files:
            raise FetchError(f"{url}: refers to more files than --max-files allows")
        address, name = waiting.pop()
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(downloader.get(address))
        for reference in _references(path, limits):
            target = relative_target(reference, address, base)
            if target is not None and target[1] not in seen:
                seen.add(target[1])
                waiting.append(target)


def _references(path: Path, limits: Limits) -> Iterator[str]:
    """Yield the references of a file; one that cannot be read is refused later."""
    try:
        _, tree = read_file(path, Meter(limits))
    except DocumentError:
        return
    level: list[Any] = [tree]
    while level:
        node = level.pop()
        if isinstance(node, dict):
            reference = node.get("$ref")
            if isinstance(reference, str):
                yield reference
            level += node.values()
        elif isinstance(node, list):
            level += node


def _describe(url: str, folder: Path) -> Fetched:
    base, root = folder_of(url), folder / file_name(url)
    sources: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            inside = path.relative_to(folder).as_posix()
            address = url if path == root else f"{base}{inside}"
            sources[address] = hashlib.sha256(path.read_bytes()).hexdigest()
    return Fetched(root, sources)
