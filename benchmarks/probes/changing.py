"""Copy a document with one description changed: `changing.py FROM TO`.

In a process of its own, as a large text would count as memory of what runs next.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

_DESCRIPTION = re.compile(r'(description"?:\s*"?)(?=[A-Z][a-z])')


def main(source: str, target: str) -> None:
    """Change the description in the middle: the first may be the whole API's."""
    text = Path(source).read_text("utf-8")
    found = list(_DESCRIPTION.finditer(text))
    place = found[len(found) // 2].end()
    Path(target).write_text(f"{text[:place]}Changed. {text[place:]}", "utf-8")
    print(json.dumps(len(found)))


if __name__ == "__main__":
    main(*sys.argv[1:])
