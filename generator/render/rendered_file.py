"""A file of an SDK as text, or as pieces of which some are the texts of other files."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from generator.plan.template_models import Copy


class RenderedFile(Struct, frozen=True):
    """A file of an SDK.

    Attributes:
        path: below the output folder.
        content: its text.
        runtime_names: the dotted names that it imports of the run-time support.
        pieces: what follows the content: texts, and the texts of other files.
    """

    path: str
    content: str
    runtime_names: frozenset[str] = frozenset()
    pieces: tuple[str | Copy, ...] = ()


def whole_texts(files: Iterable[RenderedFile]) -> dict[str, str]:
    """Return the texts of all files, by path; what is copied has no pieces itself."""
    rows = tuple(files)
    texts = {file.path: file.content for file in rows}
    for file in rows:
        pieces = [texts[p.path] if isinstance(p, Copy) else p for p in file.pieces]
        texts[file.path] += "".join(pieces)
    return texts
