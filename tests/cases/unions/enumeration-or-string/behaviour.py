"""The known values are offered; another one breaks nothing, where the document says so."""

import pytest

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    for voice in ("alto", "tenor", sdk.models.Voice.BASS):
        sdk.call("speak", voice=voice, validation="strict")
        assert sdk.sent.json == {"voice": voice}
    for arguments in ({"known": "tenor"}, {"voice": 5}):
        with pytest.raises(sdk.errors.RequestValidationError):
            sdk.call("speak", **arguments, validation="strict")
    read = sdk.read("Speech", {"voice": "tenor"})
    assert (read.voice, read.voice.is_known) == ("tenor", False)
    sdk.keeps("Speech", {"voice": "tenor", "known": "bass"})
