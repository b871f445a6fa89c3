"""A result that a run leaves for the next is as good as a new one, or is not used."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.engine import fast_pipeline
from generator.engine.cache import fingerprint, store

_OPERATION = {
    "operationId": "getShop",
    "responses": {
        "200": {
            "description": "It.",
            "content": {"application/json": {"schema": {"$ref": "models/shop.yml"}}},
        }
    },
}
_SPEC: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Shop", "version": "1"},
    "paths": {"/shop": {"get": _OPERATION}},
    "components": {"schemas": {"Own": {"type": "object", "odd": 1, "not": {}}}},
}
_SHOP = "type: object\nproperties:\n  name: {type: string, description: Its name.}\n"
_OVERLAY = """overlay: 1.0.0
info: {title: O, version: '1'}
actions: [{target: $.info, update: {title: Store}}, {target: $.nowhere, remove: true}]
"""


@dataclass(frozen=True)
class Ran:
    """The output and files of a run, and whether it had to generate."""

    generated: bool
    code: object
    out: str
    err: str
    files: dict[str, bytes]


Run = Callable[..., Ran]


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Run:
    """Run the command on the shop's document; `out` without how long it took."""
    monkeypatch.chdir(tmp_path)
    Path("models").mkdir()
    Path("spec.json").write_text(json.dumps(_SPEC, indent=1), "utf-8")
    Path("models/shop.yml").write_text(_SHOP, "utf-8")
    Path("overlay.yml").write_text(_OVERLAY, "utf-8")
    made: list[object] = []
    generate = fast_pipeline.generate

    def noted(*arguments: Any) -> Any:
        made.append(arguments)
        return generate(*arguments)

    monkeypatch.setattr(fast_pipeline, "generate", noted)

    def ran(*options: str, output: str = "generated") -> Ran:
        made.clear()
        named = ("spec.json", "--package", "shop", "--output", output)
        with pytest.raises(SystemExit) as left:
            main((*named, *options))
        said = capsys.readouterr()
        out = re.sub(r"[\d.]+ s$", "", said.out, flags=re.MULTILINE)
        files = {
            path.relative_to(output).as_posix(): path.read_bytes()
            for path in sorted(Path(output).rglob("*"))
            if path.is_file()
        }
        return Ran(bool(made), left.value.code, out, said.err, files)

    return ran


def _same(one: Ran, other: Ran) -> None:
    assert (one.code, one.out, one.err) == (other.code, other.out, other.err)
    assert one.files == other.files


@pytest.mark.parametrize(
    "options", [(), ("--all",), ("--dist",), ("--overlay", "overlay.yml"), ("--quiet",)]
)
def test_a_run_again_says_and_leaves_the_same(
    run: Run, options: tuple[str, ...]
) -> None:
    """Nothing is generated, all is there again, with the same words."""
    first = run(*options, output="first")
    again = run(*options, output="again")
    assert (first.generated, again.generated, first.code) == (True, False, 0)
    assert (first.err == again.err) and (first.files == again.files)
    assert first.out == again.out.replace("again", "first")
    fresh = run(*options, "--no-cache", output="fresh")
    assert (fresh.generated, fresh.err, fresh.files) == (True, again.err, again.files)


def test_places_that_were_not_looked_up_are_found_again(run: Run) -> None:
    """`--quiet` looks nothing up, and the places are kept once they were."""
    run("--quiet")
    told = run("--all")
    assert "spec.json:" in told.err and not told.generated
    assert told.err == run("--all", "--no-cache").err


def test_a_check_of_what_was_edited_says_the_same(run: Run) -> None:
    """`--check` compares with what is kept; the kept thing is no part of the output."""
    run()
    Path("generated/shop/errors.py").write_text("", "utf-8")
    kept, fresh = run("--check"), run("--check", "--no-cache")
    assert (kept.generated, fresh.generated, kept.code) == (False, True, 1)
    _same(kept, fresh)


def test_a_published_name_that_changes_is_told_of(run: Run) -> None:
    """The comparison with the names on disk belongs to the run, not to the entry."""
    run()
    manifest = next(p for p in Path("generated").rglob("*") if b'"Own"' in _bytes(p))
    manifest.write_bytes(_bytes(manifest).replace(b'"Own"', b'"Older"'))
    kept = run("--all")
    assert not kept.generated and "[renamed]" in kept.err


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def _touch_spec() -> None:
    text = Path("spec.json").read_text("utf-8")
    Path("spec.json").write_text(text.replace("It.", "At."), "utf-8")


def _touch_model() -> None:
    Path("models/shop.yml").write_text(_SHOP.replace("Its", "The"), "utf-8")


def _link_model() -> None:
    _touch_model()
    Path("models/shop.yml").rename("models/other.yml")
    Path("models/shop.yml").symlink_to("other.yml")


def _touch_overlay() -> None:
    Path("overlay.yml").write_text(_OVERLAY.replace("Store", "Stall"), "utf-8")


@pytest.mark.parametrize(
    "touch", [_touch_spec, _touch_model, _link_model, _touch_overlay]
)
def test_whatever_was_read_decides(run: Run, touch: Callable[[], None]) -> None:
    """A change of any file, of the same length, is seen."""
    options = ("--overlay", "overlay.yml")
    before = run(*options)
    touch()
    after = run(*options)
    assert after.generated and after.files != before.files
    assert after.files == run(*options, "--no-cache", output="fresh").files


