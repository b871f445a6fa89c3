"""Regular expressions in Python's spelling as trees of what they match.

`^ab*[0-9]$` is an anchor, the character a, a repetition of b, a set of characters and an
anchor. Only expressions that `re` compiles are parsed; what is wrong with others is for
`re` to say.
"""

from __future__ import annotations

import re
from typing import NamedTuple, TypeAlias


class CharacterSet(NamedTuple):
    """One character: of code points, ranges of them and categories (`d`, `W`, …)."""

    items: tuple[int | tuple[int, int] | str, ...]
    negated: bool = False


class Repeat(NamedTuple):
    """A part several times; `most` is `None` without a limit."""

    body: Node
    least: int
    most: int | None


class Sequence(NamedTuple):
    """Parts one after the other."""

    parts: tuple[Node, ...]


class Branch(NamedTuple):
    """One of several parts."""

    options: tuple[Node, ...]


class Look(NamedTuple):
    """A part that is looked for without being taken: `(?=…)`, `(?<!…)`."""

    body: Node


class Atomic(NamedTuple):
    """A part that is not tried again: `(?>…)`."""

    body: Node


class Anchor(NamedTuple):
    """A position: `^`, a boundary of a word."""


class Reference(NamedTuple):
    """A part that depends on what has been matched: a back reference, a condition."""


Node: TypeAlias = (
    CharacterSet | Repeat | Sequence | Branch | Look | Atomic | Anchor | Reference
)

_ANY = CharacterSet((), negated=True)
_QUANTIFIER = re.compile(r"(?:\{(\d*)(,?)(\d*)\}|([*+?]))[?+]?")
_CHARACTER_ESCAPE = re.compile(
    r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))"
)
_OCTAL_ESCAPE = re.compile(r"\\(0[0-7]{0,2}|[0-3][0-7]{2})")
_BACK_REFERENCE = re.compile(r"\\[1-9][0-9]?")
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v", "a": "\a"}
_LOOK = ("(?=", "(?!", "(?<=", "(?<!")
_NAMED = re.compile(r"\(\?P<\w+>")
_FLAGS = re.compile(r"\(\?([aiLmsux]*)(?:-([imsx]+))?([:)])")
_SKIPPED = re.compile(r"\(\?#[^)]*\)")
_NAMED_REFERENCE = re.compile(r"\(\?P=\w+\)")
_CONDITION = re.compile(r"\(\?\(\w+\)")


def parse_pattern(source: str) -> Node:
    """Parse an expression that `re` compiles.

    Raises `ValueError` for what is not supported: free spacing and characters by name.
    """
    return _Parser(source).parse()


class _Parser:
    """Reads an expression from left to right."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0

    def parse(self) -> Node:
        """The tree of what is left, up to the parenthesis that closes it."""
        options: list[Node] = []
        parts: list[Node] = []
        while self._at < len(self._source) and self._source[self._at] != ")":
            if self._source[self._at] == "|":
                self._at += 1
                options.append(Sequence(tuple(parts)))
                parts = []
                continue
            part = self._part()
            if part is not None:
                parts.append(self._repeated(part))
        whole = Sequence(tuple(parts))
        return Branch((*options, whole)) if options else whole

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self._source, self._at)
        if found is not None:
            self._at = found.end()
        return found

    def _repeated(self, part: Node) -> Node:
        """The part with its quantifier; a brace that is none is a character."""
        found = _QUANTIFIER.match(self._source, self._at)
        if found is None or found[0].startswith(("{}", "{,}")):
            return part
        self._at = found.end()
        if found[4]:
            least, most = {"*": (0, None), "+": (1, None), "?": (0, 1)}[found[4]]
        else:
            least = int(found[1] or 0)
            upper = found[3] if found[2] else found[1]
            most = int(upper) if upper else None
        return Repeat(part, least, most)

    def _part(self) -> Node | None:
        char = self._source[self._at]
        if char == "(":
            return self._group()
        if char == "[":
            return self._set()
        if char == "\\":
            return self._escape()
        self._at += 1
        if char == ".":
            return _ANY
        return Anchor() if char in "^$" else CharacterSet((ord(char),))

    def _group(self) -> Node | None:
        if self._take(_SKIPPED):
            return None
        if self._take(_NAMED_REFERENCE):
            return Reference()
        for start in _LOOK:
            if self._source.startswith(start, self._at):
                self._at += len(start)
                return Look(self._closed())
        if self._source.startswith("(?>", self._at):
            self._at += 3
            return Atomic(self._closed())
        if self._take(_CONDITION):
            self._closed()
            return Reference()
        if found := self._take(_FLAGS):
            if "x" in found[1]:
                raise ValueError("free spacing")
            return None if found[3] == ")" else self._closed()
        if not self._take(_NAMED):
            self._at += 1
        return self._closed()

    def _closed(self) -> Node:
        """The tree of a group whose start has been read, with its end."""
        body = self.parse()
        self._at += 1
        return body

    def _escape(self) -> Node:
        if self._take(_BACK_REFERENCE) and not self._undo_octal():
            return Reference()
        if self._source[self._at + 1] in "bBAZ":
            self._at += 2
            return Anchor()
        return CharacterSet((self._escaped(),))

    def _undo_octal(self) -> bool:
        """Step back to an escape of three octal digits, which is a character."""
        start = self._source.rindex("\\", 0, self._at)
        if _OCTAL_ESCAPE.match(self._source, start) is None:
            return False
        self._at = start
        return True

    def _escaped(self) -> int | str:
        """A character or a category after a backslash, in a set or outside."""
        if found := self._take(_CHARACTER_ESCAPE):
            return int(found[1] or found[2] or found[3], 16)
        if found := self._take(_OCTAL_ESCAPE):
            return int(found[1], 8)
        char = self._source[self._at + 1]
        if char == "N":
            raise ValueError("characters by name")
        self._at += 2
        if char in "dDwWsS":
            return char
        return 8 if char == "b" else ord(_CONTROLS.get(char, char))

    def _set(self) -> CharacterSet:
        negated = self._source.startswith("[^", self._at)
        self._at += 1 + negated
        items: list[int | tuple[int, int] | str] = []
        first = True
        while first or self._source[self._at] != "]":
            first = False
            low = self._member()
            if self._is_range() and isinstance(low, int):
                self._at += 1
                high = self._member()
                items.append((low, high) if isinstance(high, int) else low)
            else:
                items.append(low)
        self._at += 1
        return CharacterSet(tuple(items), negated)

    def _member(self) -> int | str:
        if self._source[self._at] == "\\":
            return self._escaped()
        self._at += 1
        return ord(self._source[self._at - 1])

    def _is_range(self) -> bool:
        rest = self._source[self._at : self._at + 2]
        return rest[:1] == "-" and rest[1:] != "]"
