"""No sentence of the project starts with "What": it would have to be read twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
ROOMS = ("benchmarks", "docs", "generator", "templates", "tests")
ENDINGS = {".jinja", ".md", ".py", ".toml", ".yml"}
START = re.compile(r'(?:^[\s#>|*-]*|["\'([]|[.:!?>] +|\*\*)What\b', re.MULTILINE)
"""The word where a sentence, a heading or a cell of a table starts."""
EXEMPT = {
    "tests/structure/test_definitions.py",
    "tests/structure/test_sentences.py",
}


def _texts() -> Iterator[tuple[str, str]]:
    paths = [REPOSITORY / "README.md", REPOSITORY / "CHANGELOG.md"]
    for room in ROOMS:
        paths += sorted((REPOSITORY / room).rglob("*"))
    for path in paths:
        name = path.relative_to(REPOSITORY).as_posix()
        is_own = path.suffix in ENDINGS and "expected" not in path.parts
        if is_own and name not in EXEMPT:
            yield name, path.read_text("utf-8")


def test_no_sentence_starts_with_what() -> None:
    found = [
        f"{name}: {row[0].strip()}"
        for name, text in _texts()
        for row in START.finditer(text)
    ]
    assert found == []
