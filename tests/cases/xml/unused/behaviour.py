"""XML that is passed as text needs no support for it, and no hints."""

from pathlib import Path

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(b"<x/>", content_type="application/xml")
    assert sdk.call("post", a="b") == "<x/>"
    assert not hasattr(sdk.models.X, "__xml__")
    assert not (Path(str(sdk.package.__file__)).parent / "_runtime" / "xml").exists()
