"""Tabs that YAML 1.2 allows and PyYAML, which reads YAML 1.1, refuses.

White space of a line without content, or before a comment, may have tabs (YAML 1.2.2,
6.6 and 6.7), and so may what separates a `-` from its item (6.2). Tabs that indent
content stay refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

import yaml

T = TypeVar("T")

_NO_CONTENT = re.compile(r"[ \t]*(#.*)?")
_ITEM = re.compile(r"[ ]*-[ \t]*")
_MOST = 200
"""The most times that a text is read again: each refusal shows one such line."""


def read_with_tabs(text: str, read: Callable[[str], T]) -> T:
    """Return what `read` makes of a text; where it refuses such tabs, of spaces.

    Raises:
        MarkedYAMLError: what `read` refuses for any other reason.
    """
    for _ in range(_MOST):
        try:
            return read(text)
        except yaml.MarkedYAMLError as failure:
            changed = _changed_line(text, error_offset(failure))
            if changed == text:
                raise
            text = changed
    return read(text)


def error_offset(failure: yaml.MarkedYAMLError) -> int:
    """Return where a parser stopped, in characters."""
    mark = failure.problem_mark or failure.context_mark
    return mark.index if mark else 0


def _changed_line(text: str, offset: int) -> str:
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", start)
    line = text[start:] if end < 0 else text[start:end]
    return text[:start] + _without_tabs(line) + text[start + len(line) :]


def _without_tabs(line: str) -> str:
    found = _NO_CONTENT.fullmatch(line)
    if found is not None:
        blank = line[: found.start(1)] if found[1] else line
        return " " * len(blank) + (found[1] or "")
    item = _ITEM.match(line)
    if item is None:
        return line
    return item[0].replace("\t", " ") + line[item.end() :]
