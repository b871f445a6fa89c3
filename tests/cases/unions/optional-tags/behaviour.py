"""What only an optional tag tells apart is sent with it."""

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
    assert models.K1().to_dict() == {"kind": "k1"}
    assert models.K2(kind="k2").to_dict() == {"kind": "k2"}
    assert models.K3().to_dict() == {}, "two values lead to it"
    assert type(sdk.read("Mapped", {"kind": "k1"})) is models.K1
