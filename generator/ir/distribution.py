"""The metadata that a package is published with."""

from __future__ import annotations

from generator.ir.values import Value


class Distribution(Value, frozen=True):
    """The fields of `[project]` in pyproject.toml that somebody asks for.

    Attributes:
        authors: as ``Name <mail@example.com>``.
        license: an SPDX expression.
        urls: pairs of a label and a link.
    """

    name: str = ""
    version: str = ""
    authors: tuple[str, ...] = ()
    license: str = ""
    urls: tuple[tuple[str, str], ...] = ()
    keywords: tuple[str, ...] = ()
    requires_python: str = ""
