"""From the plan of an SDK to the text of its files: a table of templates."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec import Struct

from generator.aside import Task, in_two
from generator.emit.rendering import Renderer
from generator.python.view import Later, Package
from generator.resources import runtime_sources

__all__ = ["emit_dist", "emit_package"]

_OPTIONAL = {
    "lookup.py": {"paging", "waiting"},
    "paging": {"paging"},
    "waiting": {"waiting"},
    "xml": {"xml"},
}
"""What only SDKs with one of these features need of the run-time support."""
_WORTH_TWO = 300
"""The size of the modules, in models, from which a second process is worth its start."""


def emit_package(package: Package) -> dict[str, str]:
    """Render every file of an SDK.

    Returns:
        Texts by path below the output folder, in a fixed order.

    Raises:
        UnsafeOutputError: a rendered file does not say what was planned.
    """
    rows = list(_files(package))
    texts = in_two([row.task for row in rows], _WORTH_TWO)
    paths = (f"{package.name}/{row.path}" for row in rows)
    return dict(zip(paths, texts, strict=True))


def emit_dist(package: Package) -> dict[str, str]:
    """Render pyproject.toml and README.md, which lie beside the package."""
    render = Renderer()
    return {
        "README.md": render.text("readme.md.jinja", dist=package.dist),
        "pyproject.toml": render.toml("pyproject.toml.jinja", dist=package.dist),
    }


class _File(Struct, frozen=True):
    path: str
    task: Task


def _files(package: Package) -> Iterator[_File]:
    render = Renderer()

    def fixed(path: str, template: str) -> _File:
        return _File(path, Task(partial(render.fixed, template)))

    def whole(path: str, template: str) -> _File:
        return _File(path, Task(partial(render, template, package=package)))

    def module(path: str, template: str, planned: object) -> _File:
        return _File(path, Task(partial(render, template, module=planned)))

    def later(path: str, template: str, planned: Later[object]) -> _File:
        task = Task(lambda: render(template, module=planned.plan()), planned.size)
        return _File(f"{path}/{planned.name}.py", task)

    yield whole("__init__.py", "package.py.jinja")
    yield module("_client.py", "client.py.jinja", package.client)
    yield whole("_operations.py", "operations.py.jinja")
    if package.pollers is not None:
        yield module("_pollers.py", "pollers.py.jinja", package.pollers)
    yield fixed("codec.py", "codec.py.jinja")
    yield fixed("errors.py", "errors.py.jinja")
    yield whole("models/__init__.py", "models_package.py.jinja")
    for models in package.models:
        yield later("models", "models.py.jinja", models)
    yield fixed("resources/__init__.py", "resources_package.py.jinja")
    for resource in package.resources:
        yield later("resources", "resource.py.jinja", resource)
    if package.webhooks is not None:
        yield module("webhooks.py", "webhooks.py.jinja", package.webhooks)
    yield fixed("testing/__init__.py", "testing_package.py.jinja")
    yield later("testing", "examples.py.jinja", package.examples)
    yield fixed("testing/pytest_plugin.py", "pytest_plugin.py.jinja")
    yield _File("py.typed", Task(str))
    for path, source in runtime_sources():
        wanted = _OPTIONAL.get(path.partition("/")[0])
        if wanted is None or not wanted.isdisjoint(package.features):
            yield _File(f"_runtime/{path}", Task(source.decode))
