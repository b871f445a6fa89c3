"""Imports are in the order that linters ask for: `v2` before `v10`."""

from pathlib import Path

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    text = Path(sdk.models.__file__ or "").read_text()
    assert -1 < text.index("from .v2 import Two") < text.index("from .v10 import Ten")
