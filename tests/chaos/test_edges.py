"""Single faults of streams: what they cost, and what their errors say."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from .fault_server import fault_server, response_to
from .plans import nothing_left

pytestmark = pytest.mark.long


def test_heads_after_the_deadline(sdk: Any, make_transport: Callable[[], Any]) -> None:
    """A stream whose head comes too late gives its connection back, of four."""
    with fault_server() as log, nothing_left(log):
        transport = make_transport()
        with sdk.Client(base_url=log.url, transport=transport) as client:
            late: dict[str, Any] = {
                "extra_headers": {"X-Fault": "late 60"},
                "timeout": sdk.Timeout(total=0.02),
                "max_retries": 0,
            }
            for n in range(8):
                with pytest.raises(sdk.errors.ApiTimeoutError):
                    client.events.watch(n, **late)
            assert client.value.get(1, timeout=5, max_retries=0).n == 1


def test_a_broken_coding(sdk: Any, make_transport: Callable[[], Any]) -> None:
    whole = response_to("/file/1", coding="gzip")
    broken = whole.index(b"\r\n\r\n") + 30
    with fault_server() as log, nothing_left(log):
        transport = make_transport()
        with sdk.Client(base_url=log.url, transport=transport) as client:
            for n in range(6):
                headers = {"X-Coding": "gzip", "X-Fault": f"garbage {broken}"}
                with (
                    client.file.stream.get(n, extra_headers=headers) as stream,
                    pytest.raises(sdk.errors.ApiError) as caught,
                ):
                    stream.read()
                assert caught.value.operation_id == "get_file"
                assert caught.value.url == f"{log.url}/file/{n}"
            assert client.value.get(1, timeout=5, max_retries=0).n == 1


def test_the_total_bounds_each_chunk(
    sdk: Any, make_transport: Callable[[], Any]
) -> None:
    with fault_server() as log, nothing_left(log):
        transport = make_transport()
        with sdk.Client(base_url=log.url, transport=transport) as client:
            began = time.monotonic()
            timeout = sdk.Timeout(read=0.3, total=0.2)
            headers = {"X-Fault": f"stall {len(response_to('/file/1')) - 20}"}
            with (
                client.file.stream.get(
                    1, extra_headers=headers, timeout=timeout, max_retries=0
                ) as stream,
                pytest.raises(sdk.errors.ApiTimeoutError),
            ):
                stream.read()
            assert time.monotonic() - began < 1
