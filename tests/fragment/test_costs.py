"""The cost of a call beside HTTP, counted: a step that creeps in shows, on any machine.

The limits are a tenth or two above what there was when they were set, on CPython 3.11.
"""

from __future__ import annotations

import gc
import re
import shutil
import subprocess
import sys
import tracemalloc
from collections import Counter
from collections.abc import Callable
from types import FrameType

import pytest
from ai_api_key import Client

from benchmarks.probes.emitted import null_transport
from tests.fragment.samples import CREDENTIALS, LISTED, client_of, in_json
from tests.support.real_documents import REPOSITORY
from tests.support.server import Server

ANSWER = in_json(200, LISTED).body


def client() -> Client:
    """A client whose transport answers at once, always the same."""
    return Client(**CREDENTIALS, transport=null_transport("ai_api_key", ANSWER))


def prepared(made: Client) -> Callable[[], object]:
    """A method that has been called before."""
    method = made.ai_api_key.list
    for _ in range(10):
        method()
    return method


def called(method: Callable[[], object]) -> Counter[str]:
    """How many functions are called, in Python by file, and in C."""
    found: Counter[str] = Counter()

    def note(frame: FrameType, event: str, argument: object) -> None:
        if event == "call":
            found[frame.f_code.co_filename] += 1
        elif event == "c_call":
            found["in C"] += 1

    sys.setprofile(note)
    try:
        method()
    finally:
        sys.setprofile(None)
    return found


def test_functions_of_a_call_without_http() -> None:
    found = called(prepared(client()))
    assert found.pop("in C") <= 40
    assert found.total() <= 45


def test_functions_of_a_call_over_http(server: Server) -> None:
    with client_of(server) as made:
        found = called(prepared(made))
    own = sum(count for file, count in found.items() if "ai_api_key" in file)
    assert own <= 75
    assert found.total() <= 1200  # httpx2, its pool and h11 too, which vary by version


def test_memory_of_a_call() -> None:
    method = prepared(client())
    gc.collect()
    tracemalloc.start()
    try:
        for _ in range(100):  # until Python's stores of freed objects are full
            method()
        before, _ = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        for _ in range(50):
            method()
        after, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before <= 500  # bytes that stay, after 50 calls
    assert peak - before <= 4_000  # bytes that there are at once


def test_a_call_leaves_nothing_for_the_collector() -> None:
    method = prepared(client())
    gc.collect()
    gc.disable()
    try:
        for _ in range(50):
            method()
        assert gc.collect() == 0
    finally:
        gc.enable()


COUNTED = """
import sys
from benchmarks.probes.emitted import client, null_transport
from benchmarks.probes.keys import keys
made = client("ai_api_key", transport=null_transport("ai_api_key", keys(1)))
for _ in range(int(sys.argv[1])):
    made.ai_api_key.list()
"""


def instructions(calls: int) -> int:
    """How many instructions a process takes that makes so many calls."""
    path = f"{REPOSITORY}:{REPOSITORY / 'generated'}"
    told = subprocess.run(
        ("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null")
        + (sys.executable, "-B", "-c", COUNTED, str(calls)),
        env={"PYTHONPATH": path, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    found = re.search(r"Collected : (\d+)", told)
    assert found is not None, told
    return int(found[1])


@pytest.mark.full
@pytest.mark.skipif(shutil.which("valgrind") is None, reason="valgrind counts")
def test_instructions_of_a_call() -> None:
    assert (instructions(300) - instructions(100)) / 200 <= 100_000
