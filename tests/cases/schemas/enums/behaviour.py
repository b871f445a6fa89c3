"""An unknown value is kept, says so, and round-trips."""

import pickle

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    models = sdk.models
    assert models.State.IN_PROGRESS == "in-progress"
    assert models.Level.MINUS_1 == -1
    row = sdk.read("Row", {"state": "lost", "level": 7, "inline": "a"})
    assert row.state == "lost" and not row.state.is_known
    assert row.inline is models.RowInline.A and row.inline.is_known
    sdk.keeps("Row", {"state": "lost", "level": 7}, {"state": "done", "level": 2})
    assert pickle.loads(pickle.dumps(row.state)) == "lost"
