"""The files that travel with the generator: its templates and the run-time support.

A checkout keeps the templates at its top level; a wheel carries them inside the
package. Whoever reads them asks here and need not know which of the two it is.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def package_root() -> Path:
    """Return the folder of the generator's own modules."""
    return _PACKAGE


def templates() -> Path:
    """Return the folder of the Jinja2 templates."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


@cache
def runtime_source(path: str) -> str | None:
    """Return a file of the run-time support, None where there is no such file.

    Args:
        path: below `generator/runtime/`, with `/`.
    """
    file = _PACKAGE / "runtime" / path
    return file.read_bytes().decode() if file.is_file() else None
