"""A URL is asked until it has something else to say than 202, or a state that ends."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    slept = sdk.stop_the_clock()
    sdk.answers_once(status=202, Location="/jobs/1")
    sdk.answers_once(status=202, Retry_After="7")
    sdk.answers_once({"anything": 1})
    assert sdk.and_wait("import-it") == {"anything": 1}
    assert [x.target for x in sdk.requests] == ["/import", "/jobs/1", "/jobs/1"]
    assert [x.method for x in sdk.requests] == ["POST", "GET", "GET"]
    assert slept == [1, 7]
    sdk.answers_once(status=202, Location="../file/9")
    sdk.answers_once({"size": 3})
    assert sdk.and_wait("export-it") == sdk.models.File(size=3)
    assert sdk.sent.target == "/file/9"
    state_in_the_body(sdk)
    another_origin(sdk)
    nothing_said_yet(sdk)


def state_in_the_body(sdk: Sdk) -> None:
    where = {"Operation_Location": "https://api.test/status?id=1"}
    sdk.answers_once(status=201, **where)
    sdk.answers_once({"status": "Running"})
    sdk.answers_once({"status": "Succeeded"})
    assert sdk.and_wait("azure").status == "Succeeded"
    sdk.answers_once(status=201, **where)
    sdk.answers_once({"status": "Failed", "error": {"code": "Quota"}})
    with pytest.raises(sdk.errors.OperationFailedError, match="Quota") as failure:
        sdk.and_wait("azure")
    assert failure.value.reason == "Quota"
    assert "/status" in failure.value.operation_id


def another_origin(sdk: Sdk) -> None:
    sdk.answers_once(status=202, Location="http://elsewhere.test/x")
    with pytest.raises(sdk.errors.ApiError, match="https to http"):
        sdk.and_wait("import-it")


def nothing_said_yet(sdk: Sdk) -> None:
    """A 202 without a body is none that breaks the document, whatever its type."""
    sdk.options = {"validation": "strict"}
    sdk.answers_once(status=202, Location="/file/9")
    for _ in range(6):
        sdk.answers_once(status=202)
    sdk.answers_once({"size": 3})
    assert sdk.and_wait("export-it").size == 3
