"""Documents of requests, and the surfaces of the SDKs that they become."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.diagnostics import refuse_deep_nesting, reject_invalid
from generator.options import Request

if TYPE_CHECKING:
    from generator.diff import Surface
    from generator.document import Document


def load_configured(request: Request) -> Document:
    """Read the documents of a request, and apply its configuration.

    Raises:
        DocumentError: they cannot be read as OpenAPI.
    """
    # Stages, which a run of unchanged documents does without.
    from generator.configuration.configure import configure
    from generator.document import load

    document = load(
        request.specs,
        overlays=request.overlays,
        limits=request.limits,
        ref_root=request.ref_root,
        allow_invalid=request.allow_invalid,
    )
    return configure(document, request.configuration)


def read_surface(document: Document, request: Request) -> Surface:
    """Return the surface of the SDK that a document becomes.

    Raises:
        DocumentError: the document cannot be used.
    """
    # The stages, which a comparison of equal documents does not need.
    from generator.diff import describe_surface
    from generator.lower import lower
    from generator.naming import name
    from generator.validate import validate

    reject_invalid(validate(document), document, request.allow_invalid)
    with refuse_deep_nesting(document):
        api = lower(document, request.limits)
        surface = describe_surface(api, name(api))
    package = request.configuration.values.package or ""
    return msgspec.structs.replace(surface, package=package)
