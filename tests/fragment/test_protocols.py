"""An authentication, a transport and a hook of a user's own, typed by what is exported."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

GENERATED = Path(__file__).parents[2] / "generated"
PROGRAM = """
from ai_api_key import Auth, Client, Request, ResponseHead, Transport, TransportResponse


class Mine:
    def authenticate(self, request: Request, /) -> None:
        request.headers["X-Key"] = "k"


class Silent(Transport):
    def send(self, request: Request, /) -> TransportResponse:
        fields = [("Content-Type", "application/json")]
        return TransportResponse(200, fields, b'{"ai-api-keys": []}')


def seen(head: ResponseHead) -> None:
    print(head.status, head.request.headers["X-Key"])


auth: Auth = Mine()
with Client(auth=auth, transport=Silent(), on_response=seen) as client:
    print(client.ai_api_key.list().ai_api_keys)
"""


def test_what_a_user_writes_runs_and_type_checks(tmp_path: Path) -> None:
    shutil.copytree(GENERATED / "ai_api_key", tmp_path / "ai_api_key")
    (tmp_path / "program.py").write_text(PROGRAM)
    run = _run(tmp_path, "program.py")
    assert run.stdout == "200 k\n[]\n", run.stderr
    options = ("--strict", "--follow-imports=silent", "--config-file", os.devnull)
    checked = _run(tmp_path, "-m", "mypy", *options, "program.py")
    assert checked.returncode == 0, checked.stdout


def _run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        (sys.executable, *command),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
