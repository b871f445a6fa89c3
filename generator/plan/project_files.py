"""pyproject.toml: it builds and publishes a package."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from packaging.licenses import (
    InvalidLicenseExpression,
    canonicalize_license_expression,
)

from generator.ir.distribution import Distribution
from generator.plan.design import Design
from generator.plan.parts import parts_of
from generator.plan.template_models import (
    Author,
    Extra,
    ProjectField,
    ProjectFile,
    Script,
)
from generator.text import (
    one_line,
    toml_key,
    toml_string,
)

PROJECT_FILE = "pyproject.toml"
_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?")
_EXTRAS = {
    "http2": ("httpx2[http2]>=2.16,<3",),
    "socks": ("httpx2[socks]>=2.16,<3",),
}
"""Of the default transport, with what each installs."""
_LICENSES = {
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache license version 2.0": "Apache-2.0",
    "bsd 3 clause": "BSD-3-Clause",
    "gnu general public license v3.0": "GPL-3.0-only",
    "mit license": "MIT",
    "mozilla public license 2.0": "MPL-2.0",
    "the mit license": "MIT",
}
"""Identifiers of SPDX by what documents often write, in lower case."""


def project_file(design: Design) -> ProjectFile:
    """Plan pyproject.toml.

    The distribution is called as the package, with dashes, unless it has another name.
    """
    asked = design.api.distribution
    return ProjectFile(
        name=toml_string(distribution_name(design)),
        version=toml_string(design.version),
        description=toml_string(f"A Python SDK for {one_line(design.title)}"),
        package=toml_string(design.package),
        requires_python=toml_string(asked.requires_python or ">=3.11"),
        license=tuple(map(toml_string, _license(asked))),
        authors=tuple(map(_author, filter(str.strip, asked.authors))),
        keywords=tuple(map(toml_string, asked.keywords)),
        urls=tuple(ProjectField(toml_key(k), toml_string(v)) for k, v in asked.urls),
        extras=tuple(_extras(design)),
        scripts=tuple(_scripts(design)),
    )


def _license(asked: Distribution) -> Iterator[str]:
    """Yield the license that is asked for, else the document's if SPDX has it."""
    if asked.license:
        yield asked.license
        return
    name = asked.document_license.strip()
    spelled = re.sub(r"[^a-z0-9.]+", " ", name.lower()).strip()
    with suppress(InvalidLicenseExpression):
        yield canonicalize_license_expression(_LICENSES.get(spelled, name))


def distribution_name(design: Design) -> str:
    """Return the distribution's name: the one asked for, if it can be one (PEP 508), else the package's."""
    asked = design.api.distribution.name
    return asked if _NAME.fullmatch(asked) else design.package.replace("_", "-")


def _author(text: str) -> Author:
    """Return ``Name <mail>`` as name and mail address."""
    name, _, rest = (part.strip() for part in text.partition("<"))
    fields = {"name": name, "email": rest.removesuffix(">").strip()}
    rows = ((toml_key(key), value) for key, value in fields.items() if value)
    return Author(tuple(ProjectField(key, toml_string(value)) for key, value in rows))


def _extras(design: Design) -> Iterator[Extra]:
    extras: dict[str, tuple[str, ...]] = dict(_EXTRAS)
    for part in parts_of(design):
        extras |= part.extras
    for name, requirements in sorted(extras.items()):
        yield Extra(toml_key(name), tuple(map(toml_string, requirements)))


def _scripts(design: Design) -> Iterator[Script]:
    for part in parts_of(design):
        for suffix, function in sorted(part.scripts.items()):
            name = toml_key(f"{distribution_name(design)}{suffix}")
            yield Script(name, toml_string(f"{design.package}.{function}"))
