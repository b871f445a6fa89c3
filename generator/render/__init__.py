"""From the plan of an SDK to the text of its files: a table of templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct

from generator.engine.parallel import Task, in_two
from generator.ir import Texts
from generator.package_data import runtime_sources
from generator.plan.template_models import Later, Package
from generator.render.rendering import Renderer

__all__ = ["Emitted", "emit"]

_OPTIONAL = {
    "json_path.py": {"paging", "waiting"},
    "pagination": {"paging"},
    "polling": {"waiting"},
    "xml": {"xml"},
}
"""What only SDKs with one of these features need of the run-time support."""
_WORTH_TWO = 300
"""The size of the modules, in models, from which a second process is worth its start."""


class Emitted(Struct, frozen=True):
    """A file of an SDK.

    Attributes:
        content: what is in it.
        texts: the pointers of the document's texts that were asked for on the way.
    """

    content: str
    texts: frozenset[str] = frozenset()


def emit(
    package: Package,
    *,
    dist: bool = False,
    wanted: Callable[[str], bool] = lambda path: True,
) -> dict[str, Emitted]:
    """Render the files of an SDK.

    Args:
        package: says how each module is planned.
        dist: whether pyproject.toml and README.md, beside the package, are files too.
        wanted: which files to render, by path.

    Returns:
        Files by path below the output folder, in a fixed order.

    Raises:
        UnsafeOutputError: a rendered file does not say what was planned.
    """
    emitter = _Emitter(package)
    rows = [*emitter.files(), *(emitter.dist() if dist else ())]
    rows = [row for row in rows if wanted(row.path)]
    emitted = in_two([row.task for row in rows], _WORTH_TWO)
    return dict(zip((row.path for row in rows), emitted, strict=True))


class _File(Struct, frozen=True):
    path: str
    task: Task[Emitted]


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
        yield self._as_it_is("py.typed", str)
        for path, source in runtime_sources():
            wanted = _OPTIONAL.get(path.partition("/")[0])
            if wanted is None or not wanted.isdisjoint(package.features):
                yield self._as_it_is(f"_runtime/{path}", source.decode)

    def dist(self) -> Iterator[_File]:
        """README.md and pyproject.toml, which lie beside the package."""
        dist = self._package.dist
        rows = (
            ("README.md", self._render.text, "readme.md.jinja"),
            ("pyproject.toml", self._render.toml, "pyproject.toml.jinja"),
        )
        for path, render, template in rows:
            yield _File(path, self._planned(partial(render, template), "dist", dist))

    def _module(self, folder: str, template: str, planned: Later[object]) -> _File:
        task = self._planned(partial(self._render, template), "module", planned)
        return self._file(f"{folder}{planned.name}.py", task)

    def _planned(
        self, render: Callable[..., str], name: str, planned: Later[object]
    ) -> Task[Emitted]:
        def work() -> Emitted:
            texts = Texts(self._package.texts)
            content = render(**{name: planned.plan(texts)})
            return Emitted(content, frozenset(texts.read))

        return Task(work, planned.size)

    def _fixed(self, path: str, template: str = "") -> _File:
        template = template or f"{path}.jinja"
        return self._as_it_is(path, partial(self._render.fixed, template))

    def _as_it_is(self, path: str, content: Callable[[], str]) -> _File:
        return self._file(path, Task(lambda: Emitted(content())))

    def _file(self, path: str, task: Task[Emitted]) -> _File:
        return _File(f"{self._package.name}/{path}", task)
