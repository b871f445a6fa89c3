"""Requests that are shown: by `--dry-run` and `-v`, without secrets."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.command_line.conftest import Run
from tests.support.server import Answer, Server


def test_secrets_of_forms_are_masked(run: Run, server: Server) -> None:
    given = (
        "visits",
        "create",
        "--who",
        "Ann",
        "--pass-word",
        "one",
        "--api-token",
        "two",
    )
    expected = "who=Ann&pass+word=***&api_token=***"
    assert f"--data-raw '{expected}'" in run(*given, "--dry-run").out
    server.answers = [Answer(200, b"{}")]
    assert f"> {expected}\n" in run(*given, "-v").err
    assert server.seen[-1].body == b"who=Ann&pass+word=one&api_token=two"


def test_secrets_of_urls_in_answers_are_masked(run: Run, server: Server) -> None:
    url = "https://ann:pw@a.example/b?access_token=three&x=1"
    server.answers = [Answer(200, b'{"name": "Tom"}', headers={"Location": url})]
    shown = run("animals", "get", "1", "-v").err
    assert "< Location: https://a.example/b?access_token=***&x=1\n" in shown


def test_secrets_of_paths_and_of_xml_are_masked(run: Run, server: Server) -> None:
    given = ("vaults", "open", "one/ two", "--word", "three<&", "--note", "four")
    shown = run(*given, "--dry-run").out
    assert f"curl -X PUT '{server.url}/vaults/***'" in shown
    assert "<word>***</word>" in shown and "<note>four</note>" in shown
    told = run(*given, "-v").err
    assert server.seen[-1].target == "/vaults/one%2F%20two"
    assert b"<word>three&lt;&amp;</word>" in server.seen[-1].body
    for secret in ("one", "three"):
        assert secret not in told


@pytest.mark.parametrize(
    "text",
    ["@/etc/passwd", "a'b\"c", "$(id) `id` !! \\", "line\nline\n", "é \u202e'\\\r"],
)
def test_a_shown_request_is_the_request(
    text: str, run: Run, server: Server, tmp_path: Path
) -> None:
    """The shown line, run by a shell, sends what the command sends."""
    file = tmp_path / "note"
    file.write_bytes(text.encode())
    shown = run("notes", "create", "--body", f"@{file}", "--dry-run").out
    subprocess.run(("bash", "-c", shown), check=True, capture_output=True)
    assert server.seen[-1].body == text.encode()
