"""Arguments are `float`, which takes integers as well; these are sent as such."""

import inspect
from pathlib import Path

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.options = {"validation": "strict"}
    sdk.call("set-x", size=3, mixed=5, level=1)
    assert (sdk.sent.query, sdk.sent.json) == ("size=3&mixed=5", {"level": 1})
    sdk.call("set-x", size=2.5, mixed=True, level="high")
    assert (sdk.sent.query, sdk.sent.json) == ("size=2.5&mixed=true", {"level": "high"})
    source = Path(inspect.getfile(sdk.package)).with_name("resources")
    text = "".join(path.read_text() for path in source.glob("*.py"))
    for written in ("size: float |", "mixed: float | bool |", "level: float | str |"):
        assert written in text
