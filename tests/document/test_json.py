"""JSON, strictly."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.document import Document
from tests.document.conftest import Refusal


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ('{"a": {"b": 1, "c": 2,\n "b": 3}}', "duplicate-key", 2, 2),
        ('{"a": "{", "x": [{"y":1}], "\\u0061": 3}', "duplicate-key", 1, 28),
        ('{"a": "NaN",\n "b": NaN}', "not-a-number", 2, 7),
        ('{"a": -Infinity}', "not-a-number", 1, 7),
        ('{"a": 1e999}', "number-range", 1, 7),
        ('{"a": ' + "1" * 5000 + "}", "number-range", 1, 7),
        ('{"a": 1,}', "syntax", 1, 9),
        ('{"a": "x\ny"}', "syntax", 1, 9),
        ('{"a": 1', "syntax", 1, 8),
        ('{"a": 1} x', "syntax", 1, 10),
        ("{'a': 1}", "syntax", 1, 2),
    ],
)
def test_refusals_are_located(
    refusal: Refusal, text: str, code: str, line: int, column: int
) -> None:
    found = refusal(text, "api.json")
    assert found.position is not None
    place = (found.code, found.position.line, found.position.column)
    assert place == (code, line, column)


def test_large_integers_and_lone_surrogates_are_kept(
    loaded: Callable[..., Document],
) -> None:
    digits = "9" * 400
    text = '{"openapi": "3.0.3", "x-b": "\\ud800", "x-a": ' + digits + "}"
    root = loaded(text, "api.json").root
    assert root["x-a"] == int(digits)
    assert root["x-b"] == "\ud800"
