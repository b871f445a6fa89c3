"""The files of the run-time support that an SDK imports, directly or not.

``_client.py`` imports ``_runtime.client``, which imports ``_runtime.session``: both are
copied. Imports inside functions and under ``TYPE_CHECKING`` count as well, since calls
and type checkers need them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from generator.package_data import runtime_source

RUNTIME = "_runtime"
_IMPORT = re.compile(
    r"^[ \t]*from (\.+)([\w.]*) import (?:\(([^)]*)\)|([^\n(]*))", re.MULTILINE
)
_COMMENT = re.compile("#.*")
_ALIASED = re.compile(r"(\w+)(?: as \w+)?")


class _Source(Struct, frozen=True):
    """A file of the run-time support, with the paths of those that it imports."""

    text: str
    imports: tuple[str, ...]


def runtime_files(names: Iterable[str]) -> dict[str, str]:
    """Collect the run-time support for what an SDK imports.

    Args:
        names: dotted names below ``_runtime``, such as ``auth.bearer.BearerScheme``.

    Returns:
        Texts by path below ``_runtime/``, sorted by path.

    Raises:
        LookupError: the run-time support does not define a name.
    """
    pending = [path for name in names for path in _defining_files(name)]
    texts: dict[str, str] = {}
    while pending:
        path = pending.pop()
        if path not in texts:
            source = _read(path)
            texts[path] = source.text
            pending += source.imports
    return dict(sorted(texts.items()))


def relative_imports(text: str, package: tuple[str, ...]) -> Iterator[str]:
    """Yield the dotted names that a module of this project imports relatively.

    Reading lines takes a tenth of the time of parsing, and the texts are formatted by
    Black; a test compares both.

    Args:
        text: the source of the module.
        package: the names of the packages that it lies in.
    """
    for dots, module, opened, flat in _IMPORT.findall(text):
        parts = package[: len(package) - len(dots) + 1]
        parts += (module,) if module else ()
        for name in _ALIASED.findall(_COMMENT.sub("", opened or flat)):
            yield ".".join((*parts, name))


@cache
def _read(path: str) -> _Source:
    text = runtime_source(path)
    if text is None:
        raise LookupError(f"the run-time support has no file {path}")
    names = relative_imports(text, tuple(path.split("/")[:-1]))
    return _Source(
        text, tuple({file for name in names for file in _defining_files(name)})
    )


@cache
def _defining_files(name: str) -> tuple[str, ...]:
    """The file that defines a dotted name, after the packages that it lies in."""
    parts = name.split(".")
    for length in (len(parts), len(parts) - 1):
        packages = ["/".join((*parts[:n], "__init__.py")) for n in range(length + 1)]
        module = "/".join(parts[:length]) + ".py"
        for path in (module, packages[-1]):
            if runtime_source(path) is not None:
                return (*packages[:-1], path)
    raise LookupError(f"the run-time support does not define {name}")
