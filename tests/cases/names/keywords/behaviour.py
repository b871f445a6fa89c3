"""Builtins stay; keywords and options keep their meaning, the document's give way with `_`."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("import", "a", from_="b", type="c", self_="d", timeout_=5, options="e", max_retries_=6, timeout=9)
    expected = "from=b&type=c&self=d&timeout=5&options=e&max-retries=6"
    assert sdk.sent.target == f"/x/a?{expected}"
    info = sdk.package.operations
    assert (info["import"].resource, info["import"].function) == ("class_", "import_")
    assert info["with-response"].function == "with_response_"
    assert info["with-response"].resource == "timeout"
