"""The property is on the wire all the same: kept when read, sent by the class."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    models = sdk.models
    cat = sdk.read("Pet", {"kind": "cat", "lives": 9})
    assert cat == models.Cat(kind="cat", lives=9)
    assert cat.to_dict() == {"kind": "cat", "lives": 9}
    assert type(sdk.read("Pet", {"kind": "hound"})) is models.Dog
    assert sdk.annotation("Cat", "kind") == "Literal['cat']"
    assert models.Cat(lives=9) == cat
    assert sdk.annotation("Dog", "kind") == "Literal['puppy', 'hound'] | None"
    assert "kind" not in models.Bird.__struct_fields__
