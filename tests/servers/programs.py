"""Servers of others: installed apart, started on loopback, stopped."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

_HERE = Path(__file__).parent
_INSTALLING = 900
_STARTING = 180
_STOPPING = 20
_DIRECT = build_opener(ProxyHandler({}))
"""Fetches from loopback, past any proxy."""


class Uninstallable(Exception):
    """A server that cannot be installed here; the text is the installer's first error."""


@dataclass(frozen=True)
class Program:
    """A server and the way to start it.

    Attributes:
        distribution: its name for the installer; `constraints/<distribution>.txt` pins
            it and all that it needs.
        command: a program of its environment, and arguments; `{port}`, `{other_port}`
            and `{folder}` stand for two ports and a folder of its own.
        document: the path of its OpenAPI document.
        variables: environment variables that it is started with, likewise.
        base: the path below which its operations are.
    """

    distribution: str
    command: tuple[str, ...]
    document: str = "/openapi.json"
    variables: Mapping[str, str] = field(default_factory=dict)
    base: str = ""


def install(program: Program, folder: Path) -> Path:
    """Make a virtual environment with a server in it, unless it is there.

    Returns:
        The folder of its programs.

    Raises:
        Uninstallable: no wheel for this machine, or no index of packages to ask.
    """
    programs, ready = folder / "bin", folder / "ready"
    pins = _HERE / "constraints" / f"{program.distribution}.txt"
    if ready.exists() and ready.read_text() == pins.read_text():
        return programs
    _install_step(sys.executable, "-m", "venv", "--clear", folder)
    options = ("-q", "--only-binary", ":all:", "-c", pins, program.distribution)
    _install_step(programs / "python", "-m", "pip", "install", *options)
    ready.write_text(pins.read_text())
    return programs


def _install_step(*command: str | Path) -> None:
    try:
        done = subprocess.run(
            command, check=False, capture_output=True, text=True, timeout=_INSTALLING
        )
    except subprocess.TimeoutExpired as error:
        raise Uninstallable(f"not within {_INSTALLING} s") from error
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["no reason"]
        raise Uninstallable(
            next((e for e in lines if e.startswith("ERROR")), lines[-1])
        )


@contextmanager
def started(program: Program, programs: Path, folder: Path) -> Iterator[str]:
    """Run a server until the block ends; gives its URL once it serves its document."""
    port, other = _free_port(), _free_port()
    own = {"port": port, "other_port": other, "folder": folder / "data"}
    command = [each.format_map(own) for each in program.command]
    given = {name: each.format_map(own) for name, each in program.variables.items()}
    variables = {**os.environ, **given, "HOME": str(folder), "PYTHONPATH": ""}
    log = folder / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [programs / command[0], *command[1:]],
            cwd=folder,
            env=variables,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # it may have processes of its own
        )
        try:
            url = f"http://127.0.0.1:{port}"
            _wait(url + program.document, process, log)
            yield url
        finally:
            _stop(process)


def fetch(url: str) -> bytes:
    """Return what a server on loopback answers to a GET."""
    with _DIRECT.open(url, timeout=30) as answer:
        content: bytes = answer.read()
    return content


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when a URL answers; fail with the log's end if it never does."""
    until = time.monotonic() + _STARTING
    while time.monotonic() < until and process.poll() is None:
        try:
            fetch(url)
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"no answer from {url}: {log.read_text()[-2000:]}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a process and those that it started."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
            process.wait(_STOPPING)
        except ProcessLookupError:
            break
        except subprocess.TimeoutExpired:
            continue
    process.wait()
