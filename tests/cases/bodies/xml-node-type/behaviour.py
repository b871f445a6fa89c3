"""An attribute and the text of the element itself."""

from xml.etree import ElementTree

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("add-note", lang="de", text="Hallo & so")
    root = ElementTree.fromstring(sdk.sent.body)
    assert (root.tag, root.attrib, root.text) == ("note", {"lang": "de"}, "Hallo & so")
