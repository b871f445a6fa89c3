"""The cost of a call of `list_ai_api_keys`, by client."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from .bench import PROBES, Bench
from .processes import Worker, cores
from .results import Figures, Section, Table, middle, number, plural, share
from .tools import EXOSCALE, OPC, OURS

KEYS = (1, 100)
_BATCHES = 8
"""Short ones in turn, so that what else the machine does meets all clients alike."""
WAYS = {
    "exoscale": (EXOSCALE, "python-exoscale"),
    "opc": (OPC, "openapi-python-client"),
    "opc-async": (OPC, "openapi-python-client, async"),
    "opc-async-50": (OPC, "openapi-python-client, async, 50 at once"),
    "byhand": (OURS, "byhand"),
    "byhand-async": (OURS, "byhand, async"),
    "byhand-async-50": (OURS, "byhand, async, 50 at once"),
    "byhand-async-after": (OURS, "byhand, async, after 50 at once"),
    "byhand-pyreqwest": (OURS, "byhand on pyreqwest"),
    "byhand-pyreqwest-async-50": (OURS, "byhand on pyreqwest, async, 50 at once"),
    "byhand-aiohttp-async-50": (OURS, "byhand on aiohttp, async, 50 at once"),
    "byhand-null": (OURS, "byhand without HTTP"),
    "httpcore2-pool": (OURS, "httpcore2's pool alone"),
    "httpx2-transport": (OURS, "httpx2's transport alone"),
    "httpx2-client": (OURS, "httpx2's client alone"),
    "pyreqwest-client": (OURS, "pyreqwest's client alone"),
    "pyreqwest-async-50": (OURS, "pyreqwest's client alone, async, 50 at once"),
    "aiohttp-async-50": (OURS, "aiohttp's session alone, async, 50 at once"),
}


def measure(bench: Bench) -> Section:
    """Call through every client, in turn, in as many rounds as asked for."""
    section = Section()
    server_core, core = cores()
    ours = bench.environments[OURS]
    server = (ours.python, PROBES / "answering.py")
    with Worker(server, ours.variables(), server_core) as answering:
        port = answering.read()
        for number_ in KEYS:
            bench.progress(f"calls, {plural(number_)}")
            url = f"http://127.0.0.1:{port}/{number_}/v2"
            section.figures |= _called(bench, url, core, number_)
    section.tables.append(_table(section.figures))
    return section


def _called(bench: Bench, url: str, core: int | None, keys: int) -> Figures:
    found: dict[str, list[dict[str, float]]] = {}
    with ExitStack() as stack:
        workers = {
            way: stack.enter_context(_worker(bench, way, url, core))
            for way, (tool, _) in WAYS.items()
            if tool in bench.environments
        }
        for worker in workers.values():
            worker.ask(str(bench.calls))
        for _ in range(_BATCHES * bench.rounds):
            for way, worker in workers.items():
                found.setdefault(way, []).append(worker.ask(str(bench.calls)))
    return {
        f"call/{way}/{keys}/{what}": middle([each[what] for each in batches])
        for way, batches in found.items()
        for what in ("cpu", "wall")
    }


def _worker(bench: Bench, way: str, url: str, core: int | None) -> Worker:
    tool, _ = WAYS[way]
    called = bench.called_by_us if tool == OURS else bench.called
    package = Path() if tool == EXOSCALE else bench.package(tool, called)
    command = bench.probe(tool, "calling.py", way, package.name, url)
    return Worker(command, bench.environments[tool].variables(package.parent), core)


def _table(figures: Figures) -> Table:
    rows: list[tuple[str, ...]] = []
    for way, (_, words) in WAYS.items():
        if f"call/{way}/{KEYS[0]}/cpu" not in figures:
            continue
        cells = [words]
        for keys in KEYS:
            value = figures[f"call/{way}/{keys}/cpu"]
            peer = figures.get(f"call/exoscale/{keys}/cpu")
            cells += [number(value), share(value, peer)]
            cells.append(number(figures[f"call/{way}/{keys}/wall"]))
        rows.append(tuple(cells))
    heads = [(f"{plural(n)}: CPU µs", "of python-exoscale's", "wall µs") for n in KEYS]
    return Table(
        "Calling `list_ai_api_keys` over loopback",
        ("client", *(head for triple in heads for head in triple)),
        tuple(rows),
        "One connection kept alive; the server has a core of its own where there are"
        " two. byhand and python-exoscale sign each request, openapi-python-client"
        " does not. Libraries alone neither sign nor decode. Rows of byhand go"
        " through httpcore2's pool where they name no other.",
    )
