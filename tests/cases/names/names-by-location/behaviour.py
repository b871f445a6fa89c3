"""A name on the wire in two locations can be named twice, `path id` and `body id`."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("putPet", "7", body_id="8", full_name="Tom", api_timeout=1, search="x")
    assert sdk.sent.target == "/pets/7?timeout=1&q=x"
    assert sdk.sent.json == {"id": "8", "n": "Tom"}
    sdk.call("putPet", "7", sdk.models.PetUpdate(id="8", full_name="Tom"))
    assert sdk.sent.json == {"id": "8", "n": "Tom"}
