"""Two versions of a real document: a type checker and the diff find the same breaks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.diff import Severity, compare
from tests.diff.programs import find_errors, write_program
from tests.diff.surfaces import released_document, surface_of, write_package
from tests.support.real_documents import real_document

_NAME = re.compile(r"models\.\w+")


@pytest.mark.long
def test_a_program_fails_where_a_break_is_told(tmp_path: Path) -> None:
    """A use of a type by a name that is gone fails as well: the name is told."""
    new_path = real_document("exoscale.json")
    old, new = surface_of(released_document("0.14.0", tmp_path)), surface_of(new_path)
    program, ends = write_program(old, "shop")
    (tmp_path / "program.py").write_text(program, encoding="utf-8")
    write_package(new_path, "shop", tmp_path)
    told = {
        _owner(each.subject)
        for each in compare(old, new)
        if each.severity is Severity.BREAKING
    }
    failed: set[str] = set()
    for line, message in find_errors(tmp_path):
        subject = next(piece.subject for end, piece in ends if line <= end)
        failed.add(subject)
        assert subject in told or told.intersection(_NAME.findall(message)), message
    assert failed
    used = {piece.subject for _, piece in ends}
    in_use = {each.qualified for each in old.types if each.is_sent or each.is_read}
    calls = {each.call for each in old.methods}
    assert not (told & used & (in_use | calls)) - failed


def _owner(subject: str) -> str:
    """The call or the type that a change is about."""
    name = subject.partition("(")[0]
    return ".".join(name.split(".")[:2]) if name.startswith("models.") else name
