"""Child processes: what one costs, and workers that answer line by line."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self


@dataclass(frozen=True, slots=True)
class Cost:
    """The time and memory that a command took, its own children included.

    Attributes:
        wall: seconds that passed.
        cpu: seconds of processors, user and system.
        peak: memory of the largest of its processes, in MB (10^6 bytes).
    """

    wall: float
    cpu: float
    peak: float


class CommandFailed(Exception):
    """A command that was to be measured failed; the text has the end of its output."""


def run(
    command: Sequence[str | Path], variables: Mapping[str, str], folder: Path
) -> Cost:
    """Run a command to its end and say what it cost.

    Args:
        command: program and arguments.
        variables: its whole environment.
        folder: where it runs; its output goes to a file there.

    Raises:
        CommandFailed: it exited with something else than 0.
    """
    log = folder / "output.txt"
    with log.open("wb") as output:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, env=variables, cwd=folder, stdout=output, stderr=output
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        told = log.read_text("utf-8", "replace")[-2000:]
        raise CommandFailed(f"{' '.join(map(str, command))}\n{told}")
    # ru_maxrss is in KiB on Linux, and the largest of the process and its children.
    peak = usage.ru_maxrss * 1024 / 1e6
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak)


def answer_of(command: Sequence[str | Path], variables: Mapping[str, str]) -> Any:
    """Run a probe and return the JSON text on its last line of output.

    Raises:
        CommandFailed: it exited with something else than 0.
    """
    done = subprocess.run(
        command, env=variables, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CommandFailed(f"{' '.join(map(str, command))}\n{done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1])


class Worker:
    """A probe that answers each line it is given with one line of JSON.

    A context manager that ends the process.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        variables: Mapping[str, str],
        core: int | None = None,
    ) -> None:
        """Start a probe, on one core where the system can do that."""
        self._process = subprocess.Popen(
            command,
            env=variables,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        if core is not None and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(self._process.pid, {core})

    def read(self) -> Any:
        """Return the next line that the probe writes, read as JSON."""
        line = _pipe(self._process.stdout).readline()
        if not line:
            raise CommandFailed(f"{self._process.args!r} ended")
        return json.loads(line)

    def ask(self, question: str) -> Any:
        """Write a line and return the answer."""
        pipe = _pipe(self._process.stdin)
        pipe.write(f"{question}\n")
        pipe.flush()
        return self.read()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(OSError):
            _pipe(self._process.stdin).close()
        self._process.terminate()
        self._process.wait()
        _pipe(self._process.stdout).close()


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe


def cores() -> tuple[int | None, int | None]:
    """Return a core for a server and another for its clients, where there are two."""
    if not hasattr(os, "sched_getaffinity"):
        return None, None
    usable = sorted(os.sched_getaffinity(0))
    return (usable[0], usable[1]) if len(usable) > 1 else (None, None)
