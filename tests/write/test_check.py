"""Comparing without writing."""

from __future__ import annotations

import os

from generator.write import Target, check, write
from tests.write.samples import NEW, OLD, tree


def test_nothing_to_say_about_what_is_current(target: Target) -> None:
    write(OLD, target)
    drift = check(OLD, target)
    assert not drift
    assert drift.diff == ""


def test_every_kind_of_difference_is_told(target: Target) -> None:
    write(OLD, target)
    (target.folder / "same.py").write_text("edited\n")
    before = tree(target.output)
    drift = check(NEW, target)
    assert drift
    assert drift.missing == ("shop/resources/pet.py",)
    assert drift.edited == ("shop/same.py",)
    assert drift.extra == ("shop/extra/only.py", "shop/models/gone.py")
    assert drift.stale == (target.manifest, "shop/__init__.py", "shop/models/pet.py")
    assert tree(target.output) == before


def test_the_diff_leads_from_the_disk_to_what_is_emitted(target: Target) -> None:
    write({"shop/a.py": "one\ntwo\n", "shop/b.py": "b"}, target)
    diff = check({"shop/a.py": "one\nthree\n"}, target).diff
    path = (target.folder / "a.py").as_posix()
    assert f"--- {path}\n+++ {path}\n@@ -1,2 +1,2 @@\n one\n-two\n+three\n" in diff
    assert "+++ /dev/null\n@@ -1 +0,0 @@\n-b\n\\ No newline at end of file\n" in diff


def test_line_ends_and_separators_are_differences(target: Target) -> None:
    write({"shop/a.py": "a\r\nb\u2028c\n"}, target)
    diff = check({"shop/a.py": "a\nb\x0cc\n"}, target).diff
    assert "-a\r\n-b\u2028c\n+a\n+b\x0cc\n" in diff


def test_an_output_that_is_not_there_is_all_missing_and_stays_so(
    target: Target,
) -> None:
    drift = check(OLD, target)
    assert set(drift.missing) == {*OLD, target.manifest}
    assert not target.output.exists()


def test_a_changed_manifest_is_a_difference(target: Target) -> None:
    write(OLD, target, names={"#/a": "old"})
    assert check(OLD, target, names={"#/a": "new"}).stale == (target.manifest,)


def test_nothing_is_written_not_even_for_a_moment(target: Target) -> None:
    write(OLD, target)
    before = os.stat(target.output).st_mtime_ns
    check(NEW, target)
    assert os.stat(target.output).st_mtime_ns == before
