"""Text of a document in TOML and Markdown."""

from __future__ import annotations

import json
import re

from generator.text.code import Code

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&])")


def one_line(text: str) -> str:
    """``text`` without line breaks and all else that cannot be seen."""
    line = " ".join(text.encode("utf-8", "replace").decode().split())
    return "".join(c for c in line if c.isprintable())


def toml_string(text: str) -> Code:
    """A basic string of TOML 1.0 that reads as ``text``; lone surrogates cannot."""
    whole = text.encode("utf-8", "replace").decode()
    source = json.dumps(whole, ensure_ascii=False)
    shown = "".join(c if c.isprintable() else _unicode(c) for c in source)
    return Code(shown, (whole,))


def toml_key(name: str) -> Code:
    """A bare key of TOML 1.0.

    Raises:
        ValueError: it would have to be quoted.
    """
    if _BARE_KEY.fullmatch(name) is None:
        raise ValueError(f"{name!r} is no bare key")
    return Code(name, (name,))


def markdown_text(text: str) -> Code:
    """``text`` on one line, every character of it taken literally by CommonMark."""
    return Code(_MARKDOWN.sub(r"\\\1", one_line(text)))


def _unicode(char: str) -> str:
    return f"\\U{ord(char):08x}"


def markdown_code(text: str) -> Code:
    """``text`` on one line as a code span (CommonMark 0.31, section 6.1)."""
    line = one_line(text)
    longest = max(map(len, re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    space = " " if line.startswith("`") or line.endswith("`") else ""
    return Code(f"{fence}{space}{line}{space}{fence}")


def code_lines(source: Code) -> tuple[Code, ...]:
    """The lines of Python source, for a block of code in Markdown."""
    return tuple(Code(line) for line in source.source.split("\n"))
