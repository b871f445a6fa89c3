"""CPU seconds of comparing two documents that are loaded: `comparing.py OLD NEW`."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.commands.diff_sides import find_changes, read_sides


def main(old: str, new: str) -> None:
    """Load both sides as the command does, and compare them."""
    with TemporaryDirectory() as folder:
        asked = {Path(folder, "old"): old, Path(folder, "new"): new}
        sides = read_sides(asked, None, allow_invalid=True)
        since = time.process_time()
        find_changes(*sides)
        print(json.dumps(time.process_time() - since))


if __name__ == "__main__":
    main(*sys.argv[1:])
