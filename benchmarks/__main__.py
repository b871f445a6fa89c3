"""The command: `python -m benchmarks [SECTION...]`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from . import (
    calling,
    comparing,
    decoding,
    generating,
    importing,
    page,
    programs,
    sizing,
)
from .bench import Bench
from .documents import Document, exoscale, fragment, large, other
from .environments import PEERS, Environment, own, peer
from .machine import described, loaded
from .marks import verdicts
from .render import as_text
from .results import Section
from .tools import EXOSCALE, OURS

SECTIONS: dict[str, Callable[[Bench], Section]] = {
    "generate": generating.measure,
    "compare": comparing.measure,
    "import": importing.measure,
    "call": calling.measure,
    "decode": decoding.measure,
    "size": sizing.measure,
    "programs": programs.measure,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for, and print it.

    Args:
        arguments: the process's own by default.

    Returns:
        0; figures are never a failure.
    """
    parser = _parser()
    given = parser.parse_args(arguments)
    if unknown := set(given.sections) - set(SECTIONS):
        parser.error(f"no such section: {', '.join(sorted(unknown))}")
    if given.write and (given.sections or given.quick or given.alone):
        parser.error("--write takes a whole run: no sections, --quick or --alone")
    load = loaded()
    with tempfile.TemporaryDirectory(prefix="benchmarks-") as scratch:
        bench = _bench(given, Path(scratch))
        chosen = given.sections or list(SECTIONS)
        found = [SECTIONS[name](bench) for name in SECTIONS if name in chosen]
        machine = described(bench.environments, load)
    tables = [table for section in found for table in section.tables]
    figures = {k: v for section in found for k, v in section.figures.items()}
    tables.append(verdicts(figures))
    print(
        "\n\n".join(
            ("\n".join(machine), *(as_text(table) for table in tables if table.rows))
        )
    )
    if given.write:
        page.write(machine, [tables[-1], *tables[:-1]], figures)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="Measure generating, importing and calling beside the peers.",
        epilog="Times are medians; compare ratios, not seconds, between runs.",
    )
    add = parser.add_argument
    add("sections", nargs="*", metavar="SECTION", help=", ".join(SECTIONS))
    add("--quick", action="store_true", help="one small round of the fragment")
    add("--alone", action="store_true", help="no peers; nothing is installed")
    add("--large", action="store_true", help="stripe and github as well, if at hand")
    add("--document", type=Path, action="append", default=[], help="this one as well")
    add("--rounds", type=int, default=3, help="of each measurement; default 3")
    add("--cache", type=Path, help="folder that keeps the tools' environments")
    add("--write", action="store_true", help="update docs/performance.md")
    return parser


def _bench(given: argparse.Namespace, scratch: Path) -> Bench:
    folder = (given.cache or scratch / "environments").resolve()
    environments = {OURS: own(None if given.alone else folder)}
    if not given.alone:
        environments |= {name: peer(name, folder) for name in PEERS}
    return Bench(
        environments=environments,
        documents=tuple(_documents(given, environments)),
        scratch=scratch,
        rounds=1 if given.quick else given.rounds,
        calls=100 if given.quick else 250,
        progress=lambda words: print(words, file=sys.stderr, flush=True),
    )


def _documents(
    given: argparse.Namespace, environments: dict[str, Environment]
) -> list[Document]:
    documents = [fragment()]
    if EXOSCALE in environments and not given.quick:
        documents.append(exoscale(environments[EXOSCALE]))
    if given.large:
        documents += large()
    return documents + [other(path) for path in given.document]


if __name__ == "__main__":
    sys.exit(main())
