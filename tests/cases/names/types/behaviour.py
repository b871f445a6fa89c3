"""By operation or path, told apart by method, tag, values, what they are made of."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    assert sdk.argument("GET /api/events/proxy", "sort_order").startswith(
        ("EventsProxySortOrder", "Literal", "str")
    )
    assert sorted(name for name in dir(sdk.models) if name[0].isupper() and not name.isupper() and not name.endswith("Dict")) == [
        "Auth",
        "AuthNone",
        "AuthWithFOfInteger",
        "AuthWithFOfString",
        "EventsProxySortOrder",
        "GetEventsProxyResponse",
        "KindOfRowTag",
        "Node3RawResponse",
        "Node4RawResponse",
        "PostEventsProxyResponse",
        "Row",
        "RowTag",
        "SendFileBody",
        "SendFileBodyWay",
        "SendFileResponse",
        "SshPasswordAuth",
        "TagKindOfRow",
    ]
