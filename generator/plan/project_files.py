"""Files that a package needs to be built and published: pyproject.toml, README.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.naming import Names
from generator.plan.design import Design
from generator.plan.docs import sentence
from generator.plan.parts import parts_of
from generator.plan.template_models import (
    Author,
    Extra,
    MethodSummary,
    ProjectFile,
    ProjectUrl,
    ReadmeFile,
)
from generator.text import (
    Code,
    identifier,
    join,
    markdown_text,
    one_line,
    toml_key,
    toml_string,
)

_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?")
_EXTRAS = {
    "http2": "httpx2[http2]>=2.16,<3",
    "socks": "httpx2[socks]>=2.16,<3",
}
"""Of the default transport, with what each installs."""


def project_file(design: Design) -> ProjectFile:
    """Plan pyproject.toml.

    The distribution is called as the package, with dashes, unless it has another name.
    """
    asked = design.api.distribution
    return ProjectFile(
        name=toml_string(_distribution_name(design)),
        version=toml_string(design.version),
        description=toml_string(f"A Python SDK for {one_line(design.title)}"),
        package=toml_string(design.package),
        requires_python=toml_string(asked.requires_python or ">=3.11"),
        license=toml_string(asked.license) if asked.license else None,
        authors=tuple(map(_author, filter(str.strip, asked.authors))),
        keywords=tuple(map(toml_string, asked.keywords)),
        urls=tuple(ProjectUrl(toml_string(k), toml_string(v)) for k, v in asked.urls),
        extras=tuple(_extras(design)),
    )


def _distribution_name(design: Design) -> str:
    """Return the name asked for, if it can be one (PEP 508), else the package's."""
    asked = design.api.distribution.name
    return asked if _NAME.fullmatch(asked) else design.package.replace("_", "-")


def _author(text: str) -> Author:
    """Return ``Name <mail>`` as name and mail address."""
    name, _, rest = (part.strip() for part in text.partition("<"))
    email = rest.removesuffix(">").strip()
    return Author(
        toml_string(name) if name else None, toml_string(email) if email else None
    )


def _extras(design: Design) -> Iterator[Extra]:
    extras = dict(_EXTRAS)
    for part in parts_of(design):
        extras |= part.extras
    for name, requirement in sorted(extras.items()):
        yield Extra(toml_key(name), toml_string(requirement))


def readme_file(design: Design) -> ReadmeFile:
    """Plan README.md."""
    package = identifier(design.package)
    return ReadmeFile(
        title=markdown_text(design.title),
        about=markdown_text(f"A typed Python SDK for {sentence(design.title)}"),
        distribution=Code(_distribution_name(design)),
        package=package,
        client=identifier(design.names.clients[0]),
        async_client=identifier(design.names.clients[1]),
        arguments=_arguments(design.names),
        testing="testing" in design.parts,
        aiohttp="aiohttp" in design.transports,
        pyreqwest="pyreqwest" in design.transports,
        otel="otel" in design.parts,
        methods=tuple(_methods(design)),
    )


def _arguments(names: Names) -> Code:
    rows = dict.fromkeys(
        name for (scheme, _), name in names.constructor.items() if scheme is not None
    )
    return join(", ", (Code(f"{identifier(name).source}=…") for name in rows))


def _methods(design: Design) -> Iterator[MethodSummary]:
    names = design.names
    for row in design.api.operations:
        yield MethodSummary(
            join(".", map(identifier, names.called(row))),
            markdown_text(row.summary),
        )
