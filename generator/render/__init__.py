"""From the plan of an SDK to the text of its files: a table of templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct

from generator.engine.parallel import Task, in_two
from generator.plan.template_models import Dist, Later, Package
from generator.render.rendering import Renderer
from generator.render.runtime_files import RUNTIME, relative_imports, runtime_files

__all__ = ["emit"]

_WORTH_TWO = 300
"""The size of the modules, in models, from which a second process is worth its start."""


class RenderedFile(Struct, frozen=True):
    """A file of an SDK.

    Attributes:
        content: what is in it.
        runtime_names: what it imports of the run-time support, as dotted names.
    """

    content: str
    runtime_names: frozenset[str] = frozenset()


def emit(package: Package, *, dist: bool = False) -> dict[str, str]:
    """Render the files of an SDK, and copy the run-time support that they import.

    Args:
        package: says how each module is planned.
        dist: whether pyproject.toml and README.md, beside the package, are files too.

    Returns:
        Contents by path below the output folder, in a fixed order.

    Raises:
        UnsafeOutputError: a rendered file does not say what was planned.
    """
    emitter = _Emitter(package)
    rows = [*emitter.files(), *(emitter.dist() if dist else ())]
    rendered = in_two([row.task for row in rows], _WORTH_TWO)
    names = {name for file in rendered for name in file.runtime_names}
    contents = {
        row.path: file.content for row, file in zip(rows, rendered, strict=True)
    }
    for path, text in runtime_files(names).items():
        contents[f"{package.name}/{RUNTIME}/{path}"] = text
    return contents


class _File(Struct, frozen=True):
    path: str
    task: Task[RenderedFile]


class _Emitter:
    """Knows by which template each file is rendered."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._render = Renderer()

    def files(self) -> Iterator[_File]:
        """The files of the package."""
        package = self._package
        yield self._module("", "package.py.jinja", package.package)
        yield self._module("", "client.py.jinja", package.client)
        yield self._module("", "operations.py.jinja", package.operations)
        if package.pollers is not None:
            yield self._module("", "pollers.py.jinja", package.pollers)
        yield self._fixed("codec.py")
        yield self._fixed("errors.py")
        yield self._module("models/", "models_package.py.jinja", package.models_package)
        for models in package.models:
            yield self._module("models/", "models.py.jinja", models)
        yield self._fixed("resources/__init__.py", "resources_package.py.jinja")
        for resource in package.resources:
            yield self._module("resources/", "resource.py.jinja", resource)
        if package.webhooks is not None:
            yield self._module("", "webhooks.py.jinja", package.webhooks)
        yield self._fixed("testing/__init__.py", "testing_package.py.jinja")
        yield self._module("testing/", "examples.py.jinja", package.examples)
        yield self._fixed("testing/pytest_plugin.py", "pytest_plugin.py.jinja")
        yield self._file("py.typed", Task(lambda: RenderedFile("")))

    def dist(self) -> Iterator[_File]:
        """README.md and pyproject.toml, which lie beside the package."""
        dist = self._package.dist
        rows = (
            ("README.md", self._render.text, "readme.md.jinja"),
            ("pyproject.toml", self._render.toml, "pyproject.toml.jinja"),
        )
        for path, render, template in rows:
            work = partial(self._prose, render, template, dist)
            yield _File(path, Task(work, dist.size))

    def _prose(
        self, render: Callable[..., str], template: str, dist: Later[Dist]
    ) -> RenderedFile:
        return RenderedFile(render(template, dist=dist.plan()))

    def _module(self, folder: str, template: str, planned: Later[object]) -> _File:
        def work() -> RenderedFile:
            content, names = self._render.module(template, module=planned.plan())
            return RenderedFile(content, names)

        return self._file(f"{folder}{planned.name}.py", Task(work, planned.size))

    def _fixed(self, path: str, template: str = "") -> _File:
        def work() -> RenderedFile:
            content = self._render.fixed(template or f"{path}.jinja")
            package = tuple(path.split("/")[:-1])
            names = (
                name.removeprefix(f"{RUNTIME}.")
                for name in relative_imports(content, package)
                if name.startswith(f"{RUNTIME}.")
            )
            return RenderedFile(content, frozenset(names))

        return self._file(path, Task(work))

    def _file(self, path: str, task: Task[RenderedFile]) -> _File:
        return _File(f"{self._package.name}/{path}", task)
