"""Exit codes, and which stream says what."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from generator.diagnostics import Diagnostic, DocumentError, Severity
from generator.limits import Limits
from tests.cli.conftest import Run
from tests.cli.pipelines import result


def raising(error: BaseException) -> Any:
    """Return a pipeline that raises."""

    def generate(*_: object) -> None:
        raise error

    return generate


def test_done(run: Run) -> None:
    ran = run("shop.yaml")
    assert (ran.code, ran.err) == (0, "")
    begin = "generated/shop: 1 operation, 2 models, 3 files (3 written), 0 warnings, "
    assert ran.out.startswith(begin)
    assert Path("generated/shop/b.py").read_text() == "b = 1\n"


def test_the_options_reach_the_pipeline(run: Run, tmp_path: Path) -> None:
    asked: list[Any] = []

    def generate(request: Any, *_: object) -> Any:
        asked.append(request)
        return result()

    words = "a.yaml b.yaml --package shop --overlay x --overlay y --dist"
    words += " --allow-invalid --ref-root .. --max-depth 7 --output out"
    assert run(*words.split(), generate=generate).code == 0
    (request,) = asked
    assert request.specs == (Path("a.yaml"), Path("b.yaml"))
    assert request.overlays == (Path("x"), Path("y"))
    assert (request.package, request.ref_root) == ("shop", Path(".."))
    assert request.dist is request.allow_invalid is True
    assert request.limits == Limits(max_depth=7)
    assert (tmp_path / "out" / "shop" / "b.py").exists()


def test_notes_are_counted(run: Run) -> None:
    notes = [Diagnostic("odd", Severity.NOTE, "odd", f"#/{n}") for n in range(2)]
    ran = run("shop.yaml", generate=lambda *_: result(diagnostics=tuple(notes)))
    assert ", 0 warnings, 2 notes, " in ran.out


def test_every_limit_has_an_option(run: Run) -> None:
    said = " ".join(run("--help").out.split())
    for limit in fields(Limits):
        option = f"--{limit.name.replace('_', '-')} N Allow N "
        assert f"{option}{limit.metadata['counts']}; else {limit.default:,}." in said


def test_quiet(run: Run) -> None:
    warning = Diagnostic("odd", Severity.WARNING, "odd", "#")
    ran = run(
        "shop.yaml", "--quiet", generate=lambda *_: result(diagnostics=(warning,))
    )
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_check_of_what_is_current(run: Run) -> None:
    run("shop.yaml")
    ran = run("shop.yaml", "--check")
    assert (ran.code, ran.out, ran.err) == (0, "generated/shop is up to date\n", "")


def test_check_of_what_is_stale(run: Run) -> None:
    run("shop.yaml")
    changed = result(files={"shop/__init__.py": "a = 2\n"})
    ran = run("shop.yaml", "--check", generate=lambda *_: changed)
    assert ran.code == 1
    assert "\n-a = 1\n+a = 2\n" in ran.out
    assert ran.err == (
        "generated/shop: error: differs from what is generated now:"
        " 2 stale, 1 no longer emitted [stale]\n"
        "    run again without --check\n"
    )
    assert Path("generated/shop/b.py").exists()


def test_check_of_an_edited_file_advises_what_works(run: Run) -> None:
    run("shop.yaml")
    Path("generated/shop/b.py").write_text("b = 1  # ours\n")
    ran = run("shop.yaml", "--check")
    assert (ran.code, ran.out.count("--- ")) == (1, 1)
    assert "1 edited" in ran.err
    assert "run again with --merge to keep the edits" in ran.err


def test_check_says_first_what_changes_for_users(run: Run) -> None:
    run("shop.yaml", generate=lambda *_: result(names=_OLD))
    ran = run("shop.yaml", "--check", generate=lambda *_: result(names=_NEW))
    assert ran.out.splitlines() == [
        "operation removed: client.pets.drop",
        "operation renamed: client.pets.get -> client.pets.fetch",
        "operation added: client.pets.add",
        "type removed: Cat",
        "type added: Dog",
    ]


def test_many_changes_are_counted(run: Run) -> None:
    run("shop.yaml")
    names = {f"#/{n}": f"Type{n:02}" for n in range(23)}
    ran = run("shop.yaml", "--check", generate=lambda *_: result(names=names))
    assert [*ran.out.splitlines()][-1] == "types added: 3 more"


_OLD = {
    "GET /pets/{id}": "client.pets.get",
    "DELETE /pets": "client.pets.drop",
    "#/components/schemas/Cat": "Cat",
    "#/components/schemas/Pet": "Pet",
}
_NEW = {
    "GET /pets/{id}": "client.pets.fetch",
    "POST /pets": "client.pets.add",
    "#/components/schemas/Dog": "Dog",
    "#/$defs/Pet": "Pet",
}


def test_check_names_an_unfinished_journal(run: Run) -> None:
    run("shop.yaml")
    journal = Path("generated/.shop.writing/journal.json")
    journal.parent.mkdir()
    journal.write_text("[]")
    ran = run("shop.yaml", "--check")
    assert ran.code == 1
    assert ran.err.startswith(f"{journal}: error: an interrupted run left this")
    assert "completed an interrupted run" in run("shop.yaml").out
    assert run("shop.yaml", "--check").code == 0


def test_a_diff_cannot_steer_the_terminal(run: Run) -> None:
    run("shop.yaml")
    Path("generated/shop/b.py").write_text("\x1b[2J\u202e\r\n")
    ran = run("shop.yaml", "--check")
    assert "-\\x1b[2J\\u202e\\r\n" in ran.out


def test_an_edited_file_is_refused_until_forced(run: Run) -> None:
    run("shop.yaml")
    Path("generated/shop/b.py").write_text("edited")
    ran = run("shop.yaml")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "generated/shop: error: was edited after it was generated: shop/b.py"
        " [output]\n"
        "    keep the edits with --merge, move them elsewhere, or replace them with --force\n"
    )
    assert run("shop.yaml", "--force").code == 0


def test_a_refused_document(run: Run) -> None:
    finding = Diagnostic("broken", Severity.ERROR, "is broken", "#/info")
    ran = run("shop.yaml", generate=raising(DocumentError((finding,))))
    assert (ran.code, ran.out) == (1, "")
    assert "error: is broken" in ran.err
    assert "[broken]" in ran.err
    assert not Path("generated").exists()


@pytest.mark.parametrize(
    ("survivable", "said"),
    [
        ([True, True], "refused for 2 errors; --allow-invalid turns"),
        ([True, False], "2 errors; 1 of them cannot be survived, even with --allow-i"),
        ([False], None),
    ],
)
def test_a_refusal_says_what_could_be_survived(
    run: Run, survivable: list[bool], said: str | None
) -> None:
    found = [
        Diagnostic("broken", Severity.ERROR, "is broken", "#", survivable=each)
        for each in survivable
    ]
    ran = run("shop.yaml", generate=raising(DocumentError(found)))
    assert ("--allow-invalid" in ran.err) is (said is not None)
    assert (said or "") in ran.err.splitlines()[-1]


def test_a_changed_name_is_a_warning(run: Run) -> None:
    run("shop.yaml", generate=lambda *_: result(names={"#/a": "old", "#/c": "same"}))
    names = {"#/a": "fresh", "#/b": "added", "#/c": "same"}
    ran = run("shop.yaml", generate=lambda *_: result(names=names))
    assert ran.code == 0
    assert "'old' was published and is now called 'fresh'" in ran.err
    assert 'pin it with [models] old = "#/a" in the configuration' in ran.err
    assert "1 warning," in ran.out


def _renaming(run: Run, *arguments: str) -> Any:
    """Run with a call and a class that differ from the published ones."""
    published = {"GET /a/{b}": "client.x.y.get", "#/s": "Old"}
    run("shop.yaml", generate=lambda *_: result(names=published))
    names = {"GET /a/{b}": "client.x.fetch", "#/s": "New"}
    return run("shop.yaml", *arguments, generate=lambda *_: result(names=names))


def test_check_says_what_would_be_renamed(run: Run) -> None:
    ran = _renaming(run, "--check")
    assert ran.code == 1
    message = "'client.x.y.get' was published and would be called 'client.x.fetch'"
    assert message in ran.err
    assert '[resources.x.y] get = "GET /a/{b}"' in ran.err


def test_published_names_are_pinned(run: Run) -> None:
    Path("byhand.toml").write_text(
        '# mine\nspecs = ["shop.yaml"]\n[resources.x.y]\nfetch = "GET /a/{b}"\n'
    )
    ran = _renaming(run, "--keep-names")
    assert "byhand.toml: pinned Old, client.x.y.get" in ran.err
    assert Path("byhand.toml").read_text() == (
        '# mine\nspecs = ["shop.yaml"]\n[resources.x.y]\nget = "GET /a/{b}"\n'
        '\n[models]\nOld = "#/s"\n'
    )


@pytest.mark.parametrize(
    "words",
    [
        "",
        "--nonsense a.yaml",
        "a.yaml b.yaml",
        "json.yaml",
        "a.yaml --package msgspec",
        "a.yaml --package",
        "a.yaml --max-depth many",
        "a.yaml --max-depth 0",
    ],
)
def test_wrong_usage(run: Run, words: str) -> None:
    ran = run(*words.split())
    assert (ran.code, ran.out) == (2, "")
    assert "Error: " in ran.err


@pytest.mark.parametrize(
    "error", [ValueError("secret\x1b"), RecursionError(), MemoryError(), KeyError("x")]
)
def test_a_fault_of_the_generator_is_one_line(
    run: Run, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = run("shop.yaml", generate=raising(error))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert f"internal error ({type(error).__name__})" in ran.err
    assert "secret" not in ran.err
    monkeypatch.setenv("BYHAND_DEBUG", "1")
    assert "Traceback" in run("shop.yaml", generate=raising(error)).err


def test_interrupted(run: Run) -> None:
    ran = run("shop.yaml", generate=raising(KeyboardInterrupt()))
    assert (ran.code, ran.out) == (130, "")
    assert "Traceback" not in ran.err
