"""Documentation for maintainers names files that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_PATH = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|md|toml))`")
_TEST = re.compile(r"`(test_\w+)`")
_OF_USERS = re.compile(r"^(ai_api_key/|_|byhand\.toml|mcp/|cli\.py|webhooks\.py)")
"""Files of an SDK, or of whoever generates one."""


@pytest.fixture(scope="module")
def places() -> list[str]:
    """All files and folders, each with a slash in front."""
    folders = (".ci", "docs", "generator", "specs", "templates", "tests", "generated")
    found = [path for name in folders for path in (_ROOT / name).rglob("*")]
    found += _ROOT.iterdir()
    return [f"/{path.relative_to(_ROOT).as_posix()}" for path in found]


@pytest.mark.parametrize(
    "page", ["docs/architecture.md", "docs/security.md", "CONTRIBUTING.md"]
)
def test_paths_exist(page: str, places: list[str]) -> None:
    text = (_ROOT / page).read_text(encoding="utf-8")
    text = _TEST.sub(r"`\1.py`", text)
    paths = {path for path in _PATH.findall(text) if not _OF_USERS.match(path)}
    assert len(paths) > 5
    known = {
        p
        for p in paths
        if any(f"{each}/".endswith(f"/{p.rstrip('/')}/") for each in places)
    }
    assert paths == known
