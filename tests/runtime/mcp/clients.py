"""Real clients of the protocol, in front of a server."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from mcp import Client, StdioServerParameters

from tests.runtime.mcp.conftest import PACKAGE

KEY = "top-secret-key"
Use = Callable[[Client], Awaitable[Any]]


def make_server(url: str, package: str = PACKAGE, **policy: Any) -> Any:
    """Return a server of the package, in this process."""
    runtime = f"{package}._runtime.mcp"
    toolset = import_module(f"{runtime}.toolset")
    budget = policy.pop("budget", 5_000)
    settings = toolset.Settings(
        policy=import_module(f"{runtime}.policy").Policy(**policy), budget=budget
    )
    options = {"api_key": KEY, "base_url": url}
    return import_module(f"{runtime}.server").make_server(package, settings, options)


def run(server: Any, use: Use, mode: str = "auto") -> Any:
    """Connect to a server, or to the URL or command of one, and use it."""

    async def connect() -> Any:
        async with Client(server, mode=mode) as client:
            return await use(client)

    return asyncio.run(asyncio.wait_for(connect(), 60))


def call(server: Any, name: str, /, **arguments: Any) -> Any:
    """Call one tool in the process; returns its result."""
    return run(server, lambda client: client.call_tool(name, arguments))


def names(server: Any) -> list[str]:
    """Return the names of the tools that are listed."""

    async def use(client: Client) -> list[str]:
        return [tool.name for tool in (await client.list_tools()).tools]

    found: list[str] = run(server, use)
    return found


def command(
    folder: Path, url: str, *arguments: str, package: str = PACKAGE, **environment: str
) -> StdioServerParameters:
    """Return how a host starts the server: with credentials in its environment."""
    prefix = package.upper()
    return StdioServerParameters(
        command=sys.executable,
        args=["-m", f"{package}.mcp", *arguments],
        cwd=str(folder),
        env={f"{prefix}_API_KEY": KEY, f"{prefix}_BASE_URL": url, **environment},
    )


@contextmanager
def http_server(folder: Path, url: str, *arguments: str) -> Iterator[str]:
    """Run a server over HTTP; yields its URL."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    given = command(folder, url, "--http", str(port), *arguments)
    process = subprocess.Popen(
        [given.command, *given.args],
        cwd=folder,
        env={**os.environ, **(given.env or {})},
    )
    try:
        _await_port(port)
        yield f"http://127.0.0.1:{port}/mcp"
    finally:
        process.terminate()
        process.wait(10)


def _await_port(port: int) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return
