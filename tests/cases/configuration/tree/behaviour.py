"""Resources nest, and an operation may be callable in two places."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    info = sdk.package.operations
    calls = {f"{row.resource}.{row.function}" for row in info.values()}
    assert calls == {
        ".ping",
        "chat.completions.list",
        "chat.completions.create",
        "chat.completions.messages.all",
        "beta.create",
        "rest.get",
    }
    sdk.answers(["a"])
    assert sdk.call("listChats") == ["a"]
    assert sdk.response("listChats").data == ["a"]
    sdk.answers(status=204)
    sdk.call("GET /chat/completions/{id}/messages", "x/y")
    assert sdk.sent.target == "/chat/completions/x%2Fy/messages"
    sdk.call("pingServer")
    client = sdk.package.Client(base_url="http://127.0.0.1:9")
    assert client.chat.completions is client.chat.completions
    assert client.chat.completions.messages is client.chat.completions.messages
