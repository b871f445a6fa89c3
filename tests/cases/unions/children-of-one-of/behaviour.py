"""A child does not offer the parent's choice again; circles mean nothing."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    truck = {"vehicleType": "TRUCK", "axles": 3, "wheels": 6}
    models = sdk.models
    assert sdk.read("Vehicle", truck) == models.Truck(
        vehicle_type="TRUCK", wheels=6, axles=3
    )
    sdk.keeps("Vehicle", truck, {"vehicleType": "CAR", "doors": 3})
    sdk.keeps("Bike", {"vehicleType": "BIKE", "gears": 21})
    assert sdk.read("Shape", {"kind": "c", "radius": 1}) == models.Circle(
        kind="c", radius=1
    )
    assert sdk.read("Round", {"kind": "d"}) == models.Dot(kind="d")
    assert sdk.read("Own", "text") == "text"
    sdk.keeps("Other", 1, "text")
    sdk.keeps("Back", 1, "text")
