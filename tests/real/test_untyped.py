"""Nothing is "any JSON" where the schema says more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.document import load
from tests.real.sources import LARGE, SMALL, exoscale, partner
from tests.support.real_documents import real_document
from tests.support.untyped import KINDS, untyped

pytestmark = pytest.mark.long

COUNTS = Path(__file__).with_name("untyped.txt")


def test_only_what_says_nothing_is_untyped(golden: Callable[[Path, str], None]) -> None:
    """Every document at hand, counted; docs/support.md shows the table."""
    rows = [" ".join(("document", *KINDS))]
    for path in _documents():
        counts = untyped(load([path]))
        assert not counts["unexplained"], path.name
        rows.append(" ".join((path.name, *(str(counts[kind]) for kind in KINDS))))
    golden(COUNTS, "\n".join(rows) + "\n")


def _documents() -> list[Path]:
    carried = [row.spec for row in (exoscale(), partner())]
    return carried + [real_document(name) for name in (*SMALL, *LARGE)]


def test_a_schema_that_says_more_would_be_found(tmp_path: Path) -> None:
    """The check can fail: `not` alone is widened to any JSON and is none of the kinds."""
    path = tmp_path / "api.yaml"
    path.write_text(
        "openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths: {}\n"
        "components: {schemas: {A: {not: {type: string}}}}\n"
    )
    assert untyped(load([path]))["unexplained"] == 1
