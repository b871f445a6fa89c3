"""The program `python -m <package>.mcp`, as hosts start it."""

from __future__ import annotations

import asyncio
import json
import shutil
import socket
import subprocess
import sys
import tomllib
from pathlib import Path
from threading import Event, Thread
from typing import Any

import httpx2
import pytest
from mcp import Client

from generator.document import load
from generator.lower import lower
from generator.naming import name
from generator.options import Request
from generator.pipeline import generate
from generator.plan import design_package
from generator.plan.pages.mcp_snippets import mcp_snippets
from tests.runtime.mcp.clients import KEY, command, http_server, run
from tests.runtime.mcp.conftest import PACKAGE
from tests.support.server import Server

_LONG = pytest.mark.long
MODES = [
    "auto",
    pytest.param("legacy", marks=_LONG),
    pytest.param("2026-07-28", marks=_LONG),
]


async def _get_pet(client: Client) -> Any:
    await client.list_tools()
    result = await client.call_tool("pets_get", {"id": 3})
    return result.structured_content["result"]["name"]


@pytest.mark.parametrize("mode", MODES)
def test_over_stdio(folder: Path, api: Server, mode: str) -> None:
    assert run(command(folder, api.url), _get_pet, mode) == "Rex"
    assert api.seen[0].header("X-Key") == KEY


@pytest.mark.parametrize("mode", MODES)
def test_over_http(folder: Path, api: Server, mode: str) -> None:
    with http_server(folder, api.url) as url:
        assert run(url, _get_pet, mode) == "Rex"


@pytest.mark.long
def test_http_is_for_loopback_only(folder: Path, api: Server) -> None:
    """A page of another host cannot reach it under its own name (DNS rebinding)."""
    message = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    accepts = {"Accept": "application/json, text/event-stream"}
    with http_server(folder, api.url) as url:
        for headers in ({"Host": "evil.example"}, {"Origin": "https://evil.example"}):
            answer = httpx2.post(url, json=message, headers=accepts | headers)
            assert answer.status_code in (403, 421)


@pytest.mark.long
def test_the_environment_chooses_as_options_do(folder: Path, api: Server) -> None:
    async def use(client: Client) -> list[str]:
        return [tool.name for tool in (await client.list_tools()).tools]

    chosen = {"PETS_TOOLS_MCP_ALLOW_WRITE": "1", "PETS_TOOLS_MCP_TOOLS": "create-pet"}
    assert run(command(folder, api.url, **chosen), use) == ["pets_create", "next_page"]


@pytest.mark.long
def test_without_credentials_it_says_what_to_set(folder: Path, api: Server) -> None:
    given = command(folder, api.url, PETS_TOOLS_API_KEY="")

    async def use(client: Client) -> Any:
        return await client.call_tool("pets_get", {"id": 3})

    text = run(given, use).content[0].text
    assert "PETS_TOOLS_API_KEY" in text and not api.seen


