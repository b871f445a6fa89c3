"""Nobody can be asked for a token: a text or a function is taken, and no grant is shipped."""

from pathlib import Path

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    for token in ("t", lambda: "t"):
        sdk.options = {"token": token}
        sdk.call("get-x")
        assert sdk.sent.headers["authorization"] == "Bearer t"
    with pytest.raises(sdk.errors.MissingCredentialsError, match="token"):
        sdk.options = {}
        sdk.call("get-x")
    assert not hasattr(sdk.package, "PasswordGrant")
    folder = Path(str(sdk.package.__file__)).parent / "_runtime" / "auth"
    assert {"__init__.py", "bearer.py", "credentials.py"} == {p.name for p in folder.glob("*.py")}
