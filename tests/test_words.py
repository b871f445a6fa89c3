"""Texts are broken into words by one rule, whichever letters they have."""

from __future__ import annotations

from hypothesis import example, given, strategies

from generator.text import snake_case

_LETTERS = strategies.text(strategies.characters(codec="ascii"), max_size=20)


@given(_LETTERS)
@example("HTTPServer")
@example("IDs of v2Beta")
@example("ABc")
@example("a_B--c")
def test_texts_in_ascii_are_no_special_case(text: str) -> None:
    """A further word, not in ASCII, changes nothing about those before it."""
    alone = snake_case(f"a {text}", "name")
    assert snake_case(f"a {text} ä", "name") == f"{alone}_ä".replace("__ä", "_ä")
