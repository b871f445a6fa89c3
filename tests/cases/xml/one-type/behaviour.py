"""One class reads and writes both; XML's own optional properties are another one's."""

import pytest

from tests.support.sdk import Sdk

TRIPS = b'<root><trips><trip id="7"/></trips></root>'
PROBLEM = b"<problem><status>404</status><title>none</title></problem>"


def check(sdk: Sdk) -> None:
    sdk.answers({"data": [{"id": "7", "link": "/trips/7"}]})
    in_json = sdk.call("listTrips")
    sdk.answers(TRIPS, content_type="text/xml")
    in_xml = sdk.call("listTrips", accept="text/xml")
    assert type(in_xml) is type(in_json) is sdk.models.ListTripsResponse
    assert in_xml.data == [sdk.models.ListTripsDataItem(id="7")]
    sdk.answers(PROBLEM, status=404, content_type="application/problem+xml")
    with pytest.raises(sdk.errors.NotFoundError) as caught:
        sdk.call("listTrips")
    assert (caught.value.body.status, caught.value.body.title) == (404, "none")

    sdk.answers({"stops": 2})
    sdk.call("addTrip", stops=["Bern", "Thun"])
    assert sdk.sent.json == {"stops": ["Bern", "Thun"]}
    sdk.call("addTrip", stops=["Bern", "Thun"], content_type="application/xml")
    assert sdk.sent.body.endswith(b"<trip><stop>Bern</stop><stop>Thun</stop></trip>")
    sdk.answers(b"<trip><line>S1</line></trip>", content_type="application/xml")
    assert sdk.call("addTrip", accept="application/xml").line == "S1"
    assert not hasattr(sdk.models.AddTripJsonResponse(), "line")
