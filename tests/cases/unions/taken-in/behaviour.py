"""Each composition has classes of its own, and keeps what it alone has."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.keeps("Result", {"query": "q", "page": 1}, {"query": "q", "limit": 1})
    sdk.keeps("Indexed", {"query": "q", "uid": "u", "page": 1})
    sdk.keeps("Federated", {"remote": "r", "limit": 1}, {"remote": "r", "page": 1})
    federated = type(sdk.read("Federated", {"remote": "r", "limit": 1}))
    assert not hasattr(federated, "query")
