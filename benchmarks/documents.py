"""The documents that are measured."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .environments import ROOT, Environment
from .processes import answer_of

BESIDE = ROOT.parent / "shared" / "specs"
"""Where large published documents may lie, beside the repository."""

_CARRIED = """
import json, importlib.util
print(json.dumps(importlib.util.find_spec("exoscale").origin))
"""


@dataclass(frozen=True, slots=True)
class Document:
    """A document, and what it is generated with.

    Attributes:
        name: what tables call it.
        path: its file.
        package: the name of its package.
        options: what the generator needs besides.
    """

    name: str
    path: Path
    package: str
    options: tuple[str, ...] = ()


def fragment() -> Document:
    """Return the one endpoint that this repository describes."""
    path = ROOT / "specs" / "ai-api-key.yaml"
    return Document("fragment", path, "ai_api_key")


def exoscale(environment: Environment) -> Document:
    """Return Exoscale's whole document, which its own client carries."""
    probe = (environment.python, "-c", _CARRIED)
    home = Path(answer_of(probe, environment.variables()))
    overlay = str(ROOT / "specs" / "exoscale.overlay.yaml")
    options = ("--overlay", overlay, "--allow-invalid")
    return Document("exoscale", home.with_name("openapi.json"), "exoscale_sdk", options)


def other(path: Path) -> Document:
    """Return a document by its file."""
    stem = path.stem.lower().replace("-", "_").replace(".", "_")
    return Document(path.stem, path.resolve(), f"sdk_{stem}", ("--allow-invalid",))


def large() -> list[Document]:
    """Return the large published documents that lie beside the repository."""
    paths = (BESIDE / "stripe.json", BESIDE / "github.json")
    return [other(path) for path in paths if path.is_file()]
