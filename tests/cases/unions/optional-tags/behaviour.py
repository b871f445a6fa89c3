"""Alternatives that only an optional tag tells apart are sent with it."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    models = sdk.models
    sdk.answers(status=204)
    sdk.call("send", body=[models.Delete(), models.Cancel(reason="r"), None])
    told = [{"kind": "delete"}, {"kind": "cancel", "reason": "r"}, None]
    assert sdk.sent.json == told
    assert models.Second().to_dict() == {"version": 2}
    assert models.Same().to_dict() == {}
    assert type(sdk.read("Numbered", {"version": 2})) is models.Second
