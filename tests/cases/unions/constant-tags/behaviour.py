"""Who names a class sends its tag, alone, in lists and in maps."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    models = sdk.models
    assert models.Cancel().type == "cancel"
    sdk.call(
        "send",
        actions=[models.Cancel(), models.Nothing(), models.Delete()],
        named={"a": models.Cancel(reason="r")},
    )
    assert sdk.sent.json == {
        "actions": [
            {"type": "cancel"},
            {"type": "nothing"},
            {"@type": "delete", "kind": "hard", "version": 2},
        ],
        "named": {"a": {"type": "cancel", "reason": "r"}},
    }
    assert models.Loose().to_dict() == {}
    tags = ({"type": "cancel"}, {"type": "nothing"})
    for union in ("Action", "Told"):
        sdk.keeps(union, *tags)
    assert type(sdk.read("Untold", {"reason": "r"})) is models.Plain
    sdk.keeps("Untold", {"reason": "r"}, {"type": "cancel", "reason": "r"})
