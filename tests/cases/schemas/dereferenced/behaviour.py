"""It has the classes that it had before."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    team = {"id": "t", "avatar": {"url": "https://example.com/a"}}
    sdk.answers(team)
    one = sdk.call("get_team", "t")
    sdk.answers([team])
    assert sdk.call("list_teams") == [one]
    assert type(one) is sdk.models.Team
    assert type(one.avatar) is sdk.models.TeamAvatar
