"""An argument goes before the environment."""

from unittest.mock import patch

from tests.support.sdk import Sdk

ENVIRONMENT = {"CASE_ENV_API_KEY": "k", "CASE_ENV_ZONE": "b"}


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.options = {"base_url": ...}
    with patch.dict("os.environ", ENVIRONMENT):
        sdk.call("get-x")
        assert (sdk.sent.headers["x-key"], sdk.sent.url) == ("k", "https://b.test/x")
        sdk.options |= {"api_key": "own", "zone": "a"}
        sdk.call("get-x")
    assert (sdk.sent.headers["x-key"], sdk.sent.url) == ("own", "https://a.test/x")
