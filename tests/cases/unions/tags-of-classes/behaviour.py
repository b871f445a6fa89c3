"""Who names a class sends its tag, and what is sent is read as the same class."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    models = sdk.models
    sdk.answers(status=204)
    told = {
        "Pet": [models.Cat(), models.Dog(), models.Fox(pet="vixen")],
        "Step": [models.Run(size=1), models.Stop(size=1)],
        "Gone": [models.Lost(), models.Sold()],
    }
    sdk.call("send", body=[row for rows in told.values() for row in rows])
    tags = [next(iter(row.values())) for row in sdk.sent.json]
    assert tags == ["cat", "hound", "vixen", "run", "stop", "lost", "sold"]
    for name, rows in told.items():
        for row in rows:
            assert sdk.read(name, sdk.written(row)) == row
    assert models.Dog().pet is models.Kind.HOUND
    sdk.keeps("Pet", {"pet": "dog"}, {"pet": "fox"})
    with pytest.raises(TypeError, match="pet"):
        models.Fox()  # two values lead to it
    sdk.call("put")
    assert sdk.sent.json == {"pet": "cat"}
    assert sdk.response("put").issues == []
