"""Writing an SDK where nothing goes wrong."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from generator.write import Target, published_names, write
from tests.write.samples import NEW, OLD, sources, tree


def test_a_first_run_writes_every_file_and_leaves_nothing_else(target: Target) -> None:
    written = write(OLD, target)
    assert sources(target.output) == OLD
    assert sorted(written.written) == sorted([*OLD, target.manifest])
    assert os.listdir(target.output) == ["shop"]


def test_a_second_run_replaces_adds_and_removes(target: Target) -> None:
    write(OLD, target)
    written = write(NEW, target)
    assert sources(target.output) == NEW
    assert written.removed == ("shop/extra/only.py", "shop/models/gone.py")
    assert written.unchanged == 1
    assert not (target.folder / "extra").exists()


def test_files_that_are_right_are_not_touched(target: Target) -> None:
    write(OLD, target)
    before = {path: os.stat(target.output / path) for path in tree(target.output)}
    assert write(OLD, target).written == ()
    for path, status in before.items():
        now = os.stat(target.output / path)
        assert (now.st_mtime_ns, now.st_ino) == (status.st_mtime_ns, status.st_ino)


def test_bytes_are_written_as_they_are(target: Target) -> None:
    content = b"a = '\xc3\xa9'\r\n\x00"
    write({"shop/data.bin": content, "shop/text.py": "é\r\n"}, target)
    assert (target.folder / "data.bin").read_bytes() == content
    assert (target.folder / "text.py").read_bytes() == b"\xc3\xa9\r\n"


def test_the_manifest_is_the_same_wherever_and_whenever(tmp_path: Path) -> None:
    here, there = Target(tmp_path / "a", "shop"), Target(tmp_path / "b" / "c", "shop")
    write(OLD, here, names={"#/b": "y", "#/a": "x"})
    write(NEW, there)
    write(dict(reversed(OLD.items())), there, names={"#/a": "x", "#/b": "y"})
    text = (here.output / here.manifest).read_bytes()
    assert text == (there.output / there.manifest).read_bytes()
    assert sorted(json.loads(text)["files"]) == sorted(OLD)
    assert str(tmp_path).encode() not in text


def test_published_names_are_kept(target: Target) -> None:
    assert published_names(target) == {}
    write(OLD, target, names={"#/paths/~1pets": "pets"})
    assert published_names(target) == {"#/paths/~1pets": "pets"}


def test_files_beside_the_package_belong_to_it(target: Target) -> None:
    write({**OLD, "pyproject.toml": "[project]\n"}, target)
    assert (target.output / "pyproject.toml").read_text() == "[project]\n"
    write(OLD, target)
    assert os.listdir(target.output) == ["shop"]


def test_two_packages_share_an_output_folder(target: Target) -> None:
    other = Target(target.output, "store")
    write(OLD, target)
    write({"store/__init__.py": ""}, other)
    assert write(OLD, target).written == ()
    assert sorted(os.listdir(target.output)) == ["shop", "store"]


@pytest.mark.parametrize(
    "path",
    [
        "/shop/a.py",
        "shop/../../a.py",
        "shop//a.py",
        "shop/./a.py",
        "elsewhere/a.py",
        "shop\\a.py",
        "shop/con.py",
        "shop/AUX",
        "shop/a.py ",
        "shop/a.",
        "shop/a\x00.py",
        "shop/a:b.py",
        "",
        "shop/" + "a" * 253 + ".py",
    ],
)
def test_a_path_that_is_no_good_somewhere_is_a_fault_of_ours(
    target: Target, path: str
) -> None:
    with pytest.raises(ValueError, match="unsafe"):
        write({path: ""}, target)
    assert not target.output.exists()


@pytest.mark.parametrize(
    "pair",
    [("shop/a.py", "shop/A.py"), ("shop/\u00e9.py", "shop/e\u0301.py")],
)
def test_two_paths_that_are_one_somewhere_are_a_fault_of_ours(
    target: Target, pair: tuple[str, str]
) -> None:
    with pytest.raises(ValueError, match="unsafe"):
        write(dict.fromkeys(pair, ""), target)
