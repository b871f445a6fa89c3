"""Disks that refuse: links, things in the way, limits, full and locked folders."""

from __future__ import annotations

import errno
import os
import resource
import signal
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.write import OutputError, Target, check, write
from tests.write.samples import NEW, OLD, sources, tree


def test_output_that_is_a_file(target: Target) -> None:
    target.output.write_text("a file")
    with pytest.raises(OutputError, match="a folder is needed") as caught:
        write(OLD, target)
    assert caught.value.path == target.output
    assert target.output.read_text() == "a file"


def test_output_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    with pytest.raises(OutputError, match="a folder is needed"):
        write(OLD, Target(tmp_path / "file" / "deep" / "er", "shop"))


def test_a_package_folder_that_is_a_file(target: Target) -> None:
    target.output.mkdir()
    target.folder.write_text("a file")
    with pytest.raises(OutputError, match="a folder is needed"):
        write(OLD, target)
    assert tree(target.output) == {"shop": "a file"}


def test_a_folder_where_a_file_belongs(target: Target) -> None:
    write(OLD, target)
    (target.folder / "resources" / "pet.py").mkdir(parents=True)
    with pytest.raises(OutputError, match="a file is needed"):
        write(NEW, target)
    assert sources(target.output) == OLD


@pytest.mark.parametrize(
    "link",
    [
        "generated",
        "generated/shop",
        "generated/shop/models",
        "generated/shop/same.py",
        "generated/shop/.generated.json",
        "generated/.shop.writing",
        "generated/.shop.writing/lock",
        "generated/.shop.writing/journal.json",
        "generated/.shop.writing/staged",
    ],
)
def test_links_are_not_followed(target: Target, tmp_path: Path, link: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious.txt").write_text("precious")
    place = tmp_path / link
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(outside if "." not in place.name[1:] else outside / "precious.txt")
    with pytest.raises(OutputError, match="symbolic link|in the way") as caught:
        write(OLD, target)
    if place.name not in {"lock", "staged"}:  # where the system refuses by itself
        assert "symbolic link" in caught.value.message
    assert tree(outside) == {"precious.txt": "precious"}
    assert place.is_symlink()


@pytest.mark.parametrize("name", ["same.py", ".generated.json"])
def test_a_pipe_is_not_waited_for(target: Target, name: str) -> None:
    target.folder.mkdir(parents=True)
    os.mkfifo(target.folder / name)
    for act in (write, check):
        with pytest.raises(OutputError, match="a file is needed"):
            act(OLD, target)


@contextmanager
def largest_file(size: int) -> Generator[None]:
    """Limit the size of files that this process may write."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


@pytest.mark.parametrize("size", [0, 4, 20, 100])
def test_no_room_leaves_the_disk_as_it_was(target: Target, size: int) -> None:
    write(OLD, target)
    before = tree(target.output)
    with largest_file(size), pytest.raises(OutputError, match="no space"):
        write({**NEW, "shop/big.py": "x = 1\n" * 50}, target)
    assert tree(target.output) == before
    assert os.listdir(target.output) == ["shop"]


def test_no_room_for_a_first_run_leaves_no_folder(target: Target) -> None:
    with largest_file(4), pytest.raises(OutputError, match="no space"):
        write(OLD, target)
    assert not target.output.exists()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "permission denied"),
        (errno.EROFS, "read-only"),
        (errno.ENOSPC, "no space"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_a_refusal_of_the_disk_is_told_in_words(
    target: Target, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def refuse(path: str, *rest: object) -> int:
        raise OSError(number, os.strerror(number), str(path))

    write(OLD, target)
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(OutputError, match=words) as caught:
        write(NEW, target)
    assert caught.value.path == target.work / "lock"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_folder(target: Target) -> None:
    target.output.mkdir()
    target.output.chmod(0o555)
    with pytest.raises(OutputError, match="permission denied"):
        write(OLD, target)
