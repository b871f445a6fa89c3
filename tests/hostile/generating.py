"""Documents given as values, generated in this process as fast as it goes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic
from generator.document import Document, load
from generator.lower import lower
from generator.naming import name
from generator.parts import PARTS, TRANSPORTS
from generator.plan import design_package, plan
from generator.render import render

PACKAGE = "hostile"


@dataclass(frozen=True)
class Output:
    """The result of generating from a document, nothing of it on disk."""

    files: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    document: Document

    @property
    def own(self) -> dict[str, str]:
        """The files that depend on the document."""
        return {k: v for k, v in self.files.items() if "/_runtime/" not in k}


def generated(tree: Any, folder: Path, package: str = PACKAGE) -> Output:
    """Generate the SDK of a document, as after `--allow-invalid --dist`, with all parts.

    Raises:
        DocumentError: the document is refused.
    """
    path = folder / "openapi.json"
    path.write_text(json.dumps(tree), encoding="ascii")
    return generated_from(path, package)


def generated_from(path: Path, package: str = PACKAGE) -> Output:
    """Generate the SDK of a document in a file; validation is left out."""
    document = load([path])
    api = lower(document)
    sdk = design_package(api, name(api), package, tuple(PARTS), tuple(TRANSPORTS))
    files = render(package, plan(sdk, dist=True))
    return Output(files, (*document.diagnostics, *api.diagnostics), document)
