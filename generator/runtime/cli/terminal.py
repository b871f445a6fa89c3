"""The terminal: the one function that makes texts safe for it, and all that is printed.

Texts come from documents and from servers. A terminal obeys control characters, so
none of them leaves this module as it is.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
from typing import Any, TextIO


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


def prepare_streams() -> None:
    """Make the standard streams usable, whatever they are, at the start of the program.

    Letters that an encoding lacks are escaped as `escape` does it. A stream that the
    caller closed (`>&-`) has nothing, and shows nothing.
    """
    codecs.register_error("json-escape", _escape_unencodable)
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            null = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(null, mode, encoding="utf-8"))
        elif mode == "w" and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="json-escape")


def _escape_unencodable(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return "".join(map(_escaped, error.object[error.start : error.end])), error.end


def is_encodable(text: str) -> bool:
    """Return whether standard output has all characters of a text."""
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def silence(stream: TextIO) -> None:
    """Send what a stream still holds, and all that follows, to nobody."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, stream.fileno())
    os.close(null)


def write(text: str) -> None:
    """Write a text with its newlines and tabs, and no other control character."""
    sys.stdout.write(escape(text, "\n\t"))


def write_line(text: str) -> None:
    """Write a text and end the line."""
    write(f"{text}\n")


def write_heading(text: str) -> None:
    """Write a line that stands out where colours may be."""
    safe = escape(text)
    sys.stdout.write(f"\x1b[1m{safe}\x1b[0m\n" if has_color() else f"{safe}\n")


def note(text: str) -> None:
    """Tell something beside the result, on standard error, if anybody reads it."""
    try:
        sys.stderr.write(escape(text, "\n\t") + "\n")
    except BrokenPipeError:
        silence(sys.stderr)


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
