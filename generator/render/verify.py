"""The last look at a rendered file: is it what was planned, and nothing else?"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any, cast

from generator.render.ast_allowlist import Structure
from generator.text import Code
from generator.text.unicode import is_printable

_MARK = "the planned piece "


class UnsafeOutputError(Exception):
    """A rendered file does not evaluate to what was planned; nothing is written."""


def verify(name: str, text: str, printed: Iterable[Code]) -> frozenset[str]:
    """Parse a rendered file and compare its constants with the plan's.

    Text that broke out of its literal would change the constants or their order, so
    equal sequences mean that every text of the document is still just a text. Names
    have no such plan; what they could become instead is left out by `Structure`.

    Args:
        name: of the template, for the message.
        text: the rendered file.
        printed: the pieces that were printed, in order.

    Returns:
        The dotted names of the run-time support that it imports.

    Raises:
        UnsafeOutputError: they differ, the file is not Python, or more than a module
            of an SDK may be.
    """
    planned = list(chain.from_iterable(piece.constants for piece in printed))
    found = Structure()
    try:
        found.read(ast.parse(text))
    except (SyntaxError, ValueError, RecursionError, MemoryError) as failure:
        raise UnsafeOutputError(f"{name}: the rendered file is no Python") from failure
    rows = sorted(found.constants, key=itemgetter(0, 1))
    if not _same([value for *_, value in rows], planned):
        raise UnsafeOutputError(f"{name}: the rendered constants are not the planned")
    if found.violations:
        said = ", ".join(sorted(found.violations))
        raise UnsafeOutputError(f"{name}: the rendered file must not have {said}")
    return frozenset(found.runtime_names)


def verify_toml(name: str, text: str, printed: Iterable[Code]) -> None:
    """Parse a rendered table and compare it with the plan's.

    The same table is built with a mark in the place of each printed piece; with the
    planned values in these places it has to equal what was rendered.

    Raises:
        UnsafeOutputError: it differs, or is no TOML.
    """
    pieces = list(printed)
    harmless, rest = "", text
    for number, piece in enumerate(pieces):
        before, _, rest = rest.partition(piece.source)
        harmless += f'{before}"{_MARK}{number}"'
    try:
        found, plain = tomllib.loads(text), tomllib.loads(harmless + rest)
    except tomllib.TOMLDecodeError as failure:
        raise UnsafeOutputError(f"{name}: the rendered file is no TOML") from failure
    if found != _filled(plain, pieces):
        raise UnsafeOutputError(f"{name}: the rendered table is not the planned")


def _filled(node: Any, pieces: Sequence[Code]) -> Any:
    if isinstance(node, dict):
        table = cast("dict[str, object]", node)
        return {_filled(k, pieces): _filled(v, pieces) for k, v in table.items()}
    if isinstance(node, list):
        return [_filled(value, pieces) for value in cast("list[object]", node)]
    if isinstance(node, str) and node.startswith(_MARK):
        return pieces[int(node.removeprefix(_MARK))].constants[0]
    return node


def verify_lines(name: str, printed: Iterable[Code]) -> None:
    """Check that each printed piece is a part of one line and can be seen.

    Raises:
        UnsafeOutputError: it is not.
    """
    if not all(is_printable(piece.source) for piece in printed):
        raise UnsafeOutputError(f"{name}: a printed piece is more than a line")


def _same(found: list[object], planned: list[object]) -> bool:
    """Return whether values and their types are equal: 1, 1.0 and true differ."""
    return found == planned and list(map(type, found)) == list(map(type, planned))
