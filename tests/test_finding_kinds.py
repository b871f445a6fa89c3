"""The page on findings has every kind that the generator reports, and no other."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.document import meter
from generator.document.reading import json as json_reading
from generator.finding_kinds import GROUPS, Effect, format_finding_kinds
from generator.validate import messages

_ROOT = Path(__file__).parents[1]
_REPORTING = {"warn", "note", "error", "_error", "_warn", "_refused", "Diagnostic"}
_EFFECTS = {
    "warn": {Effect.WARNS, Effect.NOTES_OR_WARNS},
    "note": {Effect.NOTES, Effect.NOTES_OR_WARNS},
}
_ALSO_ELSEWHERE = {"circular-reference", "not-an-object"}
"""Kinds that refuse when a document is loaded, and warn later."""


def test_it_is_current(golden: Callable[[Path, str], None]) -> None:
    golden(_ROOT / "docs" / "findings.md", format_finding_kinds())


def test_every_kind_is_in_it() -> None:
    tables = {*messages._CODES.values(), *messages._RULES.values(), "invalid"}
    tables |= {f"too-{code}" for code in meter._CODES.values()}
    tables |= {*json_reading._MESSAGES, "configuration"}
    reported = {code for _, code in _reported()} | tables
    listed = [kind.code for group in GROUPS for kind in group.kinds]
    assert len(listed) == len(set(listed))
    assert sorted(listed) == sorted(reported)


def test_what_lowering_says_is_what_the_page_says() -> None:
    effects = {kind.code: kind.effect for group in GROUPS for kind in group.kinds}
    for name, code in _reported():
        if name in _EFFECTS and code not in _ALSO_ELSEWHERE:
            assert effects[code] in _EFFECTS[name], code


def _reported() -> Iterator[tuple[str, str]]:
    """Yield functions that report, and the kinds that they are given as text."""
    for path in sorted((_ROOT / "generator").rglob("*.py")):
        if "runtime" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            function, first = node.func, node.args[0]
            name = getattr(function, "attr", getattr(function, "id", ""))
            is_kind = isinstance(first, ast.Constant) and isinstance(first.value, str)
            if name in _REPORTING and is_kind and " " not in first.value:
                yield name, first.value
