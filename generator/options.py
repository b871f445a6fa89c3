"""The user's request, checked and complete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.configuration.loaded import NO_CONFIGURATION, LoadedConfiguration
from generator.limits import DEFAULT_LIMITS, Limits
from generator.template_files import TemplateFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The SDK to generate: each field decides the emitted files.

    Attributes:
        specs: the documents; several are fragments of one API.
        package: the name of the package.
        overlays: OpenAPI Overlays, applied in this order.
        dist: whether pyproject.toml and README.md are emitted beside the package.
        parts: the names of `parts.PARTS` that the SDK has beyond itself.
        transports: the names of `parts.TRANSPORTS` that it has beside the default.
        allow_invalid: whether errors that can be survived become warnings.
        ref_root: the folder that `$ref` may read from, None for the document's own.
        limits: how large the document may be.
        templates: of the user's own, in place of single ones of the generator.
        configuration: what is left out, and what things are called.
    """

    specs: tuple[Path, ...]
    package: str
    overlays: tuple[Path, ...] = ()
    dist: bool = False
    parts: tuple[str, ...] = ()
    transports: tuple[str, ...] = ()
    allow_invalid: bool = False
    ref_root: Path | None = None
    limits: Limits = DEFAULT_LIMITS
    templates: tuple[TemplateFile, ...] = ()
    configuration: LoadedConfiguration = NO_CONFIGURATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """One run of the command: a request, and what to do with the result.

    Attributes:
        request: what to generate.
        output: the folder that the package's folder lies in.
        check: whether to compare only, and write nothing.
        every: whether every finding is shown in full.
        quiet: whether nothing but errors is shown.
        force: whether generated files that somebody edited are replaced.
        merge: whether edits of generated files are merged with what is generated.
        no_cache: whether nothing is taken from earlier runs, nor left for later ones.
        keep_names: whether published names that would change are pinned first.
        sources: the URLs that documents were read from, and the SHA-256 of each.
    """

    request: Request
    output: Path
    check: bool = False
    every: bool = False
    quiet: bool = False
    force: bool = False
    merge: bool = False
    no_cache: bool = False
    keep_names: bool = False
    sources: Mapping[str, str] = field(default_factory=dict[str, str])
