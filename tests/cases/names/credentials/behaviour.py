"""Bearer tokens are one keyword, unless two are needed at once; words are said once."""

from inspect import signature

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    keywords = [name for name in signature(sdk.package.Client).parameters]
    assert keywords == ["api_key", "app_key", "token", "admin_token", "user_token", "app_id", "session_cookie", "options"]
    assert sdk.package.Client.__doc__.count("token: ") == 3
    sdk.answers(status=204)
    sdk.options = {"token": "t"}
    sdk.call("get-a")
    assert sdk.sent.headers["authorization"] == "Bearer t"
    sdk.options = {"api_key": "a", "app_key": "b"}
    sdk.call("get-a")
    assert sdk.sent.headers["dd-application-key"] == "b"
