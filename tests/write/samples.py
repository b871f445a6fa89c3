"""Two versions of a small SDK, and how to look at a folder."""

from __future__ import annotations

from pathlib import Path

OLD = {
    "shop/__init__.py": "old = 1\n",
    "shop/models/pet.py": "old = 2\n",
    "shop/models/gone.py": "old = 3\n",
    "shop/extra/only.py": "old = 4\n",
    "shop/same.py": "same = 1\n",
}
NEW = {
    "shop/__init__.py": "new = 1\n",
    "shop/models/pet.py": "new = 2\n",
    "shop/resources/pet.py": "new = 5\n",
    "shop/same.py": "same = 1\n",
}


def tree(folder: Path) -> dict[str, str]:
    """Return every file below a folder with its text."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def sources(folder: Path) -> dict[str, str]:
    """Return the emitted files below a folder: its tree without the manifest."""
    found = tree(folder)
    return {path: text for path, text in found.items() if path.endswith(".py")}
