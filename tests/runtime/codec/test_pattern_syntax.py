"""Regular expressions as trees: what each piece of their syntax is read as."""

from __future__ import annotations

import re

import pytest

from generator.runtime.pattern_syntax import (
    Anchor,
    Atomic,
    Branch,
    CharacterSet,
    Look,
    Node,
    Reference,
    Repeat,
    Sequence,
    parse_pattern,
)


def chars(*items: int | tuple[int, int] | str, negated: bool = False) -> CharacterSet:
    return CharacterSet(items, negated)


A, B, C = (chars(ord(letter)) for letter in "abc")
ANY = chars(negated=True)


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("abc", (A, B, C)),
        ("^a.$", (Anchor(), A, ANY, Anchor())),
        (r"a*b+?c?", (Repeat(A, 0, None), Repeat(B, 1, None), Repeat(C, 0, 1))),
        ("a{2}b{2,}c{,3}", (Repeat(A, 2, 2), Repeat(B, 2, None), Repeat(C, 0, 3))),
        ("a{x", (A, chars(ord("{")), chars(ord("x")))),
        ("(?:ab)+", (Repeat(Sequence((A, B)), 1, None),)),
        ("(?P<n>a)(?P=n)", (Sequence((A,)), Reference())),
        (r"(a)\1", (Sequence((A,)), Reference())),
        (r"\101\x61\u0061\0", (chars(65), A, A, chars(0))),
        ("(?=a)(?<!b)c", (Look(Sequence((A,))), Look(Sequence((B,))), C)),
        ("(?>a)b", (Atomic(Sequence((A,))), B)),
        ("(a)?(?(1)b|c)", (Repeat(Sequence((A,)), 0, 1), Reference())),
        (r"\bab\Z", (Anchor(), A, B, Anchor())),
        (r"[a-c\d_]", (chars((97, 99), "d", 95),)),
        (r"[^]a-]", (chars(ord("]"), 97, ord("-"), negated=True),)),
        (r"[\]\-\b\n]", (chars(ord("]"), ord("-"), 8, 10),)),
        ("(?i)a(?#no)b(?i:c)", (A, B, Sequence((C,)))),
    ],
)
def test_pieces(source: str, parts: tuple[Node, ...]) -> None:
    re.compile(source)
    assert parse_pattern(source) == Sequence(parts)


def test_alternatives() -> None:
    assert parse_pattern("a|bc|") == Branch(
        (Sequence((A,)), Sequence((B, C)), Sequence(()))
    )
    assert parse_pattern("(a|b)c") == Sequence(
        (Branch((Sequence((A,)), Sequence((B,)))), C)
    )


@pytest.mark.parametrize("source", ["(?x) a b", r"\N{BULLET}"])
def test_what_is_not_supported(source: str) -> None:
    re.compile(source)
    with pytest.raises(ValueError, match=r"spacing|name"):
        parse_pattern(source)
