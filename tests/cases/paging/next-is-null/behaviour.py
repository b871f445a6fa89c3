"""No page is asked for after the last; the first page may not be missing."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers({"detail": "Invalid page."}, status=404)
    sdk.answers_once({"results": [1], "next": "https://x/?page=2"})
    sdk.answers_once({"results": [2], "next": None})
    assert sdk.items("things") == [1, 2]
    assert len(sdk.requests) == 2
    sdk.answers_once({"results": [1]})
    sdk.answers_once({"results": [2]})
    sdk.answers_once({"results": [3]})
    with capture_log(sdk) as log:
        assert sdk.items("things") == [1, 2, 3], "absent from the start it says nothing"
    assert "$.next: page 4 does not exist" in log.getvalue()
    sdk.answers_once({"results": [1], "next": "https://x/?page=2"})
    sdk.answers_once({"results": [2]})
    assert sdk.items("things") == [1, 2], "left out after a page that has it"
    assert len(sdk.requests) == 8
    sdk.answers_once([1])
    sdk.answers_once([2])
    assert sdk.items("rows") == [1, 2]
    with pytest.raises(sdk.errors.NotFoundError):
        sdk.items("rows")


@contextmanager
def capture_log(sdk: Sdk) -> Iterator[StringIO]:
    """Collect the log of the package."""
    text = StringIO()
    handler = logging.StreamHandler(text)
    logger = logging.getLogger(sdk.package.__name__)
    logger.addHandler(handler)
    try:
        yield text
    finally:
        logger.removeHandler(handler)
