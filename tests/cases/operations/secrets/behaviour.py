"""At the level of bodies the log has all of them but what is secret."""

import logging

import pytest

from tests.support.sdk import Sdk


class Lines(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.text += record.getMessage() + "\n"


def check(sdk: Sdk) -> None:
    lines, logger = Lines(), logging.getLogger(sdk.package.__name__)
    logger.addHandler(lines)
    logger.setLevel(5)
    given = {"pin": "hush-1", "codes": ["hush-2"], "phrase": "hush-3", "name": "Ann"}
    sdk.answers({"door": given})
    sdk.call("post-x", sesame="hush-4", **given)
    assert b"hush-3" in sdk.sent.body
    assert "hush" not in lines.text
    assert "sesame=***" in lines.text
    assert lines.text.count('"name":"Ann"') == 2
    sdk.answers({}, status=404)
    with pytest.raises(sdk.errors.NotFoundError) as caught:
        sdk.call("post-x", sesame="hush-4")
    assert "hush" not in str(caught.value)
