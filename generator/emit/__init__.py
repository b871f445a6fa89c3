"""From the plan of an SDK to the text of its files: a table of templates."""

from __future__ import annotations

from collections.abc import Iterator

from generator.emit.rendering import Renderer
from generator.python.view import Package
from generator.resources import runtime_sources

__all__ = ["emit_dist", "emit_package"]

_OPTIONAL = {
    "lookup.py": {"paging", "waiting"},
    "paging": {"paging"},
    "waiting": {"waiting"},
    "xml": {"xml"},
}
"""What only SDKs with one of these features need of the run-time support."""


def emit_package(package: Package) -> dict[str, str]:
    """Render every file of an SDK.

    Returns:
        Texts by path below the output folder, in a fixed order.

    Raises:
        UnsafeOutputError: a rendered file does not say what was planned.
    """
    return {f"{package.name}/{path}": text for path, text in _files(package)}


def emit_dist(package: Package) -> dict[str, str]:
    """Render pyproject.toml and README.md, which lie beside the package."""
    render = Renderer()
    return {
        "README.md": render.text("readme.md.jinja", dist=package.dist),
        "pyproject.toml": render.toml("pyproject.toml.jinja", dist=package.dist),
    }


def _files(package: Package) -> Iterator[tuple[str, str]]:
    render = Renderer()
    yield "__init__.py", render("package.py.jinja", package=package)
    yield "_client.py", render("client.py.jinja", module=package.client)
    yield "_operations.py", render("operations.py.jinja", package=package)
    if package.pollers is not None:
        yield "_pollers.py", render("pollers.py.jinja", module=package.pollers)
    yield "codec.py", render.fixed("codec.py.jinja")
    yield "errors.py", render.fixed("errors.py.jinja")
    yield "models/__init__.py", render("models_package.py.jinja", package=package)
    for models in package.models:
        yield f"models/{models.name}.py", render("models.py.jinja", module=models)
    yield "resources/__init__.py", render.fixed("resources_package.py.jinja")
    for resource in package.resources:
        text = render("resource.py.jinja", module=resource)
        yield f"resources/{resource.name}.py", text
    if package.webhooks is not None:
        yield "webhooks.py", render("webhooks.py.jinja", module=package.webhooks)
    yield "testing/__init__.py", render.fixed("testing_package.py.jinja")
    yield "testing/_examples.py", render("examples.py.jinja", module=package.examples)
    yield "testing/pytest_plugin.py", render.fixed("pytest_plugin.py.jinja")
    yield "py.typed", ""
    for path, source in runtime_sources():
        wanted = _OPTIONAL.get(path.partition("/")[0])
        if wanted is None or not wanted.isdisjoint(package.features):
            yield f"_runtime/{path}", source.decode()
