"""The first alternative whose credentials are all there."""

import pytest

from tests.support.sdk import Sdk


def sent(sdk: Sdk, operation: str, **options: str) -> set[str]:
    sdk.options = dict(options)
    sdk.call(operation)
    return {"x-user", "x-app", "authorization"} & sdk.sent.headers.keys()


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    user, app = {"user_api_key": "u"}, {"app_api_key": "a"}
    assert sent(sdk, "get-x", **user, **app) == {"x-user", "x-app"}
    assert sent(sdk, "get-x", **user, token="t") == {"authorization"}
    assert sent(sdk, "own", **user, **app) == {"x-app"}
    assert sent(sdk, "open", **user, **app) == set()
    assert sent(sdk, "maybe") == set()
    assert sent(sdk, "maybe", token="t") == {"authorization"}
    with pytest.raises(sdk.errors.MissingCredentialsError):
        sent(sdk, "get-x", **user)
