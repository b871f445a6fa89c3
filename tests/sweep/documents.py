"""Finding OpenAPI documents below a folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

_SUFFIXES = (".json", ".yaml", ".yml")
_HEAD = 4096


def find_documents(
    folder: Path, per_provider: int | None, limit: int | None
) -> list[Path]:
    """Return documents in the order of their paths.

    Args:
        folder: looked through with all folders in it.
        per_provider: how many to take of each entry of the folder; None takes all.
        limit: how many to take in all: evenly spread over the folder.
    """
    taken: Counter[str] = Counter()
    documents: list[Path] = []
    for path in _documents(folder):
        provider = path.relative_to(folder).parts[0]
        if per_provider is None or taken[provider] < per_provider:
            taken[provider] += 1
            documents.append(path)
    if limit is None or len(documents) <= limit:
        return documents
    return [documents[n * len(documents) // limit] for n in range(limit)]


def _documents(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in _SUFFIXES and path.is_file() and _is_openapi(path):
            yield path


def _is_openapi(path: Path) -> bool:
    """Whether the file says near its beginning that it is OpenAPI 3."""
    with path.open(encoding="utf-8", errors="replace") as file:
        head = file.read(_HEAD)
    key = head.partition("openapi")[2][:12].lstrip("\"': ")
    return key.startswith("3.")
