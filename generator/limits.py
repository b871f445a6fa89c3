"""How large a document may be where its user allows no more.

Apart from the budgets that they become, so that `--help` can say them and loads little.
"""

from __future__ import annotations

DEFAULTS = {
    "max_bytes": 64 * 1024 * 1024,
    "max_nodes": 2_000_000,
    "max_depth": 100,
    "max_aliases": 10_000,
    "max_files": 10_000,
    "max_work": 1_000_000,
    "max_seconds": 600,
}
