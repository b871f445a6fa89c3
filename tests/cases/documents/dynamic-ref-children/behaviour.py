"""Children are of the class that was asked for, at every level."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    models = sdk.models
    data = {"name": "a", "locale": "de", "children": [{"name": "b", "locale": "fr"}]}
    child = models.Local(name="b", locale="fr")
    assert sdk.read("Local", data) == models.Local(
        name="a", locale="de", children=[child]
    )
    sdk.keeps("Plain", {"size": 1, "unit": "m", "children": [{"size": 2}]})
    sdk.keeps("Further", {"region": "r", "children": [{"region": "s", "locale": "t"}]})
    assert type(sdk.read("Base", {"children": [{}]}).children[0]) is models.Base
