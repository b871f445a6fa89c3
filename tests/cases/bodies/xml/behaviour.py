"""A body that is sent can be read again."""

from xml.etree import ElementTree

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(b"<pet id='4'><title>b</title><aka>c</aka></pet>", content_type="application/xml")
    pet = sdk.call("add-pet", id=3, name="a<", tags=["x", "y"], aka=["k", "l"])
    root = ElementTree.fromstring(sdk.sent.body)
    assert (root.tag, root.attrib) == ("{urn:pets}pet", {"id": "3"})
    assert root.findtext("title") == "a<"
    assert [tag.text for tag in root.findall("tags/tag")] == ["x", "y"]
    assert [aka.text for aka in root.findall("aka")] == ["k", "l"]
    assert sdk.sent.media_type == "application/xml"
    assert (pet.id, pet.name, pet.aka) == (4, "b", ["c"])
