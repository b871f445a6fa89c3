"""Texts reach a terminal with their control characters escaped, and programs end well."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import time
import unicodedata
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest

from tests.command_line.conftest import Program, Run
from tests.support.server import Answer, Seen, Server, serving


def dangerous(text: str) -> list[str]:
    return [
        char
        for char in text
        if unicodedata.category(char) in ("Cc", "Cf") and char not in "\n\t"
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--help",),
        ("animals",),
        ("animals", "--help"),
        ("animals", "create", "--help"),
    ],
)
def test_texts_of_the_document_are_escaped(
    arguments: tuple[str, ...], run: Run
) -> None:
    told = run(*arguments)
    assert "badge" not in told.out + told.err
    assert "Usage: " in told.out + told.err
    assert not dangerous(told.out + told.err)


def test_a_summary_has_one_line_and_whole_words(packages: Path) -> None:
    group = import_module("zoo._runtime.cli.main").root_group("zoo")
    text = "Find and filter stations, with their location and timezone, across Europe"
    group._groups = {"stations": ("stations", text)}
    help_text = group.get_help(click.Context(group, terminal_width=60))
    (line,) = [row for row in help_text.splitlines() if "stations  " in row]
    assert len(line) <= 60
    shown = line.split("stations  ")[1].removesuffix("…")
    assert text.startswith(f"{shown} ")


@pytest.mark.parametrize("format", ["table", "json", "jsonl", "yaml", "text"])
def test_texts_of_answers_are_escaped(format: str, run: Run, server: Server) -> None:
    hostile = "\x1b]0;title\x07 \u202e \x9b31m \r\n \x00 \u200b"
    rows = [{"id": 1, "name": hostile}]
    server.answers = [Answer(200, json.dumps(rows).encode()), Answer(200, b"[]")]
    told = run("animals", "list", "-o", format)
    assert told.code == 0, told.err
    assert not dangerous(told.out)
    if format == "json":
        assert told.json == rows


def test_escaping_keeps_what_json_means(packages: Path) -> None:
    escape = import_module("zoo._runtime.cli.terminal").escape
    text = "".join(map(chr, (*range(0x300), 0x202E, 0xE0001, 0x1F600)))
    written = escape(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert written.isprintable()
    assert escape("a\tb\n", "\n") == "a\\u0009b\n"


def test_hostile_words_of_a_command_line_are_escaped(run: Run) -> None:
    for arguments in (
        ("animals", "\x1b[31m"),
        ("animals", "get", "\x1b[31m"),
        ("\x9b",),
    ):
        told = run(*arguments)
        assert told.code == 2
        assert not dangerous(told.err)


def slow_pages(seen: Seen) -> Answer:
    _, _, start = seen.target.partition("offset=")
    first = int(start.partition("&")[0] or 0)
    rows = [{"id": first + at, "name": "n" * 200} for at in range(200)]
    return Answer(200, json.dumps(rows).encode())


def test_a_closed_pipe_is_no_error(program: Program, server: Server) -> None:
    server.answer = slow_pages
    command = " ".join(program.command("animals", "list", "-o", "jsonl"))
    ran = subprocess.run(
        ("bash", "-c", f"{command} | head -1; exit ${{PIPESTATUS[0]}}"),
        env=program.variables,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)["id"] == 0


def test_pages_take_no_more_memory_the_more_there_are(
    program: Program, server: Server
) -> None:
    """A table of 20,000 rows of 200 letters, 4 MB, is never held as a whole."""
    server.answer = slow_pages
    script = (
        "import sys, tracemalloc; from zoo._runtime.cli.main import run; "
        "tracemalloc.start(); run('zoo', sys.argv[1:]); "
        "print(tracemalloc.get_traced_memory()[1], file=sys.stderr)"
    )

    def peak(limit: int) -> int:
        words = ("animals", "list", "-o", "table", "--limit", str(limit))
        ran = subprocess.run(
            (program.command()[0], "-c", script, *words),
            env=program.variables,
            check=True,
            capture_output=True,
            text=True,
        )
        assert len(ran.stdout.splitlines()) == limit + 1
        return int(ran.stderr.split()[-1])

    assert peak(20_000) < peak(1_000) + 1_000_000


@pytest.fixture
def hearing_interrupts() -> Iterator[None]:
    """Let children hear SIGINT, which the background jobs of a shell ignore."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("hearing_interrupts")
