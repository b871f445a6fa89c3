"""What the user asked for on the command line, checked and complete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """One run of the command.

    Attributes:
        specs: the documents, which become one package.
        package: its name.
        output: the folder that the package's folder lies in.
        overlays: OpenAPI Overlays, applied in this order.
        check: whether to compare only, and write nothing.
        dist: whether pyproject.toml and README.md are emitted beside the package.
        parts: what the SDK has beyond itself, by the names of `parts.PARTS`.
        transports: its transports beside the default, by those of `parts.TRANSPORTS`.
        allow_invalid: whether errors that can be survived become warnings.
        every: whether every finding is shown in full.
        quiet: whether nothing but errors is shown.
        force: whether generated files that somebody edited are replaced.
        ref_root: the folder that `$ref` may read from, None for the document's own.
        no_cache: whether nothing is taken from earlier runs, nor left for later ones.
        limits: budgets that differ from the default, by name.
    """

    specs: tuple[Path, ...]
    package: str
    output: Path
    overlays: tuple[Path, ...] = ()
    check: bool = False
    dist: bool = False
    parts: tuple[str, ...] = ()
    transports: tuple[str, ...] = ()
    allow_invalid: bool = False
    every: bool = False
    quiet: bool = False
    force: bool = False
    ref_root: Path | None = None
    limits: Mapping[str, int]
    no_cache: bool = False
