"""Text of a document in commands for a POSIX shell.

`shell_word("it's")` is `'it'"'"'s'`, one word that no shell takes apart.
"""

from __future__ import annotations

import re
import shlex

from msgspec import Struct

from generator.text.html import visible_text

_QUOTABLE = re.compile(r"[A-Za-z0-9 :/?=&.,_;@%+-]*", re.ASCII)
"""Text that double quotes leave as it is."""
_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*", re.ASCII)


class ShellVariable(Struct, frozen=True):
    """A variable of the shell, whose value is one part of a word."""

    name: str


def shell_word(*parts: str | ShellVariable) -> str:
    """Return one word of a command: texts taken literally, variables replaced.

    Invisible characters become U+FFFD, as everywhere else in a page.

    Raises:
        ValueError: a name is not that of a variable (POSIX.1, 3.216).
    """
    texts = [part for part in parts if isinstance(part, str)]
    if len(texts) == len(parts):
        return shlex.quote(visible_text("".join(texts)))
    if all(map(_QUOTABLE.fullmatch, texts)):
        return '"' + "".join(map(_in_double_quotes, parts)) + '"'
    return "".join(
        (
            shlex.quote(visible_text(part))
            if isinstance(part, str)
            else f'"{_in_double_quotes(part)}"'
        )
        for part in parts
        if part
    )


def _in_double_quotes(part: str | ShellVariable) -> str:
    if isinstance(part, str):
        return part
    if _VARIABLE.fullmatch(part.name) is None:
        raise ValueError(f"{part.name!r} is no variable of a shell")
    return f"${{{part.name}}}"
