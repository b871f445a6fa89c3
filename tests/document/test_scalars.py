"""The meaning of plain YAML scalars."""

from __future__ import annotations

import pytest

from generator.document.reading.yaml_scalars import read_plain


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("false", False),
        ("False", False),
        ("FALSE", False),
        ("0", 0),
        ("-0", 0),
        ("12", 12),
        ("-7", -7),
        ("1" * 400, int("1" * 400)),
        ("1.5", 1.5),
        ("-1.5e3", -1500.0),
        ("1E2", 100.0),
        ("1e-2", 0.01),
    ],
)
def test_values_of_json(text: str, value: object) -> None:
    assert read_plain(text) == value
    assert type(read_plain(text)) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        *("no", "yes", "on", "off", "y", "nULL", "tRUE", "None"),
        *("012", "0o14", "0x1F", "0b1", "1:30", "1_000", "+1", "--1", "-"),
        *(".5", "1.", "1.e3", ".inf", "-.Inf", ".nan", "1e", "1e+"),
        *("2024-01-01", "2024-01-01T10:00:00Z", "1.2.3", "=", "<<", "١", "1 "),
    ],
)
def test_all_else_is_a_string(text: str) -> None:
    assert read_plain(text) == text


@pytest.mark.parametrize("text", ["1e999", "-1e999", "1" * 5000])
def test_numbers_that_python_cannot_hold(text: str) -> None:
    with pytest.raises(OverflowError):
        read_plain(text)
