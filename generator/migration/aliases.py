"""A module that keeps the old names of an SDK alive for a release, with warnings.

It is written once, beside the emitted package, and belongs to whoever migrates.
"""

from __future__ import annotations

from generator.text import docstring, identifier

_TEMPLATE = '''\
{doc}

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from types import ModuleType
from typing import Any

import {package} as _package
from {package} import errors as _errors
from {package} import models as _models

_ERRORS = {{
    "APIError": "ApiError",
    "APIStatusError": "StatusError",
    "APIConnectionError": "ApiConnectionError",
    "APITimeoutError": "ApiTimeoutError",
    "APIResponseValidationError": "DecodeError",
    "BadRequestError": "BadRequestError",
    "AuthenticationError": "AuthenticationError",
    "PermissionDeniedError": "PermissionDeniedError",
    "NotFoundError": "NotFoundError",
    "ConflictError": "ConflictError",
    "UnprocessableEntityError": "UnprocessableEntityError",
    "RateLimitError": "RateLimitError",
    "InternalServerError": "ServerError",
}}


def _warn(old: str, new: str) -> None:
    message = f"{{old}} is now {{new}}"
    warnings.warn(message, DeprecationWarning, stacklevel=3)


class _OldNames(ModuleType):
    """A module of names that warns for each."""

    def __init__(self, name: str, find: Callable[[str], tuple[str, Any]]) -> None:
        super().__init__(name)
        self.__path__: list[str] = []
        self._find = find

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        new, value = self._find(name)
        _warn(f"{{self.__name__}}.{{name}}", new)
        return value


def _find_type(name: str) -> tuple[str, Any]:
    return f"{{_models.__name__}}.{{name}}", getattr(_models, name)


def _find_error(name: str) -> tuple[str, Any]:
    new = _ERRORS.get(name, name)
    return f"{{_errors.__name__}}.{{new}}", getattr(_errors, new)


def _raw_response(resource: Any) -> Any:
    _warn("with_raw_response", "with_response")
    return resource.with_response


def _streaming_response(resource: Any) -> Any:
    _warn("with_streaming_response", "stream")
    return resource.stream


def _install() -> None:
    name = _package.__name__
    modules = {{
        f"{{name}}.types": _OldNames(f"{{name}}.types", _find_type),
        f"{{name}}._exceptions": _OldNames(f"{{name}}._exceptions", _find_error),
    }}
    sys.modules.update(modules)
    setattr(_package, "types", modules[f"{{name}}.types"])
    for old in _ERRORS:
        if not hasattr(_package, old):
            setattr(_package, old, _find_error(old)[1])
    from {package}._runtime.resource import AsyncResource, Resource

    for base in (Resource, AsyncResource):
        setattr(base, "with_raw_response", property(_raw_response))
        setattr(base, "with_streaming_response", property(_streaming_response))


_install()
'''


def aliases_module(package: str) -> str:
    """Return the module for an emitted package.

    Raises:
        ValueError: the package has no name that Python can import.
    """
    name = identifier(package)
    doc = docstring(_doc(package), 0)
    return _TEMPLATE.format(doc=doc.source, package=name.source)


def _doc(package: str) -> str:
    return (
        f"Old names of `{package}`, for a release: `import {package}_aliases` once.\n\n"
        "Each use of an old name works and warns with a `DeprecationWarning`."
    )
