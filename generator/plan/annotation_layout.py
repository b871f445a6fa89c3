"""Annotations that are too long for a line, broken as Black breaks them.

Black puts parentheses around a long union and each alternative on a line; anything
else with brackets is opened at the brackets.
"""

from __future__ import annotations

import re
from functools import cache

from generator.text import Code

WIDTH = 88
_STEP = 4
_OPENING, _CLOSING = "([{", ")]}"


def annotated(
    name: Code, annotation: Code, default: Code | None, indent: int, comma: int
) -> Code:
    """Write ``name: annotation = default`` as an argument or a field.

    Args:
        name: what is annotated.
        annotation: on one line.
        default: on one line, if there is one.
        indent: the column at which it starts; further lines are indented from there.
        comma: how many characters follow; none does after a field, whose default
            Black rather puts into parentheses.
    """
    after = "" if default is None else f" = {default.source}"
    source = _written(f"{name.source}: ", annotation.source, after, (indent, comma))
    constants = annotation.constants + (default.constants if default else ())
    return Code(source, constants)


def broken(head: Code, annotation: Code, indent: int, after: int = 0) -> Code:
    """Write an annotation after what is before it on its line, such as ``name = ``."""
    source = _written(head.source, annotation.source, "", (indent, after))
    return Code(source, head.constants + annotation.constants)


def element(annotation: Code, indent: int, after: str) -> Code:
    """Write an annotation between brackets, before a comma or alone."""
    source = "".join(_element(annotation.source, indent, after))
    return Code(source.removesuffix(after), annotation.constants)


def _written(before: str, annotation: str, after: str, room: tuple[int, int]) -> str:
    flat = f"{before}{annotation}{after}"
    indent = room[0]
    if sum(room) + len(flat) <= WIDTH:
        return flat
    margin, inner = " " * indent, " " * (indent + _STEP)
    if after and not room[1] and indent + len(flat) - len(after) + 4 <= WIDTH:
        return f"{before}{annotation} = (\n{inner}{after[3:]}\n{margin})"
    if len(split(annotation, " | ")) > 1:
        body = "\n".join(_element(annotation, indent + _STEP, ""))
        return f"{before}(\n{inner}{body}\n{margin}){after}"
    opened = _opened(annotation, indent)
    first = annotation if opened is None else opened.partition("\n")[0]
    is_stuck = opened is None or indent + len(before) + len(first) > WIDTH
    if opened is not None and is_stuck and after and after[-1] not in _CLOSING:
        return flat  # Black has a way of its own with a short default
    if is_stuck and not room[1] and len(inner) + len(annotation) <= WIDTH:
        return f"{before}(\n{inner}{annotation}\n{margin}){after}"
    if opened and is_stuck and not after and sum(room) + len(before) < WIDTH:
        nested = f"{inner}{_opened(annotation, indent + _STEP)}"
        if all(len(line) <= WIDTH for line in nested.split("\n")):
            return f"{before}(\n{nested}\n{margin})"
    return flat if opened is None else f"{before}{opened}{after}"


def _opened(text: str, indent: int) -> str | None:
    """Open a subscript or call at its brackets; None where there are none.

    Those of a call without arguments are no place to break a line.
    """
    index = _first_bracket(text)
    end = len(text) - (3 if text.endswith(("]()", ")()")) else 1)
    if index is None or text[end] not in _CLOSING:
        return None
    content, margin, inner = text[index + 1 : end], " " * indent, " " * (indent + _STEP)
    if not content:
        return None
    if len(inner) + len(content) <= WIDTH:
        rows = [content]
    else:
        items = split(content.removesuffix(","), ", ")
        comma = "," if len(items) > 1 or text[index] == "(" else ""
        rows = [row for i in items for row in _lines(i, indent + _STEP, comma)]
    body = f"\n{inner}".join(rows)
    return f"{text[: index + 1]}\n{inner}{body}\n{margin}{text[end:]}"


def _lines(text: str, indent: int, after: str) -> list[str]:
    """The lines of an item, joined to later ones by the caller's indentation."""
    return [f"\n{' ' * indent}".join(_element(text, indent, after))]


def _element(text: str, indent: int, after: str) -> list[str]:
    """An expression between brackets: the union's own operators may break lines."""
    if indent + len(text) + len(after) <= WIDTH:
        return [text + after]
    alternatives = split(text, " | ")
    if len(alternatives) == 1:
        opened = _opened(text, indent)
        return [(text if opened is None else opened) + after]
    rows = [alternatives[0], *(f"| {row}" for row in alternatives[1:])]
    broken = [r for row in rows for r in _operand(row, indent)]
    margin = f"\n{' ' * indent}"
    return [margin.join(broken) + after]


def _operand(text: str, indent: int) -> list[str]:
    if indent + len(text) <= WIDTH:
        return [text]
    opened = _opened(text, indent)
    return [text if opened is None else opened]


def split(text: str, separator: str) -> list[str]:
    """Split at a separator outside of brackets and strings."""
    if separator not in text:
        return [text]
    parts, depth, start = [], 0, 0
    for token in _tokens(separator).finditer(text):
        if token[0] in _OPENING:
            depth += 1
        elif token[0] in _CLOSING:
            depth -= 1
        elif token[0] == separator and not depth:
            parts.append(text[start : token.start()])
            start = token.end()
    return [*parts, text[start:]]


@cache
def _tokens(separator: str) -> re.Pattern[str]:
    """Return a pattern for strings, brackets and a separator, whichever comes first."""
    strings = r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*\""""
    return re.compile(rf"{strings}|[\[\](){{}}]|{re.escape(separator)}", re.DOTALL)


def _first_bracket(text: str) -> int | None:
    index = 0
    while index < len(text):
        if text[index] in _OPENING:
            return index
        if text[index] in "\"'":
            index = _end_of_string(text, index)
        index += 1
    return None


def _end_of_string(text: str, start: int) -> int:
    index = start + 1
    while text[index] != text[start]:
        index += 2 if text[index] == "\\" else 1
    return index
