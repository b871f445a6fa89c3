"""Libraries that come with an extra of the package.

They are loaded by name, at their first use: they may be missing, and neither type
checkers nor who imports every module has to know them.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType


@cache
def module(name: str, extra: str) -> ModuleType:
    """The module; raises `ModuleNotFoundError` that names the extra to install."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            f"{error}: install this package with its extra `{extra}`", name=error.name
        ) from None
