"""Text of a document made safe to print on a terminal."""

from __future__ import annotations

import unicodedata

# Controls (C0 and C1, escape sequences start with one), surrogates, unassigned
# and private characters, line and paragraph separators, and formats, which
# include the bidirectional ones (https://trojansource.codes).
_UNSAFE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})


def printable(text: str, *, ascii_only: bool = False) -> str:
    """Return `text` with everything escaped that could act on a terminal.

    Escapes are Python's (`\\x1b`, `\\u202e`). With `ascii_only`, for terminals
    that can show nothing else, all that is not ASCII is escaped.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escaped(character, ascii_only) for character in text)


def _escaped(character: str, ascii_only: bool) -> str:
    if character == "\t":
        return " "
    safe = unicodedata.category(character) not in _UNSAFE
    if safe and (character.isascii() or not ascii_only):
        return character
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")
