"""Pages beyond doubt have `iterate`; doubtful ones, or ones switched off, have not."""

from tests.support.sdk import Sdk

ROW = {"id": "r"}


def check(sdk: Sdk) -> None:
    assert sorted(_iterated(sdk)) == ["cursor", "last", "link", "offset", "page", "url"]
    sdk.answers_once({"files": [ROW], "nextPageToken": "2"})
    sdk.answers_once({"files": [ROW], "nextPageToken": ""})
    assert len(sdk.items("cursor")) == 2
    assert sdk.sent.query == "pageToken=2"
    sdk.answers_once({"data": [ROW, {"id": "s"}], "has_more": True})
    sdk.answers_once({"data": [], "has_more": False})
    assert len(sdk.items("last")) == 2
    assert sdk.sent.query == "starting_after=s"
    sdk.answers_once({"rows": [ROW], "links": {"pages": {"next": "https://x/?page=2"}}})
    sdk.answers_once({"rows": [ROW], "links": {}})
    assert len(sdk.items("page", per_page=1)) == 2
    assert sdk.sent.target == "/page?page=2&per_page=1"
    sdk.answers_once([ROW, ROW])
    sdk.answers_once([])
    assert len(sdk.items("offset")) == 2
    assert sdk.sent.query == "offset=2"
    sdk.answers_once({"data": [ROW], "next": "/url?2"})
    sdk.answers_once({"data": [ROW]})
    assert len(sdk.items("url")) == 2
    sdk.answers_once([ROW], Link="<?x=2>; rel=next")
    sdk.answers_once([ROW])
    assert len(sdk.items("link")) == 2
    assert sdk.sent.target == "/link?x=2"


def _iterated(sdk: Sdk) -> list[str]:
    client = getattr(sdk.package, "Client")()
    operations = sdk.package.operations.items()
    resources = ((key, getattr(client, info.resource)) for key, info in operations)
    return [key for key, resource in resources if hasattr(resource, "iterate")]
