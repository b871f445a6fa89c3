"""Any method, spelled as the document has it."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=201)
    sdk.call("copy-file", "a", destination="/b")
    assert (sdk.sent.method, sdk.sent.headers["destination"]) == ("COPY", "/b")
    sdk.answers(status=204)
    sdk.call("LINK /files/{id}", "a")
    assert sdk.sent.method == "LINK"