class _SlowApi(Thread):
    """An API that never answers, and notes when its client hangs up."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self.has_request, self.is_left = Event(), Event()

    def run(self) -> None:
        connection, _ = self._listening.accept()
        with connection, self._listening:
            connection.recv(65_536)
            self.has_request.set()
            if connection.recv(1) == b"":
                self.is_left.set()


@pytest.mark.parametrize("mode", MODES)
def test_a_cancelled_call_ends_its_request(folder: Path, mode: str) -> None:
    """The request to the API ends with the call, and the server goes on."""
    api = _SlowApi()
    api.start()

    async def use(client: Client) -> list[Any]:
        calling = asyncio.create_task(client.call_tool("pets_get", {"id": 1}))
        assert await asyncio.to_thread(api.has_request.wait, 20)
        assert not api.is_left.is_set()
        calling.cancel()
        assert await asyncio.to_thread(api.is_left.wait, 20)
        return [*(await client.list_tools()).tools]

    assert run(command(folder, api.url), use, mode)


def _output(folder: Path, *arguments: str) -> str:
    line = (sys.executable, "-m", f"{PACKAGE}.mcp", *arguments)
    ran = subprocess.run(line, cwd=folder, check=True, capture_output=True, text=True)
    return ran.stdout


def test_configurations_are_printed(folder: Path) -> None:
    whole = json.loads(_output(folder, "--print-config", "--tools", "get-*"))
    assert whole["mcpServers"][PACKAGE] == {
        "command": sys.executable,
        "args": ["-m", f"{PACKAGE}.mcp", "--tools", "get-*"],
        "env": {"PETS_TOOLS_API_KEY": "${PETS_TOOLS_API_KEY}"},
    }
    vscode = json.loads(_output(folder, "--allow-write", "--print-config", "vscode"))
    assert vscode["servers"][PACKAGE]["args"] == [
        "-m",
        "pets_tools.mcp",
        "--allow-write",
    ]
    documentation = {"type": "http", "url": "https://pets.example.com/mcp"}
    assert whole["mcpServers"]["Pets documentation"] == documentation
    assert vscode["servers"]["Pets documentation"] == documentation
    (asked,) = vscode["inputs"]
    assert asked["password"] and asked["id"] == "PETS_TOOLS_API_KEY"


@pytest.mark.parametrize(
    ("form", "title"), [("hosts", "mcp.json"), ("vscode", ".vscode/mcp.json")]
)
def test_pages_show_what_the_server_prints(form: str, title: str, folder: Path) -> None:
    """But for the program: pages cannot know where that of their reader is."""
    api = lower(load((folder / f"{PACKAGE}.yaml",)))
    design = design_package(api, name(api), PACKAGE, ("docs", "mcp"))
    (shown,) = (each for each in mcp_snippets(design) if each.file == title)
    printed = _output(folder, "--print-config", form)
    assert shown.text == printed.replace(json.dumps(sys.executable), '"python"')


def test_a_script_of_the_distribution_is_the_program(folder: Path) -> None:
    request = Request(
        specs=(folder / f"{PACKAGE}.yaml",),
        package=PACKAGE,
        parts=("cli", "mcp"),
        dist=True,
    )
    scripts = tomllib.loads(generate(request).files["pyproject.toml"])["project"][
        "scripts"
    ]
    assert scripts == {
        "pets-tools": "pets_tools.cli:main",
        "pets-tools-mcp": "pets_tools.mcp:main",
    }
    code = f"from {PACKAGE}.mcp import main; main()"
    line = (sys.executable, "-c", code, "--print-config")
    ran = subprocess.run(line, cwd=folder, check=True, capture_output=True, text=True)
    assert ran.stdout == _output(folder, "--print-config")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--budget", "0"), "--budget: takes a whole number from 100 to "),
        (("--budget", "x"), "--budget: takes a whole number from 100 to "),
        (("--http", "65536"), "--http: takes a whole number from 1 to 65535"),
    ],
)
def test_numbers_that_are_none_are_refused(
    arguments: tuple[str, ...], said: str, folder: Path, api: Server
) -> None:
    given = command(folder, api.url, *arguments)
    line = (given.command, *given.args)
    ran = subprocess.run(line, cwd=folder, check=False, capture_output=True, text=True)
    assert (ran.returncode, said in ran.stderr) == (2, True)


def test_help_shows_the_title_as_a_text(folder: Path) -> None:
    line = (sys.executable, "-m", f"{PACKAGE}.mcp", "--help")
    ran = subprocess.run(line, cwd=folder, check=True, capture_output=True, text=True)
    assert "tools call Pets[31m % (prog)s 100%." in " ".join(ran.stdout.split())
    assert "\x1b" not in ran.stdout


def test_names_that_are_none_are_refused(folder: Path) -> None:
    line = (sys.executable, "-m", f"{PACKAGE}.mcp", "--exclude", "pets,get-pett")
    ran = subprocess.run(line, cwd=folder, check=False, capture_output=True, text=True)
    assert ran.returncode == 2
    assert "--exclude: nothing is called 'get-pett'" in ran.stderr
    assert "did you mean get-pet" in ran.stderr


def test_the_package_alone_loads_nothing_of_it(folder: Path) -> None:
    code = (
        f"import sys, {PACKAGE}; {PACKAGE}.preload(); "
        "print([n for n in sys.modules if n.split('.')[0] in "
        "('mcp', 'jmespath', 'jsonschema_rs') or '.mcp' in n])"
    )
    line = (sys.executable, "-c", code)
    ran = subprocess.run(line, cwd=folder, check=True, capture_output=True, text=True)
    assert ran.stdout == "[]\n"


@pytest.mark.long
def test_the_inspector_is_a_client(folder: Path, api: Server) -> None:
    """The protocol's own tool for developers, from npm."""
    npx = shutil.which("npx")
    if npx is None:
        pytest.skip("needs npx, which comes with Node.js")
    inspector = [npx, "--yes", "@modelcontextprotocol/inspector", "--cli"]
    given = command(folder, api.url)
    environment = [f"-e{name}={value}" for name, value in (given.env or {}).items()]
    line = [*inspector, *environment, given.command, *given.args]

    def inspect(*arguments: str) -> Any:
        try:
            ran = subprocess.run(
                [*line, *arguments],
                cwd=folder,
                check=False,
                capture_output=True,
                text=True,
                timeout=240,
            )
        except subprocess.TimeoutExpired:
            pytest.skip("the inspector could not be installed from npm in time")
        if "npm error" in ran.stderr:
            pytest.skip("the inspector could not be installed from npm")
        assert ran.returncode == 0, ran.stderr
        return json.loads(ran.stdout)

    names = [tool["name"] for tool in inspect("--method", "tools/list")["tools"]]
    assert "pets_get" in names
    called = inspect(
        "--method", "tools/call", "--tool-name", "pets_get", "--tool-arg", "id=3"
    )
    assert called["structuredContent"]["result"]["name"] == "Rex"
