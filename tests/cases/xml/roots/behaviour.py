"""A root has its own name, else its component's; reading does not look at it."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    pet, plant = sdk.models.Pet(name="a"), sdk.models.Plant(height=1.5)
    sdk.answers(b"<any><pet><name>a</name></pet><pet><name>b</name></pet></any>", content_type="application/xml")
    assert [row.name for row in sdk.call("pets", body=[pet])] == ["a", "b"]
    assert _sent(sdk) == "<pets><pet><name>a</name></pet></pets>"
    sdk.answers(b"<pet><name>a</name></pet>", content_type="application/xml")
    assert sdk.call("inline", size=3) == pet
    assert _sent(sdk) == "<box><size>3</size></box>"
    sdk.answers(b"<plant><height>1.5</height></plant>", content_type="application/xml")
    assert sdk.call("inline", size=3) == plant
    _check_both(sdk)
    sdk.answers(b"<note>a</note>", content_type="application/xml")
    assert sdk.call("text", body="<as><it/></as>") == "a"
    assert sdk.sent.body == b"<as><it/></as>"


def _check_both(sdk: Sdk) -> None:
    """One set of arguments, written as JSON or as XML."""
    sdk.answers_once(status=204)
    sdk.call("both", name="a")
    assert sdk.sent.json == {"name": "a"}
    sdk.answers_once(status=204)
    sdk.call("both", name="a", content_type="application/xml")
    assert _sent(sdk) == "<pet><name>a</name></pet>"
    assert sdk.sent.media_type == "application/xml"


def _sent(sdk: Sdk) -> str:
    return sdk.sent.body.decode().partition("?>")[2]
