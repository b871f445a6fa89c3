"""Each model that is sent has a type of dicts beside it, which nobody loads unasked."""

import sys
from typing import get_args, get_type_hints, is_typeddict

from tests.support.sdk import Sdk

ID = "11111111-2222-3333-4444-555555555555"


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    package = sdk.package.__name__
    if sdk.kind == "sync":
        assert f"{package}._dicts" not in sys.modules
        assert "BookDict" not in dir(sdk.models)
    box = {"kind": "box", "size": "big", "inner": {"kind": "book", "id": ID}}
    order = {
        "item": box,
        "tree": [{"text": "a", "more": 1}, [{"text": "b"}]],
        "label": {"text": "c", "n": [1]},
        "box": {"in-side": box, "class": None},
    }
    for validation in ("lenient", "strict"):
        sdk.call("addOrder", **order, validation=validation)
        assert sdk.sent.json == order
    assert sdk.argument("addOrder", "item") == "Item | ItemDict"
    assert sdk.argument("addOrder", "tree") == "Tree | TreeDict | None"
    label = "Label | LabelDict | Mapping[str, object] | None"
    assert sdk.argument("addOrder", "label") == label
    models = sdk.models
    for name in ("BookDict", "BoxDict_", "BoxDictDict", "LabelDict", "OrderDict"):
        assert is_typeddict(getattr(models, name))
        assert get_type_hints(getattr(models, name))
    assert get_args(models.ItemDict) == (models.BookDict, models.BoxDict_)
    assert get_args(models.BoxSizeLiteral) == ("big", "small")
    hints = get_type_hints(models.BoxDictDict)
    assert hints == {
        "in-side": models.Box | models.BoxDict_,
        "class": str | None,
    }
    assert "read-at" not in get_type_hints(models.BookDict)
