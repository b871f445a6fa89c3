"""The files that travel with the generator: its templates and the run-time support.

A checkout keeps the templates at its top level; a wheel carries them inside the
package. Whoever reads them asks here and need not know which of the two it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def templates() -> Path:
    """Return the folder of the Jinja2 templates."""
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def runtime_sources() -> Iterator[tuple[str, bytes]]:
    """Yield each file of the run-time support, sorted, for `_runtime/` of an SDK.

    Yields:
        Its path below `generator/runtime/`, with `/`, and its bytes.
    """
    root = _PACKAGE / "runtime"
    sources = (path for path in root.rglob("*") if path.suffix in {".py", ".typed"})
    for path in sorted(sources):
        yield path.relative_to(root).as_posix(), path.read_bytes()
