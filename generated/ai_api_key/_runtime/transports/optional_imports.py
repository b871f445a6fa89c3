"""Libraries that come with an extra of the package.

They are loaded by name, at their first use: they may be missing, and neither type
checkers nor who imports every module has to know them.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType

from ..errors import ApiError


class MissingExtraError(ApiError, ModuleNotFoundError):
    """A library is not installed that comes with an extra of this package."""

    def __init__(self, message: str = "", extra: str = "") -> None:
        advice = f": install this package with its extra `{extra}`" if extra else ""
        super().__init__(f"{message}{advice}")


@cache
def import_extra(name: str, extra: str) -> ModuleType:
    """The module; raises `MissingExtraError`, which names the extra to install."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise MissingExtraError(str(error), extra) from None
