"""Limits on the time and memory that a document may cost."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits on one document; the option of its name (`--max-bytes`) raises each.

    They bound time and memory: reading is linear in bytes and nodes. The largest public
    documents known (13 MB, 260,000 nodes, 25 levels) use a fifth to a quarter of them.
    The metadata of each field has the words that `--help` explains it with.
    """

    max_bytes: int = field(
        default=64 * 1024 * 1024, metadata={"counts": "bytes of all files together"}
    )
    max_nodes: int = field(
        default=2_000_000, metadata={"counts": "values, aliases expanded"}
    )
    max_depth: int = field(
        default=100, metadata={"counts": "objects and arrays inside one another"}
    )
    max_aliases: int = field(default=10_000, metadata={"counts": "aliases of YAML"})
    max_files: int = field(
        default=10_000, metadata={"counts": "files that one document is spread over"}
    )
    max_work: int = field(
        default=1_000_000, metadata={"counts": "schemas to read, repetitions counted"}
    )
    max_seconds: int = field(
        default=600,
        metadata={"counts": "seconds of CPU time, where the system can tell"},
    )


DEFAULT_LIMITS = Limits()
