"""`client.wait` and `and_wait`: to the end, good or bad, or until the time is up."""

import pytest

from tests.support.sdk import Sdk

PENDING = {"id": "o1", "state": "pending"}


def check(sdk: Sdk) -> None:
    slept = sdk.stop_the_clock()
    ends_well(sdk, slept)
    ends_badly(sdk)
    takes_too_long(sdk, slept)
    gives_up(sdk)
    has_another_shape(sdk)


def ends_well(sdk: Sdk, slept: list[float]) -> None:
    sdk.answers_once(PENDING)
    sdk.answers_once(PENDING)
    sdk.answers_once(PENDING | {"state": "success"})
    operation = sdk.and_wait("create-thing", name="x")
    assert (operation.id, operation.state) == ("o1", "success")
    assert [x.target for x in sdk.requests] == ["/thing", *["/operation/o1"] * 2]
    assert slept == [3, 3]
    seen: list[str] = []
    sdk.answers_once(PENDING | {"state": "success"})
    pending = sdk.read("Operation", PENDING)
    done = sdk.wait(pending, on_update=lambda value: seen.append(value.state))
    assert done.state == "success"
    assert seen == ["success"]
    sdk.requests.clear()
    assert sdk.wait(done) is done
    assert sdk.requests == []


def ends_badly(sdk: Sdk) -> None:
    failed = sdk.read("Operation", PENDING | {"state": "failure", "reason": "busy"})
    with pytest.raises(sdk.errors.OperationFailedError, match="busy") as failure:
        sdk.wait(failed)
    error = failure.value
    assert (error.operation, error.operation_id, error.reason) == (failed, "o1", "busy")
    with pytest.raises(sdk.errors.OperationFailedError, match="state timeout") as late:
        sdk.wait(sdk.read("Operation", {"state": "timeout", "message": "too late"}))
    assert (late.value.operation_id, late.value.reason) == (None, None)
    assert "too late" in str(late.value)
    with pytest.raises(sdk.errors.OperationFailedError, match="cannot be followed"):
        sdk.wait(sdk.read("Operation", {"state": "pending"}))


def takes_too_long(sdk: Sdk, slept: list[float]) -> None:
    sdk.answers(PENDING)
    slept.clear()
    with pytest.raises(sdk.errors.WaitTimeoutError, match="within 5 s") as late:
        sdk.wait(sdk.read("Operation", PENDING), timeout=5)
    assert late.value.operation_id == "o1"
    assert slept == [3, 2]
    slept.clear()
    with pytest.raises(sdk.errors.WaitTimeoutError, match="within 7200 s"):
        sdk.wait(sdk.read("Operation", PENDING))
    assert slept[:10] == [3] * 10
    assert slept[10:-1] == sorted(slept[10:-1])
    assert 3 < slept[15] < 60
    assert set(slept[-10:-1]) == {60}


def gives_up(sdk: Sdk) -> None:
    sdk.requests.clear()
    sdk.answers_once(status=503)
    sdk.answers_once(PENDING)
    sdk.answers({"message": "down"}, status=503)
    with pytest.raises(sdk.errors.WaitTimeoutError, match="gave up after 5") as lost:
        sdk.wait(sdk.read("Operation", PENDING))
    assert len(sdk.requests) == 7
    assert isinstance(lost.value.__cause__, sdk.errors.ServerError)
    assert lost.value.operation_id == "o1"


def has_another_shape(sdk: Sdk) -> None:
    sdk.answers_once({"id": "t"})
    sdk.answers_once({"id": "t", "done": True})
    assert sdk.and_wait("begin").done is True
    with pytest.raises(sdk.errors.OperationFailedError, match="E1") as failure:
        sdk.wait(sdk.read("Task", {"id": "t", "done": True, "error": {"code": "E1"}}))
    assert failure.value.reason == "E1"
    with pytest.raises(TypeError, match="int is no long-running operation"):
        sdk.wait(3)
