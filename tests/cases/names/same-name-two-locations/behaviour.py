"""The path's keeps the name, the others say where they are."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("put-x", "p", id_query="q", id_header="h", id_cookie="c", id_body="b", body="x")
    assert sdk.sent.target == "/x/p?id=q"
    assert (sdk.sent.headers["id"], sdk.sent.headers["cookie"]) == ("h", "id=c")
    assert sdk.sent.json == {"id": "b", "body": "x"}
