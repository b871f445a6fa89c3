"""Small documents that mean much are generated or refused in few steps.

Steps are calls of functions, counted: they are the same on every machine and do not
depend on what else it does.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from generator.diagnostics import DocumentError
from tests.hostile.generating import generated
from tests.hostile.growth import GROWING

pytestmark = pytest.mark.long

_PARTS = (8, 4)
"""The sizes that are compared are these parts of the whole."""


def _steps(tree: dict[str, Any], folder: Path) -> int:
    """Count the functions of Python that are called to generate a document."""
    calls = [0]

    def count(frame: FrameType, event: str, argument: object) -> None:
        calls[0] += event == "call"

    sys.setprofile(count)
    try:
        generated(tree, folder)
    except DocumentError as refusal:
        assert refusal.diagnostics
    finally:
        sys.setprofile(None)
    return calls[0]


@pytest.mark.parametrize("name", GROWING)
def test_twice_the_size_is_no_more_than_some_times_the_work(
    name: str, tmp_path: Path
) -> None:
    make, whole = GROWING[name]
    small, large = (_steps(make(max(2, whole // part)), tmp_path) for part in _PARTS)
    assert large < 5 * small, (small, large)


@pytest.mark.nightly
@pytest.mark.parametrize("name", GROWING)
def test_the_whole_size(name: str, tmp_path: Path) -> None:
    make, whole = GROWING[name]
    try:
        assert generated(make(whole), tmp_path).files
    except DocumentError as refusal:
        assert refusal.diagnostics
