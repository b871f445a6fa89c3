"""XML is written as the specification shows it, and reads back as it was."""

from typing import Any

from tests.support.sdk import Sdk

SHOWN = {
    "plain": "<plain>a</plain><plain>b</plain>",
    "renamed": "<animal>a</animal><animal>b</animal>",
    "ignored": "<bird>a</bird><bird>b</bird>",
    "wrapped": "<wrapped><wrapped>a</wrapped><wrapped>b</wrapped></wrapped>",
    "inside": "<inside><fish>a</fish><fish>b</fish></inside>",
    "both": "<cats><cat>a</cat><cat>b</cat></cats>",
    "outside": "<dogs><dogs>a</dogs><dogs>b</dogs></dogs>",
}


def check(sdk: Sdk) -> None:
    for name, shown in SHOWN.items():
        assert _sent(sdk, {name: ["a", "b"]}) == shown
        assert getattr(_read(sdk, shown), name) == ["a", "b"]
    rows = "<row><row>1</row><row>2</row></row><row><row>3</row></row>"
    assert _sent(sdk, {"nested": [[1, 2], [3]]}) == rows
    assert _read(sdk, rows).nested == [[1, 2], [3]]
    assert _sent(sdk, {"wrapped": []}) == "<wrapped/>"
    assert _read(sdk, "<wrapped/>") == sdk.models.Zoo(wrapped=[])
    assert _read(sdk, "<plain>a</plain>").plain == ["a"]
    assert _read(sdk, "<other/>") == sdk.models.Zoo()


def _sent(sdk: Sdk, arguments: dict[str, Any]) -> str:
    sdk.answers(b"<Zoo/>", content_type="application/xml")
    sdk.call("add", **arguments)
    head, tail = '<?xml version="1.0" encoding="UTF-8"?><Zoo>', "</Zoo>"
    text = sdk.sent.body.decode()
    assert text.startswith(head) and text.endswith(tail)
    return text.removeprefix(head).removesuffix(tail)


def _read(sdk: Sdk, inside: str) -> Any:
    sdk.answers(f"<Zoo>{inside}</Zoo>".encode(), content_type="application/xml")
    return sdk.call("add")
