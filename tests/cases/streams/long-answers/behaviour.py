"""Text, bytes and what nobody declared arrive in pieces; a view says what it returns."""

from inspect import getdoc, signature
from types import MethodType

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(b"line\n" * 3, content_type="text/plain")
    for operation, arguments in (("getLog", ()), ("getDump", ()), ("getFile", ("a",))):
        assert b"".join(sdk.stream(operation, *arguments)) == b"line\n" * 3
    prefix = "Async" if sdk.kind == "async" else ""
    client = getattr(sdk.package, f"{prefix}Client")(base_url="http://shop.test")
    assert not hasattr(client.files.stream, "get_meta")
    assert getattr(sdk.package, f"{prefix}ByteStream")
    returned = f"Abstract{prefix}ContextManager[{prefix}ByteStream]"
    for view, returns in (("stream", returned), ("with_response", "Response[bytes]")):
        method = getattr(client.files, view).get
        assert isinstance(method, MethodType)
        assert getdoc(method).startswith("Read a file.")
        assert str(signature(method)) == (
            f"(id: 'str', **options: 'Unpack[RequestOptions]') -> {returns!r}"
        )
