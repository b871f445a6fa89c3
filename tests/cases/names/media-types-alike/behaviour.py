"""The words that tell the media types apart are in the names, and no hash."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    assert sdk.returns("get_a") == "GetAV1Response | GetAV2Response"
    assert sdk.argument("put_b", "body").startswith("PutBJsonRequest | PutBJsonRequestDict")
    assert "PutBV2Request | PutBV2RequestDict" in sdk.argument("put_b", "body")
    sdk.answers({"b": "x"}, content_type="application/vnd.acme.v2+json")
    assert sdk.call("get_a") == sdk.models.GetAV2Response(b="x")
