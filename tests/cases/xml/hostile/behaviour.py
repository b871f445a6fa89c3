"""No document types, no entities; what is no XML is an error like JSON's."""

import pytest

from tests.support.sdk import Sdk

ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
BAD = (
    f'<!DOCTYPE x [<!ENTITY e0 "ha">{ENTITIES}]><x><text>&e11;</text></x>',
    '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>',
    '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x><text>&f;</text></x>',
    "<x><text>&undeclared;</text></x>",
    "<x>",
    "plain",
    "<x>" * 100_000 + "</x>" * 100_000,
)


def check(sdk: Sdk) -> None:
    for text in BAD:
        sdk.answers(text.encode(), content_type="application/xml")
        with pytest.raises(sdk.errors.DecodeError) as caught:
            sdk.call("get")
        assert "passwd" not in str(caught.value)
    _check_charsets(sdk)
    _check_errors(sdk)


def _check_charsets(sdk: Sdk) -> None:
    """A byte order mark outranks the media type, which outranks the declaration."""
    declared = '<?xml version="1.0" encoding="{}"?><X><text>é</text></X>'
    for charset, header in (
        ("utf-8", "application/xml"),
        ("latin-1", "application/xml"),
        ("utf-16", "application/xml"),
        ("utf-16", "application/xml; charset=latin-1"),
    ):
        raw = declared.format(charset).encode(charset)
        sdk.answers(raw, content_type=header)
        assert sdk.call("get").text == "é", (charset, header)
    raw = declared.format("utf-8").encode("latin-1")
    sdk.answers(raw, content_type="application/xml; charset=iso-8859-1")
    assert sdk.call("get").text == "é"


def _check_errors(sdk: Sdk) -> None:
    sdk.answers(b"<X><text>no</text></X>", status=400, content_type="application/xml")
    with pytest.raises(sdk.errors.BadRequestError) as caught:
        sdk.call("get")
    assert caught.value.body == sdk.models.X(text="no")
    sdk.answers(b'{"text": "a"}', content_type="application/json")
    assert sdk.call("get").text == "a"
