"""The command: count every document in a process of its own, then print a table."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.sweep import measured
from tests.sweep.documents import find_documents

_TOTALS = (
    "operations",
    "on_client",
    "default",
    "classes",
    "same",
    "untyped",
    "examples",
)
_LISTS = (
    "prefixed",
    "long",
    "marked",
    "long_classes",
    "marked_classes",
    "not_black",
    "deviating",
)

_STRICT = "refused_by_default"


def main() -> None:
    """Read the arguments, count, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.sweep")
    parser.add_argument("--from", dest="folder", type=Path, required=True)
    parser.add_argument("--per-provider", type=int, help="documents of each entry")
    parser.add_argument("--limit", type=int, help="documents in all, evenly spread")
    parser.add_argument("--timeout", type=float, default=120, help="seconds for each")
    parser.add_argument("--jobs", type=int, default=1, help="documents at a time")
    parser.add_argument(
        "--emit", action="store_true", help="emit the SDKs, decode the examples"
    )
    parser.add_argument("--list", action="store_true", help="print each name counted")
    parser.add_argument("--save", metavar="LABEL", help="keep it for docs/support.md")
    options = parser.parse_args()
    paths = find_documents(options.folder, options.per_provider, options.limit)
    with ThreadPoolExecutor(options.jobs) as pool:
        results = list(pool.map(lambda path: _count(path, options), paths))
    for path, result in zip(paths, results, strict=True):
        _print_names(path, result, options)
    _print_table(results)
    if options.save:
        measured.save(options.save, results)


def _count(path: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Count one document in a process of its own; failures are counts too."""
    command = [sys.executable, "-m", "tests.sweep.counting", str(path)]
    command += ["emit"] if options.emit else []
    try:
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            timeout=options.timeout,
        )
    except subprocess.TimeoutExpired:
        return {"refused": ["time-out"]}
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["crash"])[-1]
        return {"refused": [f"crash: {last}"]}
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _print_names(path: Path, result: dict[str, Any], options: Any) -> None:
    if options.list:
        for key in _LISTS:
            for name in result.get(key, ()):
                print(f"{key}\t{path.relative_to(options.folder)}\t{name}")
        for code in result["refused"]:
            print(f"refused\t{path.relative_to(options.folder)}\t{code}")


def _print_table(results: Iterable[dict[str, Any]]) -> None:
    rows = list(results)
    print(f"documents: {len(rows)}")
    refusals = Counter(code for row in rows for code in row["refused"])
    for code, number in refusals.most_common():
        print(f"refused, {code}: {number}")
    by_default = Counter(code for row in rows for code in row.get(_STRICT, ()))
    print(f"refused without --allow-invalid: {sum(bool(r.get(_STRICT)) for r in rows)}")
    for code, number in by_default.most_common():
        print(f"refused without --allow-invalid, {code}: {number}")
    for key in _TOTALS:
        print(f"{key}: {sum(row.get(key, 0) for row in rows)}")
    for key in _LISTS:
        print(f"{key}: {sum(len(row.get(key, ())) for row in rows)}")


if __name__ == "__main__":
    main()
