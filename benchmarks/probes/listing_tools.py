"""The cost of a server of tools to its client: `listing_tools.py PACKAGE ROUNDS`.

Prints the seconds from the start of the process to its first answer and the CPU seconds
of its life, medians, and the characters of its listing and its instructions.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from typing import IO, Any

_CLIENT = {"name": "benchmark", "version": "1"}
_HELLO = {
    "protocolVersion": "2025-06-18",
    "capabilities": {},
    "clientInfo": _CLIENT,
}


def main(package: str, rounds: str) -> None:
    """Start the server anew in each round; the last one lists its tools."""
    found = [_start(package) for _ in range(int(rounds))]
    *_, tools, instructions = found[-1]
    told = {
        "seconds": statistics.median(seconds for seconds, *_ in found),
        "cpu": statistics.median(cpu for _, cpu, *_ in found),
        "tools": len(tools),
        "characters": len(json.dumps(tools, ensure_ascii=False)),
        "instructions": len(instructions),
    }
    print(json.dumps(told))


def _start(package: str) -> tuple[float, float, list[Any], str]:
    command = (sys.executable, "-m", f"{package}.mcp")
    started = time.perf_counter()
    with subprocess.Popen(
        command, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        streams = process.stdin, process.stdout
        hello = _ask(*streams, 1, "initialize", _HELLO)
        seconds = time.perf_counter() - started
        _tell(process.stdin, {"method": "notifications/initialized"})
        listed = _ask(*streams, 2, "tools/list", {})
        process.terminate()
        _, _, usage = os.wait4(process.pid, 0)
    cpu = usage.ru_utime + usage.ru_stime
    return seconds, cpu, listed["tools"], hello.get("instructions", "")


def _ask(
    sent: IO[str], received: IO[str], number: int, method: str, params: Any
) -> Any:
    _tell(sent, {"id": number, "method": method, "params": params})
    while True:
        answer = json.loads(received.readline())
        if answer.get("id") == number:
            return answer["result"]


def _tell(sent: IO[str], message: dict[str, Any]) -> None:
    sent.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")
    sent.flush()


main(*sys.argv[1:])
