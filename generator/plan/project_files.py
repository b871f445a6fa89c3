"""What a package needs to be built and published: pyproject.toml and README.md."""

from __future__ import annotations

from collections.abc import Iterator

from generator.naming import Names
from generator.plan.design import Design
from generator.plan.docs import sentence
from generator.plan.parts import parts_of
from generator.plan.template_models import (
    Extra,
    MethodSummary,
    ProjectFile,
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

_EXTRAS = {
    "http2": "httpx2[http2]>=2.16,<3",
    "socks": "httpx2[socks]>=2.16,<3",
}
"""Of the default transport, with what each installs."""


def project_file(design: Design) -> ProjectFile:
    """Plan pyproject.toml.

    The distribution is called as the package, with dashes.
    """
    return ProjectFile(
        name=toml_string(design.package.replace("_", "-")),
        version=toml_string(design.version),
        description=toml_string(f"A Python SDK for {one_line(design.title)}"),
        package=toml_string(design.package),
        extras=tuple(_extras(design)),
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
        distribution=Code(package.source.strip("_").replace("_", "-")),
        package=package,
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
