"""The API tells the branches of a request apart; what only it writes is not sent."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    models = sdk.models
    sdk.answers(status=204)
    sdk.call("send", body=models.Cat(food=models.Fish()))
    assert sdk.sent.json == {"kind": "cat", "food": {"of": "sea"}}
    sdk.call("send", body=models.Cat(food=models.Meat()))
    assert sdk.sent.json == {"kind": "cat", "food": {"of": "land"}}
    sdk.call("send", body=models.Dog(kind="hound"))  # two values lead to it
    assert sdk.sent.json == {"kind": "hound"}
    # A union that is only read asks for nothing in a request.
    sdk.call("put", size=1)
    assert sdk.sent.json == {"size": 1}
    sdk.answers({"kind": "Sand", "size": 2})
    assert sdk.call("read") == models.Sand(kind="Sand", size=2)
