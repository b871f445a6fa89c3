"""A class that contains a split one is split too, through maps and recursion."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    models = sdk.models
    sdk.answers({"lead": {"id": 1, "name": "a"}})
    inner = models.TeamInput(room=models.Room(floor=3))
    user = models.UserInput(name="b", team=inner)
    found = sdk.call("put-team", lead=user, by_name={"b": user})
    expected = {"name": "b", "team": {"room": {"floor": 3}}}
    assert sdk.sent.json == {"lead": expected, "by-name": {"b": expected}}
    assert found.lead == models.User(id=1, name="a")
    assert not hasattr(models, "RoomInput")
