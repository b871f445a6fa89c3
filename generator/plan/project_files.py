"""What a package needs to be built and published: pyproject.toml and README.md."""

from __future__ import annotations

from generator.ir import Api
from generator.naming import Names
from generator.plan.design import Design
from generator.plan.docs import sentence
from generator.plan.template_models import Dist, DistRow
from generator.text import (
    Code,
    identifier,
    join,
    markdown_text,
    one_line,
    toml_string,
)


def plan_dist(design: Design) -> Dist:
    """Decide what the files beside a package say.

    The distribution is called as the package, with dashes.
    """
    package, title = design.package, design.title
    name = package.replace("_", "-")
    return Dist(
        name=toml_string(name),
        version=toml_string(design.version),
        description=toml_string(f"A Python SDK for {one_line(title)}"),
        package=toml_string(package),
        title=markdown_text(title),
        about=markdown_text(f"A typed Python SDK for {sentence(title)}"),
        plain_name=Code(identifier(package).source.strip("_").replace("_", "-")),
        plain_package=identifier(package),
        arguments=_arguments(design.names),
        rows=tuple(_rows(design.api, design.names)),
    )


def _arguments(names: Names) -> Code:
    rows = [
        name for (scheme, _), name in names.constructor.items() if scheme is not None
    ]
    return join(", ", (Code(f"{identifier(name).source}=…") for name in rows))


def _rows(api: Api, names: Names) -> list[DistRow]:
    return [
        DistRow(
            identifier(names.resources[row.tag].attribute),
            identifier(names.methods[row.method, row.path]),
            markdown_text(row.summary),
        )
        for row in api.operations
    ]
