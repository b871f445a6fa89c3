"""Print the digest of every file that a document becomes, as JSON: run by each Python."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from generator.options import Request
from generator.pipeline import generate


def digests(path: Path) -> dict[str, str]:
    """Generate an SDK in memory; its files by name, each by its digest."""
    request = Request(specs=(path,), package="things", allow_invalid=True)
    files = generate(request).files
    return {name: _digest(files[name]) for name in sorted(files)}


def _digest(content: str | bytes) -> str:
    whole = content.encode() if isinstance(content, str) else content
    return hashlib.sha256(whole).hexdigest()


if __name__ == "__main__":
    print(json.dumps(digests(Path(sys.argv[1]))))
