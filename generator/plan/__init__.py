"""From an API and its names to an SDK as final pieces of Python code.

`module_keys` says which files an SDK has; a `FilePlanner` plans them in any order, each
independently of all others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.ir.values import Value
from generator.plan.client import client_module
from generator.plan.design import Design, design_package
from generator.plan.model_dicts import dict_modules, dicts_module
from generator.plan.models import models_module
from generator.plan.operation_constants import constants_module, responses_module
from generator.plan.package import (
    dicts_package,
    models_package,
    operations_module,
    package_module,
    resources_package,
)
from generator.plan.parts import Planner, parts_of
from generator.plan.pollers import pollers_module
from generator.plan.project_files import project_file
from generator.plan.readme import readme_file
from generator.plan.reexports import codec_module, errors_module
from generator.plan.resources import resource_module
from generator.plan.shared_responses import MODULE as RESPONSES
from generator.plan.template_models import EmptyFile
from generator.plan.webhooks import has_webhooks, webhooks_module

if TYPE_CHECKING:
    from generator.plan.pages.index import PagePlanner

__all__ = [
    "Design",
    "FilePlanner",
    "ModuleKey",
    "PlannedFile",
    "design_package",
    "module_keys",
    "plan",
]

_OPERATION = 4
"""The number of models that are as much work as an operation."""

_FILES: Mapping[str, Planner] = {
    "__init__.py": package_module,
    "_client.py": client_module,
    "_dicts/__init__.py": dicts_package,
    "_operations/__init__.py": operations_module,
    "_operations/_responses.py": responses_module,
    "_pollers.py": pollers_module,
    "codec.py": codec_module,
    "errors.py": errors_module,
    "models/__init__.py": models_package,
    "py.typed": lambda _: EmptyFile(),
    "resources/__init__.py": resources_package,
    "webhooks.py": webhooks_module,
}
_FOLDERS: Mapping[str, Callable[[Design, str], object]] = {
    "_dicts": dicts_module,
    "_operations": constants_module,
    "models": models_module,
    "resources": resource_module,
}
_PROJECT: Mapping[str, Planner] = {
    "README.md": readme_file,
    "pyproject.toml": project_file,
}


class ModuleKey(Value, frozen=True):
    """A file that an SDK has, or files about one resource, which are planned together.

    Attributes:
        path: below the output folder.
        size: about how much work it is, in models.
    """

    path: str
    size: int = 0


class PlannedFile(Value, frozen=True):
    """A file with all that its template prints; the type of `content` decides which."""

    path: str
    content: object


def module_keys(design: Design, *, dist: bool = False) -> tuple[ModuleKey, ...]:
    """List the files of an SDK, in a fixed order.

    Args:
        design: the SDK.
        dist: whether README.md and pyproject.toml, beside the package, are files too.
    """
    files = {f"{design.package}/{path}": size for path, size in _sizes(design)}
    files |= dict.fromkeys(_PROJECT, 0) if dist else {}
    if "docs" in design.parts:
        from generator.plan.pages.index import page_sizes

        pages = page_sizes(design).items()
        files |= {f"{_pages_folder(design)}{path}": size for path, size in pages}
    return tuple(ModuleKey(path, size) for path, size in files.items())


def plan(design: Design, *, dist: bool = False) -> tuple[PlannedFile, ...]:
    """Plan every file of an SDK; see `module_keys`."""
    planner = FilePlanner(design)
    keys = module_keys(design, dist=dist)
    return tuple(file for key in keys for file in planner.files(key))


class FilePlanner:
    """Plans the files of one SDK; pages share what they have in common."""

    def __init__(self, design: Design) -> None:
        self._design = design

    def files(self, key: ModuleKey) -> tuple[PlannedFile, ...]:
        """Plan the files of a key; a pure function of the design and the key."""
        folder = _pages_folder(self._design)
        if not key.path.startswith(folder):
            return (PlannedFile(key.path, _content(self._design, key.path)),)
        pages = self._pages.files(key.path.removeprefix(folder))
        return tuple(PlannedFile(f"{folder}{path}", page) for path, page in pages)

    @cached_property
    def _pages(self) -> PagePlanner:
        from generator.plan.pages.index import PagePlanner  # only for SDKs with pages

        return PagePlanner(self._design)


def _content(design: Design, path: str) -> object:
    if path in _PROJECT:
        return _PROJECT[path](design)
    path = path.removeprefix(f"{design.package}/")
    planners = dict(_FILES)
    for part in parts_of(design):
        planners |= part.modules
    if path in planners:
        return planners[path](design)
    place = PurePosixPath(path)
    for part in parts_of(design):
        for pattern, planner in part.resource_files.items():
            if PurePosixPath(pattern).parent == place.parent:
                return planner(design, place.stem)
    folder, _, file = path.partition("/")
    return _FOLDERS[folder](design, file.removesuffix(".py"))


def _pages_folder(design: Design) -> str:
    return f"docs/{design.package}/"


def _sizes(design: Design) -> Iterator[tuple[str, int]]:
    """The files below the package, with the work that they are."""
    api = design.api
    models = Counter(design.homes.values())
    resources = Counter({row.module: 0 for row in design.names.resources.values()})
    resources.update(design.names.resource_of(row).module for row in api.operations)
    absent = {
        "_dicts/__init__.py": not design.dicts,
        "_pollers.py": not api.pollers,
        "_operations/_responses.py": not any(
            row.module == RESPONSES for row in design.shared_responses.values()
        ),
        "webhooks.py": not has_webhooks(api),
    }
    sizes = {
        "_client.py": len(api.tags),
        "_operations/__init__.py": len(api.operations) // 4,
        "_pollers.py": len(api.pollers),
        "models/__init__.py": len(design.homes) // 20,
        "testing/_examples.py": len(api.declarations) // 20,
        "webhooks.py": len(api.callbacks),
    }
    paths = [path for path in _FILES if not absent.get(path)]
    paths += [path for part in parts_of(design) for path in part.modules]
    yield from ((path, sizes.get(path, 0)) for path in paths)
    for name, count in dict_modules(design).items():
        yield f"_dicts/{name}.py", count
    yield from ((f"models/{name}.py", models[name]) for name in sorted(models))
    patterns = {each for part in parts_of(design) for each in part.resource_files}
    for name, count in resources.items():
        if count:  # not of a resource that only has others in it
            yield from ((each.format(name), count) for each in sorted(patterns))
            yield f"_operations/{name}.py", count
        yield f"resources/{name}.py", _OPERATION * count