def test_where_links_lead_decides(run: Run) -> None:
    """A link that leads to another file is another document, all contents the same."""
    Path("models/shop.yml").rename("models/one.yml")
    Path("models/two.yml").write_text(_SHOP.replace("Its", "The"), "utf-8")
    Path("models/shop.yml").symlink_to("one.yml")
    before = run()
    Path("models/shop.yml").unlink()
    Path("models/shop.yml").symlink_to("two.yml")
    after = run()
    assert after.generated and after.files != before.files


@pytest.mark.parametrize(
    "option",
    [
        ("--dist",),
        ("--allow-invalid",),
        ("--max-work", "500000"),
        ("--max-seconds", "500"),
        ("--ref-root", "."),
        ("--overlay", "overlay.yml"),
        ("--package", "store"),
    ],
)
def test_options_decide(run: Run, option: tuple[str, ...]) -> None:
    """The result of a run with other options is not used."""
    run(output="before")
    assert run(*option).generated


def test_the_generator_itself_decides(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One byte in a template, or one more installed package, and nothing is found."""
    run()
    templates = tmp_path / "templates"
    templates.mkdir()
    monkeypatch.setattr(fingerprint, "templates", lambda: templates)
    assert run().generated
    (templates / "a.jinja").write_text("a", "utf-8")
    assert run().generated
    (templates / "a.jinja").write_text("b", "utf-8")
    assert run().generated
    (tmp_path / "black-99.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert run().generated
    assert not run().generated


def test_all_modules_of_the_generator_decide(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A stage is as much a part of the fingerprint as the cache itself."""
    before = fingerprint.hash_generator()
    package = tmp_path / "generator"
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(fingerprint.package_root(), package, ignore=ignore)
    monkeypatch.setattr(fingerprint, "package_root", lambda: package)
    assert fingerprint.hash_generator() == before
    (package / "lower" / "__init__.py").write_text("", "utf-8")
    assert fingerprint.hash_generator() != before


def test_an_unchanged_run_imports_no_stage(tmp_path: Path) -> None:
    """Taking a kept result costs neither the stages nor what they are built on."""
    (tmp_path / "spec.json").write_text(json.dumps(_SPEC), "utf-8")
    (tmp_path / "models").mkdir()
    (tmp_path / "models/shop.yml").write_text(_SHOP, "utf-8")
    program = """
import sys
from generator.cli import main
try:
    main(["spec.json", "--quiet"])
finally:
    stages = {"document", "validate", "lower", "naming", "plan", "render"}
    loaded = {name.split(".")[1] for name in sys.modules if name.startswith("generator.")}
    print(sorted(stages & loaded), {"jinja2", "yaml", "jsonschema"} & sys.modules.keys())
"""
    printed = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for _ in range(2)
    ]
    assert "document" in printed[0] and printed[1] == "[] set()\n"


def test_a_refusal_is_not_kept(run: Run) -> None:
    """A document that is refused is read again, and refused again."""
    Path("spec.json").write_text("{}", "utf-8")
    first, again = run(), run()
    assert first.generated and again.generated and first.code == 1
    _same(first, again)


def _entry() -> Path:
    found = (p for p in store._folder().iterdir() if p.suffix != ".base")
    return max(found, key=lambda path: path.stat().st_size)


def _whole(content: bytes) -> bytes:
    return hashlib.sha256(content).digest() + content


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-1],
        lambda data: data.replace(b"class ", b"klass "),
        lambda data: _whole(b"{}"),
        lambda data: _whole(b"\xff"),
        lambda data: _whole(b"[" * 100_000),
        lambda data: _whole(data[32:].replace(b'"files":{', b'"files":{"a":1,', 1)),
        lambda data: _whole(data[32:].replace(b'"inputs":{', b'"import":{', 1)),
    ],
)
def test_a_damaged_entry_is_not_used(
    run: Run, damage: Callable[[bytes], bytes]
) -> None:
    """It is as if there were none, and a good one takes its place."""
    first = run()
    _entry().write_bytes(damage(_entry().read_bytes()))
    again = run()
    assert again.generated and again.files == first.files
    assert not run().generated


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_a_folder_that_others_may_write_is_not_used(run: Run) -> None:
    """Whoever could put an entry there could put code into the SDK."""
    run()
    store._folder().chmod(0o777)
    assert run().generated
    assert run().code == 0


def test_a_folder_that_cannot_be_is_no_failure(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A file lies where the cache folder would be."""
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setattr(store, "_folder", lambda: tmp_path / "file" / "results")
    assert run().code == 0
    assert run().generated


def test_entries_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The least recently used go first, the newest never."""
    monkeypatch.setattr(store, "_MOST_ENTRIES", 2)
    for place, key in enumerate(("a", "b")):
        store.write(key, [b"1"])
        os.utime(store._folder() / key, ns=(place, place))
    assert store.read("a") == b"1"  # now b is the oldest
    store.write("c", [b"1"])
    assert [store.read(key) for key in "abc"] == [b"1", None, b"1"]
    monkeypatch.setattr(store, "_MOST_BYTES", 10)
    store.write("d", [b"1" * 50] * 2)
    assert [store.read(key) for key in "abcd"] == [None, None, None, b"1" * 100]


def test_no_cache_leaves_nothing(run: Run) -> None:
    """Nothing is read and nothing written."""
    assert run("--no-cache").generated
    assert not store._folder().exists()
    run()
    assert run("--no-cache").generated
