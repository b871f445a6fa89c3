"""Only what is optional and nullable needs `UNSET`."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("patch-key", name=None, note=None)
    assert sdk.sent.json == {"note": None}
    assert sdk.sent.media_type == "application/merge-patch+json"
    sdk.call("patch-key", note=sdk.package.UNSET, owner=sdk.models.Owner(id=3))
    assert sdk.sent.json == {"owner": {"id": 3}}
    assert sdk.argument("patch-key", "note") == "str | None | UnsetType"
    assert sdk.argument("patch-key", "name") == "str | None"
