"""Each is called by what it differs in, none by a number or a hash."""

from tests.support.sdk import Sdk

NAMES = """
    AddRowCreatedResponse AddRowOKResponse Commit CommitCommit CommitTree CommitTreeTree
    Ends EndsOpen EndsShut ListRowsJsonResponse ListRowsXmlResponse Open Shut
"""


def check(sdk: Sdk) -> None:
    assert {name for name in dir(sdk.models) if name[0].isupper()} >= set(NAMES.split())
    docs = {getattr(sdk.models, name).__doc__ for name in dir(sdk.models)}
    assert {"Used in `Untold`.", "Used in `CommitTree.tree`."} <= docs