def test_an_interrupt_is_silent(program: Program) -> None:
    def never(_: Seen) -> Answer:
        time.sleep(20)
        return Answer(204)

    with serving(never) as server:
        variables = {**program.variables, "ZOO_BASE_URL": server.url}
        with subprocess.Popen(
            program.command("animals", "get", "1"),
            env=variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as running:
            while not server.seen:
                time.sleep(0.02)
            running.send_signal(signal.SIGINT)
            out, err = running.communicate(timeout=20)
    assert (running.returncode, out, err) == (130, "", "")


@pytest.mark.parametrize(
    ("raised", "code", "said"),
    [
        ("KeyboardInterrupt", 130, ""),
        (
            "ModuleNotFoundError('no click', name='click')",
            1,
            "the command line needs click: install the extra `cli`\n",
        ),
    ],
)
def test_nothing_of_python_is_shown_while_it_loads(
    raised: str, code: int, said: str, program: Program
) -> None:
    script = f"""
import sys
class Ended:
    def find_spec(name, *_):
        if name == "click":
            raise {raised}
sys.meta_path.insert(0, Ended)
from zoo.cli import main
main()
"""
    ran = subprocess.run(
        (program.command()[0], "-c", script),
        env=program.variables,
        check=False,
        capture_output=True,
        text=True,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (code, "", said)


def on_a_terminal(
    program: Program, *arguments: str, typed: str = "", after: str = "", **more: str
) -> str:
    """Return the output of a program on a terminal of its own, where something is typed.

    Args:
        program: the command line.
        arguments: of it.
        typed: what is typed, once `after` is shown.
        after: a text, or nothing.
        more: variables of the environment.
    """
    leader, follower = pty.openpty()
    variables = {**program.variables, "TERM": "xterm", **more}
    with subprocess.Popen(
        program.command(*arguments),
        env=variables,
        stdin=follower,
        stdout=follower,
        stderr=follower,
    ):
        os.close(follower)
        shown = ""
        while after not in shown:
            shown += os.read(leader, 4096).decode()
        os.write(leader, typed.encode())
        return shown + b"".join(chunks(leader)).decode()


def chunks(leader: int) -> Iterator[bytes]:
    while True:
        try:
            chunk = os.read(leader, 4096)
        except OSError:  # the program has ended
            return
        if not chunk:
            return
        yield chunk


def test_a_terminal_gets_a_table(program: Program, server: Server) -> None:
    server.answers = [Answer(200, b'{"id": 1, "name": "Tom"}')]
    assert on_a_terminal(program, "animals", "get", "1") == "id    1\r\nname  Tom\r\n"
    server.answers = [Answer(200, b'[{"id": 1, "name": "Tom"}]'), Answer(200, b"[]")]
    listed = on_a_terminal(program, "animals", "list", "--limit", "1")
    assert listed == "\x1b[1mID  NAME\x1b[0m\r\n1   Tom\r\n"
    plain = on_a_terminal(program, "animals", "list", "--limit", "1", NO_COLOR="1")
    assert "\x1b" not in plain


def test_a_terminal_is_asked_before_a_deletion(
    program: Program, server: Server
) -> None:
    refused = on_a_terminal(program, "animals", "delete", "1", typed="n\n")
    assert "animals delete: animal_id 1. Go on?" in refused
    assert server.seen == []
    on_a_terminal(program, "animals", "delete", "1", typed="y\n")
    assert [row.method for row in server.seen] == ["DELETE"]


def test_a_terminal_is_asked_for_credentials(program: Program, server: Server) -> None:
    server.answers = [Answer(200, b'{"id": 1, "name": "Tom"}')]
    asked = {"after": "api_key: ", "ZOO_API_KEY": ""}
    shown = on_a_terminal(
        program, "animals", "get", "1", "-v", typed="typed-secret\n", **asked
    )
    assert "name  Tom" in shown
    assert server.seen[0].header("X-Zoo") == "typed-secret"
    assert "typed-secret" not in shown
    server.seen.clear()
    refused = on_a_terminal(program, "animals", "get", "1", typed="\n", **asked)
    assert "set ZOO_API_KEY, or run `configure`" in refused
    assert server.seen == []


def test_a_terminal_sees_how_a_download_goes(
    program: Program, server: Server, tmp_path: Path
) -> None:
    server.answers = [Answer(200, b"x" * 100_000, content_type="image/png")]
    copy = str(tmp_path / "a.png")
    shown = on_a_terminal(program, "animals", "get-photo", "1", "--to", copy)
    assert "100%" in shown and "###" in shown
    assert shown.endswith(f"saved {copy}\r\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete(shell: str, run: Run, program: Program) -> None:
    script = run("completion", shell).out
    assert "COMPLETE" in script
    program.environment = {
        **program.environment,
        "_ZOO_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": "zoo animals g",
        "COMP_CWORD": "g" if shell == "fish" else "2",
    }
    assert "get-photo" in program().out


def test_the_version_is_the_documents(run: Run) -> None:
    assert run("--version").out == "1.2\n"
