"""A summary documents a tag that has no description; nesting changes no names."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    assert sdk.package.operations["list-a"].resource == "instances"
    assert sdk.package.Client.compute.__doc__ == "Machines."
    assert sdk.package.Client.instances.__doc__ == "Instances."
