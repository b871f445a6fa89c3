"""Namespaces are declared where they are used; reading goes by them where it can."""

from typing import Any

from tests.support.sdk import Sdk

SAMPLE = "https://example.com/schema/sample"
TEXT = (
    '<p:Person xmlns:p="urn:people" xmlns:ns2="urn:rank" id="3" roles="a b"'
    ' xml:lang="de" ns2:rank="1">'
    f'<sample:name xmlns:sample="{SAMPLE}">a</sample:name>'
    "<name>b</name><first-name>c</first-name>"
    '<house xmlns="urn:address"><city>d</city></house>'
    '<address xmlns="urn:address"><city>e</city></address></p:Person>'
)


def check(sdk: Sdk) -> None:
    address = sdk.models.Address
    person = {"id": 3, "roles": ["a", "b"], "lang": "de", "rank": 1, "name": "a"}
    person |= {"title": "b", "first_name": "c"}
    person |= {"home": address(city="d"), "work": address(city="e")}
    read = _read(sdk, TEXT, **person)
    assert sdk.sent.body.decode().partition("?>")[2] == TEXT
    assert read == sdk.models.Person(**person)
    _check_foreign(sdk)


def _check_foreign(sdk: Sdk) -> None:
    """Other prefixes, a default namespace, and none at all."""
    other = f'<x:name xmlns:x="{SAMPLE}">a</x:name><name>b</name>'
    assert (_read(sdk, f"<q>{other}</q>").name, sdk.call("add").title) == ("a", "b")
    person = _read(sdk, '<Person xmlns="urn:any" id="1"><first-name>c</first-name></Person>')
    assert (person.id, person.first_name) == (1, "c")
    assert _read(sdk, "<Person><house><city>d</city></house></Person>").home.city == "d"


def _read(sdk: Sdk, text: str, **arguments: Any) -> Any:
    sdk.answers(text.encode(), content_type="application/xml")
    return sdk.call("add", **arguments)
