"""Patterns of documents, matched as ECMA-262 reads them."""

import pytest

from generator.patterns import is_pattern, match_pattern

HALF_A_PAIR = "\ud800"


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("^a+$", "aa", True),
        ("^a+$", "ab", False),
        (r"\p{Ll}", "ä", True),
        (r"(?<quote>['\"]).*\k<quote>", "'x'", True),
        (r"(?<quote>['\"]).*\k<quote>", "'x\"", False),
        ("a[^]b", "a\nb", True),
        ("a[]b", "ab", False),
        ("(", "(", None),
        (r"^(a|a?)+\1$", "a" * 40 + "c", None),
        ("a", HALF_A_PAIR, None),
        (HALF_A_PAIR, "a", None),
    ],
)
def test_patterns_match_or_cannot_be_told(
    pattern: str, text: str, expected: bool | None
) -> None:
    assert match_pattern(pattern, text) is expected


@pytest.mark.parametrize("text", ["(", HALF_A_PAIR, None, 3])
def test_other_values_are_no_patterns(text: object) -> None:
    assert not is_pattern(text)
