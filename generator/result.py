"""The result of the pipeline."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from .diagnostics import Diagnostic, Locator


class Result(Struct, frozen=True, kw_only=True):
    """The files of an SDK, and what is to be said of its document.

    Attributes:
        files: texts by path below the output folder.
        diagnostics: what is to be said of the document.
        document: locates the diagnostics.
        operations: how many operations the SDK has.
        models: how many named types.
        names: the classes' names by pointer, for comparison with the next run's.
    """

    files: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    document: Locator
    operations: int
    models: int
    names: Mapping[str, str]
