"""A fuzzer that follows the branches of the loader: `python -m tests.hostile.guided`.

Its arguments are those of libFuzzer. It tries documents as trees, changed as
`mutation` does, or as texts, changed as libFuzzer does.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from pathlib import Path
from typing import Any

import atheris

with atheris.instrument_imports(include=["generator.document", "generator.validate"]):
    import generator.document
    import generator.validate  # noqa: F401 - to be instrumented

from tests.hostile import seeds
from tests.hostile.mutation import mutated

_PATH = Path(tempfile.mkdtemp()) / "openapi.yaml"


def _try(data: bytes) -> None:
    _PATH.write_bytes(data)
    seeds.check(_PATH)


def _change(data: bytes, size: int, seed: int) -> bytes:
    """Change a document; a text that is none gives way to one that is."""
    chance = random.Random(seed)
    try:
        tree: Any = json.loads(data)
    except (ValueError, RecursionError):
        if data and chance.random() < 0.5:
            changed: bytes = atheris.Mutate(data, size)
            return changed
        tree = seeds.tree(chance.randrange(10_000))
    return json.dumps(mutated(tree, chance, 1)).encode()[:size]


def main() -> None:
    """Hand over to libFuzzer, which ends the process."""
    atheris.Setup(sys.argv, _try, custom_mutator=_change)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
