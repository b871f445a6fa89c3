"""A property that only refers is written under the component's name, and read under either."""

from tests.support.sdk import Sdk

OUTER = "<Outer>{}</Outer>"
COMPONENT = "<Inner><name>a</name></Inner><Status>success</Status>"
PROPERTY = "<nested><name>a</name></nested><status>success</status>"


def check(sdk: Sdk) -> None:
    for inside in (COMPONENT, PROPERTY):
        text = OUTER.format(inside).encode()
        sdk.answers(text, content_type="application/xml")
        response = sdk.response("getX")
        assert response.issues == []
        assert (response.data.nested.name, response.data.status) == ("a", "success")
    sdk.answers(status=204)
    sdk.call("putX", nested=response.data.nested, status="success")
    assert COMPONENT in sdk.sent.body.decode()
