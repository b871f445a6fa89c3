"""Checks that hold for every emitted SDK, whatever its document."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

_RUNTIME = "_runtime"


def write_package(files: Mapping[str, str], output: Path) -> None:
    """Write an SDK below a folder.

    Run-time support that is the same in several SDKs is written once and linked to.
    """
    support: dict[str, str] = {}
    for path, text in files.items():
        _, mark, inside = path.partition(f"/{_RUNTIME}/")
        if mark:
            support[inside] = text
        else:
            _write(output / path, text)
    shared = output / f"{_RUNTIME}-{hash(frozenset(support.items()))}"
    if not shared.exists():
        for path, text in support.items():
            _write(shared / path, text)
    own = output / next(iter(files)).partition("/")[0] / _RUNTIME
    own.symlink_to(shared, target_is_directory=True)


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text.encode())


def build_decoders(package: ModuleType) -> None:
    """Decode null as every type of an SDK: it need not fit, but no decoder may fail."""
    decode_error = package.errors.DecodeError
    for type_ in (*_models(package), *_responses(package)):
        try:
            package.codec.from_json(type_, b"null")
        except decode_error:
            continue


def _models(package: ModuleType) -> Iterator[Any]:
    names = (name for name in dir(package.models) if not name.startswith("_"))
    imported = {"TYPE_CHECKING", "annotations", "lazy_names"}
    values = (getattr(package.models, name) for name in names if name not in imported)
    return (value for value in values if not isinstance(value, ModuleType))


def _responses(package: ModuleType) -> Iterator[Any]:
    """The types of every documented response and of its headers."""
    runtime = import_module(f"{package.__name__}.{_RUNTIME}.operation")
    for name, module in sorted(sys.modules.items()):
        if name.startswith(f"{package.__name__}._operations."):
            for value in vars(module).values():
                if isinstance(value, runtime.Operation):
                    yield from _response_types(value)


def _response_types(operation: Any) -> Iterator[Any]:
    for spec in operation.responses:
        if spec.type is not None:
            yield spec.type
        yield from () if spec.headers is None else spec.headers.types.values()
