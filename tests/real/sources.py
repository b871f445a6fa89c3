"""The published documents, and the packages they become here."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from tests.support.emitted import Source
from tests.support.real_documents import REPOSITORY, real_document

OVERLAY = REPOSITORY / "specs" / "exoscale.overlay.yaml"

# Small enough for every run; then those that take minutes.
SMALL = (
    "api-with-examples.yaml",
    "callback-example.yaml",
    "link-example.yaml",
    "non-oauth-scopes-31.yaml",
    "petstore-expanded.yaml",
    "petstore.yaml",
    "tictactoe-31.yaml",
    "train-travel-31.yaml",
    "uspto.yaml",
    "webhook-example-31.yaml",
)
LARGE = (
    "asana.yaml",
    "digitalocean-src/specification/DigitalOcean-public.v2.yaml",
    "digitalocean.json",
    "github-webhooks.json",
    "github.json",
    "openai.yaml",
    "stripe.json",
)


def published(name: str) -> Source:
    """Return a document that lies beside the repository, or skip the test."""
    return Source(package_of(name), real_document(name))


def package_of(name: str) -> str:
    """Return a package name that nothing else has."""
    stem = Path(name).stem.lower().replace("-", "_").replace(".", "_")
    return f"sdk_{stem}"


def exoscale() -> Source:
    """Return Exoscale's whole document, which its own client on PyPI carries."""
    return Source("exoscale_sdk", _carried("openapi.json"), (OVERLAY,))


def partner() -> Source:
    """Return the document of Exoscale's API for partners."""
    return Source("exoscale_partner", _carried("partner-api.json"))


def _carried(name: str) -> Path:
    """Return a file of the package `exoscale`, without importing it."""
    found = find_spec("exoscale")
    assert found is not None and found.origin is not None
    return Path(found.origin).parent / name
