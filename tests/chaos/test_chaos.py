"""Many calls under fire: at most once, the right value, a typed error, nothing lost.

The calls are drawn from a seed. The short form runs with the other tests; minutes of it
with `pytest -m full tests/chaos`.
"""

from __future__ import annotations

import asyncio
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest

from .fault_server import fault_server, response_to
from .plans import Run, Step, draw_steps, judge, nothing_left

pytestmark = pytest.mark.long

SCALES = [1, pytest.param(40, marks=pytest.mark.full)]
CALM = 1000
THREADS = 8
TASKS = 24


def _options(sdk: Any, step: Step) -> dict[str, Any]:
    return {
        "extra_headers": step.headers,
        "timeout": sdk.Timeout(**step.timeout),
        "max_retries": step.retries,
    }


def perform(sdk: Any, client: Any, step: Step) -> Any:
    """Make a call; what a dropped stream leaves behind is for the collector."""
    n, options = step.n, _options(sdk, step)
    if step.call == "get":
        return client.value.get(n, **options).n
    if step.call == "add":
        return client.value.add(n, **options).n
    if step.call == "keyed":
        return client.keyed.add(n, **options).n
    if step.call == "read":
        return client.file.get(n, **options)
    if step.call == "watch":
        return [event.data.n for event in client.events.watch(n, **options)]
    if step.call == "watch-left":
        stream = client.events.watch(n, **options)
        return [event for event, _ in zip(stream, range(step.taken), strict=False)]
    opened = client.file.stream.get(n, **options).__enter__()
    if step.call == "file":
        return opened.read()
    chunks = opened.iter_bytes()
    return [chunk for chunk, _ in zip(chunks, range(step.taken), strict=False)]


async def aperform(sdk: Any, client: Any, step: Step) -> Any:
    """The same with an asynchronous client."""
    n, options = step.n, _options(sdk, step)
    if step.call == "get":
        return (await client.value.get(n, **options)).n
    if step.call == "add":
        return (await client.value.add(n, **options)).n
    if step.call == "keyed":
        return (await client.keyed.add(n, **options)).n
    if step.call == "read":
        return await client.file.get(n, **options)
    if step.call.startswith("watch"):
        stream = await client.events.watch(n, **options)
        found: list[Any] = []
        async for event in stream:
            if step.call == "watch-left" and len(found) >= step.taken:
                break
            found.append(event.data.n)
        return found
    opened = await client.file.stream.get(n, **options).__aenter__()
    if step.call == "file":
        return await opened.read()
    return None if step.taken == 0 else await anext(opened.iter_bytes(), None)


def _outcome(sdk: Any, client: Any, step: Step, run: Run) -> str:
    try:
        judge(step, perform(sdk, client, step))
    except sdk.errors.ApiError as error:
        assert error.operation_id and error.url, repr(error)
        return type(error).__name__
    except Exception as error:  # noqa: BLE001 - it is what the test is about
        run.errors.append(error)
        return "fault"
    return "result"


async def _aoutcome(sdk: Any, client: Any, step: Step, run: Run) -> str:
    try:
        judge(step, await aperform(sdk, client, step))
    except sdk.errors.ApiError as error:
        assert error.operation_id and error.url, repr(error)
        return type(error).__name__
    except Exception as error:  # noqa: BLE001 - it is what the test is about
        run.errors.append(error)
        return "fault"
    return "result"


def stay_calm(client: Any) -> None:
    """A thousand calls that meet no fault; each gets its own answer."""
    time.sleep(0.1)  # till the last fault has reached the client
    for n in range(CALM):
        assert client.value.get(n, timeout=5, max_retries=0).n == n


@pytest.mark.parametrize("kind", ["value", "file", "events"])
def test_every_byte(sdk: Any, make_transport: Callable[[], Any], kind: str) -> None:
    """An answer that breaks off is an error wherever it does, and a whole one is none."""
    calls = {"value": "get", "file": "read", "events": "watch"}
    with fault_server() as log, nothing_left(log):
        url = log.url
        with sdk.Client(base_url=url, transport=make_transport()) as client:
            size = len(response_to(f"/{kind}/7"))
            for fault in ("cut", "reset", "garbage"):
                for byte in range(size + 1):
                    step = Step(calls[kind], 7, f"{fault} {byte}", {"read": 1.0})
                    run = Run()
                    found = _outcome(sdk, client, step, run)
                    assert not run.errors, (fault, byte, run.errors)
                    if byte == size:
                        assert found == "result" or fault == "reset", (fault, found)
                    elif fault == "cut":
                        assert found != "result", byte
            stay_calm(client)


@pytest.mark.parametrize("scale", SCALES)
def test_threads(sdk: Any, make_transport: Callable[[], Any], scale: int) -> None:
    """Threads share a client; some of their calls have deadlines, some are dropped."""
    steps, run = draw_steps(scale, 240 * scale, deadlines=True), Run()
    todo, lock = iter(steps), threading.Lock()

    def work() -> None:
        while True:
            with lock:
                step = next(todo, None)
            if step is None:
                return
            found = _outcome(sdk, client, step, run)
            with lock:
                run.outcomes[found] += 1

    with fault_server() as log, nothing_left(log):
        transport = make_transport()
        with sdk.Client(base_url=log.url, transport=transport) as client:
            workers = [threading.Thread(target=work) for _ in range(THREADS)]
            for worker in workers:
                worker.start()
            for worker in workers:
                worker.join()
            run.check(log, len(steps))
            stay_calm(client)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("library", ["httpx2", "pyreqwest", "aiohttp"])
