"""The metadata that a package is published with."""

from __future__ import annotations

from generator.ir.values import Value


class Distribution(Value, frozen=True):
    """The fields of `[project]` in pyproject.toml that somebody asks for.

    Attributes:
        authors: as ``Name <mail@example.com>``.
        license: an SPDX expression that is asked for.
        document_license: what the document calls the license of the API.
        urls: pairs of a label and a link.
    """

    name: str = ""
    version: str = ""
    authors: tuple[str, ...] = ()
    license: str = ""
    document_license: str = ""
    urls: tuple[tuple[str, str], ...] = ()
    keywords: tuple[str, ...] = ()
    requires_python: str = ""
