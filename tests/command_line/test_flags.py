"""Flags of operations, the program's own that give way to them, and completions."""

from __future__ import annotations

import subprocess
from importlib import import_module
from pathlib import Path

import pytest

from generator.options import Request
from generator.pipeline import generate
from tests.command_line.conftest import Program, Run
from tests.support.checks import write_package
from tests.support.server import Answer, Server


def test_the_programs_own_names_give_way(run: Run, server: Server) -> None:
    told = run("odd", "delete", "--cli-help")
    assert told.out.startswith("Usage: ")
    for name in ("--cli-cli-query", "--cli-profile", "--day TEXT", "--day- TEXT"):
        assert name in told.out
    odd = ("odd", "delete", "--yes", "--help", "a", "--query", "b")
    days = ("--day", "1", "--day-", "2", "--cli-query", "c")
    assert run(*odd, *days, "--cli-cli-query", "x").code == 0
    assert server.seen[-1].url.query == "help=a&cli-query=c&query=b&day=1&day_=2"


OWN = """
openapi: 3.1.0
info: {title: Own, version: "1"}
paths:
  /a: {get: {tags: [configure], operationId: get-a, description: "DESCRIPTION", responses: {"204": {description: done}}}}
  /b: {get: {operationId: completion, x-python-call: completion, responses: {"204": {description: done}}}}
"""


def test_the_programs_own_commands_give_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "own.yaml"
    document.write_text(OWN.replace("DESCRIPTION", "words " * 10_000))
    request = Request(specs=(document,), package="own_names", parts=("cli",))
    write_package(generate(request).files, tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    main = import_module("own_names._runtime.cli.main")
    names = main.root_group("own_names").list_commands(None)
    assert names == ["configure", "completion", "cli-completion", "cli-configure"]
    assert main.run("own_names", ("configure", "get-a", "--help")) == 0
    assert 9_000 < len(capsys.readouterr().out) < 15_000


def test_a_required_size_of_pages_is_asked_for(run: Run, server: Server) -> None:
    refused = run("keepers", "list")
    assert (refused.code, "missing --page-size" in refused.err) == (2, True)
    server.answers = [Answer(200, b'[{"name": "Ann"}]'), Answer(200, b"[]")]
    assert run("keepers", "list", "--page-size", "5").json == [{"name": "Ann"}]
    assert server.seen[0].url.query == "limit=5"


@pytest.mark.parametrize("text", ["hello: world", "12", '"quoted"', "", "@"])
def test_a_body_that_is_a_text_is_sent_as_it_is_written(
    text: str, run: Run, program: Program, server: Server, tmp_path: Path
) -> None:
    file = tmp_path / "note"
    file.write_text(text)
    given = [(f"@{file}", ""), ("-", text), *([] if text == "@" else [(text, "")])]
    for body, stdin in given:
        assert program("notes", "create", "--body", body, stdin=stdin).code == 0
        assert server.seen.pop().body == text.encode()


@pytest.mark.parametrize(
    ("written", "sent"),
    [("3", "3"), ("007", "007"), ("1.0", "1.0"), ("+3", "%2B3"), ("x", "x")],
)
def test_a_text_or_a_number_is_the_text_that_was_written(
    written: str, sent: str, run: Run, server: Server
) -> None:
    assert run("odd", "delete", "--yes", "--size", written).code == 0
    assert server.seen[-1].url.query == f"size={sent}"


def test_files_may_be_pipes(program: Program, server: Server) -> None:
    words = " ".join(program.command("odd", "add-photos", "--photo"))
    for given in ("<(printf abc)", "- < <(printf abc)"):
        subprocess.run(
            ("bash", "-c", f"{words} {given}"), env=program.variables, check=True
        )
        body = server.seen[-1].body
        assert b"\r\n\r\nabc\r\n" in body
        assert b"<stdin>" not in body


@pytest.mark.parametrize("kind", ["bash", "zsh", "fish"])
def test_nothing_completes_to_a_command(kind: str, program: Program) -> None:
    """A shell puts what is completed into the line, and `Enter` would run it."""
    program.environment = {
        **program.environment,
        "_ZOO_COMPLETE": f"{kind}_complete",
        "COMP_WORDS": "zoo odd delete --mood ",
        "COMP_CWORD": "" if kind == "fish" else "4",
    }
    offered = program().out
    assert "calm" in offered
    assert not set("$`;*") & set(offered)
