"""The terminal: the one function that makes texts safe for it, and all that is printed.

Texts come from documents and from servers. A terminal obeys control characters, so
none of them leaves this module as it is.
"""

from __future__ import annotations

import os
import sys
from typing import Any, TextIO

import click


def escape(text: str, keep: str = "") -> str:
    r"""Replace what a terminal might obey, or not show, by `\u001b` and the like.

    That is how JSON writes such characters (RFC 8259, section 7), so a JSON text keeps
    its meaning. `keep` has the characters that are left as they are, such as a newline.
    """
    if text.isprintable():
        return text
    return "".join(
        char if char in keep or char.isprintable() else _escaped(char) for char in text
    )


def _escaped(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(
        f"\\u{int.from_bytes(units[at : at + 2]):04x}" for at in range(0, len(units), 2)
    )


def write(text: str, *, to: TextIO | None = None) -> None:
    """Write a text with its newlines and tabs, and no other control character."""
    file: TextIO = to or sys.stdout
    safe = escape(text, "\n\t")
    try:
        file.write(safe)
    except UnicodeEncodeError:
        encoding = file.encoding or "ascii"
        file.write(safe.encode(encoding, "backslashreplace").decode(encoding))


def write_line(text: str, *, to: TextIO | None = None) -> None:
    """Write a text and end the line."""
    write(f"{text}\n", to=to)


def note(text: str) -> None:
    """Tell something beside the result, on standard error."""
    write_line(text, to=sys.stderr)


def is_terminal(file: Any) -> bool:
    """Return whether somebody looks at what is written to a file."""
    try:
        return bool(file.isatty())
    except (AttributeError, ValueError):
        return False


def has_color() -> bool:
    """Return whether the output may have colours (https://no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and is_terminal(sys.stdout)


def styled(text: str, **style: Any) -> str:
    """A safe text in a style, where colours may be; write it with `click.echo`."""
    safe = escape(text, "\n\t")
    return click.style(safe, **style) if has_color() else safe


class StatusLine:
    """A line on standard error that is written over and over, if somebody looks."""

    def __init__(self) -> None:
        self._shown = is_terminal(sys.stderr)
        self._width = 0

    def show(self, text: str) -> None:
        """Show a text in place of the last one."""
        if self._shown:
            safe = escape(text)[:78]
            sys.stderr.write(f"\r{safe.ljust(self._width)}")
            sys.stderr.flush()
            self._width = len(safe)

    def clear(self) -> None:
        """Take the line away."""
        if self._shown and self._width:
            sys.stderr.write(f"\r{' ' * self._width}\r")
            sys.stderr.flush()
            self._width = 0
