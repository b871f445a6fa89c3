"""Every member has a name of its own, and finds its value."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    for name, size in (("Sort", 11), ("Number", 3), ("Case", 3)):
        kind = getattr(sdk.models, name)
        members = [member for member in kind if member.is_known]
        assert len(members) == len({member.value for member in members}) == size
        for member in members:
            assert member.name.isidentifier()
            assert kind(member.value) is member
            sdk.keeps(name, member.value)
    told, half = sdk.models.Told, sdk.models.Half
    assert (told.PENDING, told.IN_PROGRESS, told.GONE) == (10, 20, -1)
    assert half(1).name == "VALUE_1"
    sort = sdk.models.Sort
    assert (sort.CLASS, sort.EMPTY, sort("1st")) == ("class", "", "1st")
