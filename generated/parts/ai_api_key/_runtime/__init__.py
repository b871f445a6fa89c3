"""The run-time support: here, names that load when first asked for (PEP 562)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType

_APART = frozenset(("__main__", "_dicts", "cli", "mcp", "testing"))
"""Programs of their own, below a package or its run-time support, and what only type
checkers read."""
_MEANS = {"TYPE_CHECKING", "annotations", "lazy_names"}
"""Names that a lazy module itself needs, which `dir()` does not list."""


def lazy_names(
    module: str, homes: Mapping[str, tuple[str, ...]]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Make `__getattr__` and `__dir__` for a module.

    `module` is its `__name__`; `homes` has the names that each of its submodules
    holds. A submodule that is itself a name is listed with no names; a first dot goes to
    the package around, whose names `dir()` does not list: they are no values.
    """
    here = sys.modules[module]

    @cache  # thousands of names, which importing one submodule does not need
    def table() -> dict[str, str]:
        found = {name: home for home, names in homes.items() for name in names}
        return found | {home: "" for home, names in homes.items() if not names}

    def getattr_(name: str) -> object:
        home = table().get(name)
        if home is None:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        value = _load(module, home, name)
        setattr(here, name, value)
        return value

    def dir_() -> list[str]:
        listed = (name for name, home in table().items() if home[:1] != ".")
        return sorted({*vars(here), *listed} - _MEANS)

    return getattr_, dir_


def load_all(package: str) -> None:
    """Import every module of a package: what is lazy costs nothing later.

    Programs of their own, such as tests, stay where they are.

    The garbage collector pauses meanwhile: nothing that it could find comes from
    defining classes, and looking again and again takes a fifth of the time.
    """
    import gc

    root = sys.modules[package]
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        _load_within(root, package)
    finally:
        if was_enabled:
            gc.enable()


def _load_within(package: ModuleType, root: str) -> None:
    from pkgutil import iter_modules

    for found in iter_modules(package.__path__, f"{package.__name__}."):
        below = found.name.removeprefix(f"{root}.").removeprefix("_runtime.")
        if below not in _APART:
            module = import_module(found.name)
            if found.ispkg:
                _load_within(module, root)


def _load(module: str, home: str, name: str) -> object:
    if not home:
        loaded: ModuleType = import_module(f"{module}.{name}")
        return loaded
    value: object = getattr(import_module(f".{home}", module), name)
    return value


def publish(module: str, *classes: type) -> None:
    """Let classes say that they are of the module that users import them from.

    `publish(".errors", NotFoundError)` makes `shop.errors.NotFoundError` of what the
    run-time support defines, in messages and in pickles. An empty module is the package.
    """
    for each in classes:
        package, separator, _ = each.__module__.partition("._runtime.")
        if separator:
            each.__module__ = f"{package}{module}"
