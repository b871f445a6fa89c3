"""The name of the emitted package, and the names that it cannot have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from generator.text.python_words import KEYWORDS, STANDARD_MODULES

from .write.paths import is_safe

_TAKEN = frozenset({"generator", "httpcore2", "httpx2", "msgspec", "typing_extensions"})
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


def package_name(specs: Sequence[Path], given: str | None) -> str:
    """Return the name given, or the only document's file stem in snake_case.

    Raises:
        ValueError: it cannot be the name of a package, or is needed and not given.
    """
    if given is None and specs[0].name in ("", ".."):
        raise ValueError(f"{str(specs[0])!r} is a folder: name a document in it")
    if given is None and len(specs) > 1:
        raise ValueError("several documents become one package: name it with --package")
    if given is None and str(specs[0]) == "-":
        raise ValueError("standard input has no name: name it with --package")
    name = _snake_case(specs[0].stem) if given is None else given
    problem = _problem(name)
    if problem and given is None:
        problem = f"{problem} (from the file's name): choose one with --package"
    if problem:
        raise ValueError(problem)
    return name


def _snake_case(stem: str) -> str:
    """Return `PetStore-v2.1` as `pet_store_v2_1`."""
    words = re.sub(r"([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])", r"\1\3_\2", stem)
    return re.sub(r"[^A-Za-z0-9]+", "_", words).strip("_").lower()


def _problem(name: str) -> str | None:
    """Say why a name cannot be a package's, None when it can."""
    if not _NAME.fullmatch(name) or not is_safe(name):
        near = _snake_case(name)
        advice = f": try {near}" if near != name and _problem(near) is None else ""
        return f"{name!r} cannot be the name of a Python package{advice}"
    if name in KEYWORDS:
        return f"{name!r} is a keyword of Python"
    if name in STANDARD_MODULES:
        return f"{name!r} is a module of Python's standard library"
    if name in _TAKEN:
        return f"{name!r} is a package that the SDK or its generator needs"
    return None
