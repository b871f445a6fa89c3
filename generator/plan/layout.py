"""Code laid out in lines as Black leaves it.

Code that fits stays on one line. A call or a function that does not fit has its arguments on
a line of their own, or else one a line with a trailing comma; displays always have one
item a line. The few statements that cannot be opened up so, such as long unions, are
given to Black one by one.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from generator.plan.annotation_layout import annotated, element
from generator.text import Code, code, join
from generator.text.unicode import known_text

if TYPE_CHECKING:
    import black

WIDTH = 88
STEP = 4


class Group(Struct, frozen=True):
    """Items between brackets.

    Attributes:
        start: up to and with the opening bracket.
        items: what stands between commas.
        end: the closing bracket and what follows it.
        tuple_of_one: whether a single item needs its comma on one line too.
        bare: whether the only item stands without a comma on a line of its own.
    """

    start: Code
    items: tuple[Item, ...]
    end: Code
    tuple_of_one: bool = False
    bare: bool = False


class Typed(Struct, frozen=True):
    """An argument or a field: a name, its annotation, perhaps a default."""

    name: Code
    annotation: Code
    default: Code | None


Item = Code | Group | Typed


def call(function: Code, items: Iterable[Code | Group]) -> Group:
    """A call."""
    return Group(code("{}(", function), tuple(items), Code(")"))


def sequence(items: Iterable[Code | Group]) -> Group:
    """A tuple."""
    rows = tuple(items)
    return Group(Code("("), rows, Code(")"), tuple_of_one=len(rows) == 1)


def mapping(items: Iterable[tuple[Code, Code | Group]]) -> Group:
    """A dictionary."""
    rows = tuple(prefixed(code("{}: ", key), value) for key, value in items)
    return Group(Code("{"), rows, Code("}"))


def prefixed(prefix: Code, item: Code | Group) -> Code | Group:
    """Put something before an item, such as a keyword and its ``=``."""
    if isinstance(item, Code):
        return code("{}{}", prefix, item)
    return replace(item, start=code("{}{}", prefix, item.start))


def keyword(name: str, item: Code | Group) -> Code | Group:
    """A keyword argument, by a name of this project."""
    return prefixed(Code(f"{name}="), item)


def format_item(item: Item, indent: int, after: int = 0) -> Code:
    """Write an item that starts at a column.

    Args:
        item: what to write.
        indent: the column at which its lines start.
        after: how many characters follow on its last line.
    """
    if isinstance(item, Typed):
        return annotated(item.name, item.annotation, item.default, indent, after)
    if isinstance(item, Code) or _remaining_width(item, WIDTH - indent - after) >= 0:
        return _flat(item)
    return opened(item, indent)


def _remaining_width(item: Item, room: int) -> int:
    """The room that an item on one line leaves, some negative number if it is too long.

    Far cheaper than writing it, which most often is in vain for what is nested.
    """
    if isinstance(item, Code):
        return room - len(item.source)
    if isinstance(item, Typed):
        room -= len(item.name.source) + 2 + len(item.annotation.source)
        return room if item.default is None else room - 3 - len(item.default.source)
    room -= len(item.start.source) + len(item.end.source) + item.tuple_of_one
    return _remaining_width_inside(item, room)


def opened(item: Group, indent: int) -> Code:
    """Write a group with a line break after its opening bracket."""
    margin = Code("\n" + " " * (indent + STEP))
    back = Code("\n" + " " * indent)
    if _shares_line(item) and _remaining_width_inside(item, WIDTH - indent - STEP) >= 0:
        inner = join(", ", (_flat(row) for row in item.items))
        return code("{}{}{}{}{}", item.start, margin, inner, back, item.end)
    comma = Code("" if item.bare else ",")
    rows = [
        code("{}{}{}", margin, _inside(row, indent + STEP, comma), comma)
        for row in item.items
    ]
    return code("{}{}{}{}", item.start, join("", rows), back, item.end)


def _shares_line(item: Group) -> bool:
    """Return whether all items may stand in one line between the brackets.

    Those of calls and of functions may, but those of displays and of imports stand in
    lines of their own, as does the only argument of a function.
    """
    start = item.start.source
    is_called = start.endswith("(") and (
        start[-2:-1].isalnum() or start[-2:-1] in ("_", "]")
    )
    if not is_called or "\n" in item.end.source:  # Black would rather open that end
        return False
    is_function = start.startswith(("def ", "async def "))
    return len(item.items) > is_function


def _remaining_width_inside(item: Group, room: int) -> int:
    """The room that the items of a group leave on one line between the brackets."""
    room -= 2 * max(len(item.items) - 1, 0)
    for row in item.items:
        if room < 0:
            break
        room = _remaining_width(row, room)
    return room


def _inside(item: Item, indent: int, comma: Code) -> Code:
    after = len(comma.source)
    is_long = isinstance(item, Code) and indent + len(item.source) + after > WIDTH
    if isinstance(item, Code) and is_long and "\n" not in item.source:
        return element(item, indent, comma.source)
    return format_item(item, indent, after)


def statement(item: Item, indent: int) -> Code:
    """Write a statement, with the help of Black where lines stay too long."""
    return format_statement(format_item(item, indent), indent)


def format_statement(source: Code, indent: int) -> Code:
    """Give a statement with lines that are too long to Black."""
    text = source.source
    if indent + len(text) <= WIDTH and text.isascii():
        return source
    if all(map(_is_settled, f"{' ' * indent}{text}".split("\n"))):
        return source
    return Code(_by_black(text, indent), source.constants)


def _is_settled(line: str) -> bool:
    """Return whether a line is certain to be as Black has it.

    A character beyond ASCII is one column wide or two, and no wider than its bytes; a
    mark or a control character may have no width at all.
    """
    plain = line.isascii()
    if len(line if plain else line.encode()) > WIDTH and not _WHOLE.fullmatch(line):
        return False
    return plain or len(line) > 2 * WIDTH or not any(map(_may_be_nothing, line))


def _may_be_nothing(character: str) -> bool:
    return unicodedata.category(known_text(character))[0] in "MC"


_STRING = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_KEY = rf"(?:{_STRING}: |\w+=|\w+: )"
_WHOLE = re.compile(
    rf" *(?:(?:\| )?{_KEY}?(?:[\w.]+|{_STRING})(?: = \w+,|,)?|{_STRING}: [({{\[]"
    r"|\w+ = \w+\(|(?:(?:async )?def|class) \w+\(|from [\w.]+ import \()"
)
"""Lines that nobody can break: one name or string, perhaps after a key, and a key, an
assignment, a definition or an import whose items are opened up already."""


def _flat(item: Item) -> Code:
    if isinstance(item, Code):
        return item
    if isinstance(item, Typed):
        head = code("{}: {}", item.name, item.annotation)
        return head if item.default is None else code("{} = {}", head, item.default)
    inner = join(", ", (_flat(row) for row in item.items))
    comma = Code("," if item.tuple_of_one else "")
    return code("{}{}{}{}", item.start, inner, comma, item.end)


@functools.cache
def _by_black(source: str, indent: int) -> str:
    """Format one statement at its indentation."""
    import black

    levels = indent // STEP
    head = "".join(f"{' ' * STEP * n}if x:\n" for n in range(levels))
    margin = " " * indent
    body = f"\n{margin}{' ' * STEP}pass" if source.endswith(":") else ""
    if source.startswith("@"):
        body = f"\n{margin}class X: ..."
    text = black.format_str(f"{head}{margin}{source}{body}", mode=_mode())
    lines = text.strip("\n").split("\n")[levels:]
    return "\n".join(lines).lstrip("\n")[indent:].removesuffix(body)


@functools.cache
def _mode() -> black.Mode:
    import black
    from black.mode import TargetVersion

    return black.Mode(target_versions={TargetVersion.PY311})