def test_tasks(sdk: Any, make_transport: Callable[[], Any], scale: int) -> None:
    """Tasks share a client; a third of them is cancelled at some moment."""
    steps, run = draw_steps(scale, 240 * scale, deadlines=True), Run()
    todo = iter(steps)

    async def work(client: Any) -> None:
        for step in todo:
            task = asyncio.create_task(_aoutcome(sdk, client, step, run))
            if step.n % 3 == 0:
                asyncio.get_running_loop().call_later(step.cut_after, task.cancel)
            await asyncio.wait({task})
            run.outcomes["cancelled" if task.cancelled() else task.result()] += 1

    async def main(url: str, log: Any) -> None:
        async with sdk.AsyncClient(base_url=url, transport=make_transport()) as client:
            await asyncio.gather(*(work(client) for _ in range(TASKS)))
            run.check(log, len(steps))
            await asyncio.sleep(0.1)
            for n in range(CALM):
                assert (await client.value.get(n, timeout=5, max_retries=0)).n == n

    with fault_server() as log, nothing_left(log):
        asyncio.run(main(log.url, log))


@contextmanager
def interrupting() -> Iterator[Callable[[float], None]]:
    """Yield a function that interrupts this thread after some seconds; 0 calls it off.

    Python ignores an interrupt amid a finalizer, and pytest would keep all that it has in
    its frames.
    """

    def interrupt(*args: object) -> None:
        raise KeyboardInterrupt

    previous = signal.signal(signal.SIGALRM, interrupt)
    hook, sys.unraisablehook = sys.unraisablehook, lambda _: None
    try:
        yield lambda seconds: signal.setitimer(signal.ITIMER_REAL, seconds) and None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
        sys.unraisablehook = hook


# Of a coroutine that was not even begun; pytest would keep it with all that it holds.
@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited")
@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="needs alarms")
@pytest.mark.parametrize("scale", [1, pytest.param(12, marks=pytest.mark.full)])
def test_interrupts(sdk: Any, make_transport: Callable[[], Any], scale: int) -> None:
    """An interrupt at any moment of a call costs that call and nothing else."""
    steps, run = draw_steps(scale, 240 * scale, deadlines=False), Run()
    with (
        fault_server() as log,
        nothing_left(log),
        interrupting() as interrupt,
        sdk.Client(base_url=log.url, transport=make_transport()) as client,
    ):
        client.value.get(0, timeout=5)  # modules and clients take longer to make
        for step in steps:
            found = "interrupted"
            with suppress(KeyboardInterrupt):
                try:
                    interrupt(step.cut_after / 3 if step.n % 3 else 0)
                    found = _outcome(sdk, client, step, run)
                finally:
                    interrupt(0)
            run.outcomes[found] += 1
        assert run.outcomes["interrupted"] > len(steps) // 10
        run.check(log, len(steps))
        stay_calm(client)


@pytest.mark.parametrize("library", ["httpx2", "pyreqwest"])
def test_closing_amid_calls(sdk: Any, make_transport: Callable[[], Any]) -> None:
    """Calls in flight when a client closes end with an error of the package."""
    run, lock = Run(), threading.Lock()
    steps = [Step("get", n, "late 30", {"read": 0.5}) for n in range(THREADS)]

    def work(client: Any, step: Step) -> None:
        found = _outcome(sdk, client, step, run)
        with lock:
            run.outcomes[found] += 1

    with fault_server() as log, nothing_left(log):
        for _ in range(5):
            client = sdk.Client(base_url=log.url, transport=make_transport())
            workers = [
                threading.Thread(target=work, args=(client, step)) for step in steps
            ]
            for worker in workers:
                worker.start()
            threading.Event().wait(0.01)
            client.close()
            for worker in workers:
                worker.join()
    assert not run.errors, run.errors[:3]


@pytest.mark.parametrize("library", ["httpx2", "pyreqwest", "aiohttp"])
def test_closing_amid_tasks(sdk: Any, make_transport: Callable[[], Any]) -> None:
    run = Run()
    steps = [Step("get", n, "late 30", {"read": 0.5}) for n in range(TASKS)]

    async def main(url: str) -> None:
        client = sdk.AsyncClient(base_url=url, transport=make_transport())
        tasks = [
            asyncio.create_task(_aoutcome(sdk, client, step, run)) for step in steps
        ]
        await asyncio.sleep(0.01)
        await client.aclose()
        await asyncio.wait_for(asyncio.gather(*tasks), 10)

    with fault_server() as log, nothing_left(log):
        for _ in range(5):
            asyncio.run(main(log.url))
    assert not run.errors, run.errors[:3]
