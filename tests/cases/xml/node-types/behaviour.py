"""Each node type is written as itself, and read as it was written."""

from tests.support.sdk import Sdk

TEXT = (
    '<Document lang="en"><Body><![CDATA[<p>]]]]><![CDATA[></p>]]></Body>'
    '<around><Note lang="de">Hallo</Note></around>'
    "<author>a</author><year>2026</year><tags><tag>x</tag></tags>"
    '<maybe xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>'
    "<steps><one>a</one><two>2</two></steps></Document>"
)


def check(sdk: Sdk) -> None:
    models = sdk.models
    values = {
        "lang": "en",
        "body": models.Body(html="<p>]]></p>"),
        "note": models.Note(lang="de", text="Hallo"),
        "facts": models.DocumentFacts(author="a", year=2026),
        "tags": ["x"],
        "maybe": None,
        "steps": ("a", 2),
    }
    sdk.answers(TEXT.encode(), content_type="application/xml")
    assert sdk.call("add", **values) == models.Document(**values)
    assert sdk.sent.body.decode().partition("?>")[2] == TEXT
