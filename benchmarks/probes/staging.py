"""Where the generator's time goes: `staging.py OUTPUT PACKAGE OVERLAY|- SPEC`.

Prints CPU seconds by stage, and what importing the stages took before.
"""

from __future__ import annotations

import json
import sys
import time
from importlib import import_module
from pathlib import Path


class Clock:
    """CPU seconds by the stage that is told of."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}
        self._stage = "import"
        self._since = 0.0  # the start of the process: the interpreter's own is in it

    def __call__(self, stage: str) -> None:
        """End a stage and begin the next."""
        now = time.process_time()
        self.spent[self._stage] = now - self._since
        self._stage, self._since = stage, now


def main(output: str, package: str, overlay: str, spec: str) -> None:
    """Generate and write as the command does, told of every stage."""
    clock = Clock()
    for stage in ("lower", "naming", "plan", "render", "validate.checks"):
        import_module(f"generator.{stage}")  # here, so that no stage pays for it
    from generator import write
    from generator.options import Request
    from generator.pipeline import generate

    overlays = () if overlay == "-" else (Path(overlay),)
    request = Request(
        specs=(Path(spec),), package=package, overlays=overlays, allow_invalid=True
    )
    result = generate(request, clock)
    clock("write")
    target = write.Target(Path(output), package)
    write.write(result.files, target, names=result.names)
    clock("")
    print(json.dumps(clock.spent))


if __name__ == "__main__":
    main(*sys.argv[1:])
