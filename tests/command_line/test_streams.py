"""Standard streams that are closed, full, or of few letters."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.command_line.conftest import Outcome, Program
from tests.support.server import Answer, Server

GET = ("animals", "get", "1")


@pytest.fixture(autouse=True)
def animal(server: Server) -> None:
    """There is one animal."""
    server.answers = [Answer(200, b'{"id": 1, "name": "Tom"}')]


def in_a_shell(program: Program, after: str, *arguments: str) -> Outcome:
    """Run the program with what a shell does to its streams."""
    command = " ".join(program.command(*arguments))
    ran = subprocess.run(
        ("bash", "-c", f"set -o pipefail; {command} {after}"),
        env=program.variables,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return Outcome(ran.returncode, ran.stdout, ran.stderr)


@pytest.mark.parametrize(
    ("arguments", "after", "expected"),
    [
        (GET, ">&-", Outcome(0, "", "")),
        ((*GET, "-v"), "2>&- >/dev/null", Outcome(0, "", "")),
        (("animals", "get", "x"), "2>&-", Outcome(2, "", "")),
        ((*GET, "-v"), "2>&1 | true", Outcome(0, "", "")),
        (("animals", "get", "x"), "2>&1 >/dev/null | true", Outcome(2, "", "")),
        (
            ("animals", "create", "--body", "-"),
            "<&- >/dev/null 2>&1",
            Outcome(2, "", ""),
        ),
    ],
)
def test_nobody_reads(
    arguments: tuple[str, ...], after: str, expected: Outcome, program: Program
) -> None:
    """The exit code says how it went; nothing comes out elsewhere."""
    assert in_a_shell(program, after, *arguments) == expected


def test_a_full_disk_is_an_error(program: Program) -> None:
    told = in_a_shell(program, ">/dev/full", *GET)
    assert (told.code, told.err) == (1, "Error: [Errno 28] No space left on device\n")


def test_a_file_that_cannot_be_written_is_an_error(
    program: Program, tmp_path: Path
) -> None:
    photo = ("animals", "get-photo", "1")
    for target in (f"{tmp_path}/none/a.png", f"{tmp_path}/none/a.png -o json"):
        told = in_a_shell(program, f"--to {target}", *photo)
        assert (told.code, "Traceback" in told.err) == (1, False)
        assert "No such file or directory" in told.err
    folder = program(*photo, "--to", str(tmp_path))
    assert (folder.code, "is a directory" in folder.err) == (2, True)
    assert program(*photo, "--to", "").code == 2
    program.environment = {**program.environment, "ZOO_CONFIG": "/proc/none/profiles"}
    told = program("configure", "--set", "zone=north")
    assert (told.code, "Traceback" in told.err) == (1, False)


def test_an_encoding_of_few_letters_keeps_what_is_said(
    program: Program, server: Server
) -> None:
    value = {"visits": [{"day": 1, "näme": "Töm €"}]}
    server.answers = [Answer(200, json.dumps(value).encode())]
    program.environment = {**program.environment, "PYTHONIOENCODING": "ascii"}
    visits = ("visits", "list", "-o")
    assert program(*visits, "json").json == value
    assert yaml.safe_load(program(*visits, "yaml").out) == value
    table = program(*visits, "table").out
    assert table == "DAY  N\\u00c4ME\n1    T\\u00f6m \\u20ac\n"
    told = program("visits", "gét", "-o", "json")
    assert json.loads(told.err)["error"]["message"] == "No command 'gét'."


def test_standard_input_of_no_letters_is_refused(program: Program) -> None:
    told = in_a_shell(program, "configure < <(printf 'api_key=\\xff')")
    assert (told.code, "standard input is not UTF-8" in told.err) == (2, True)
