"""A few names are one word; acronyms end where the next word begins."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    operations = sdk.package.operations
    info = operations["getOAuthToken"]
    assert (info.resource, info.function) == ("oauth", "get_token")
    info = operations["listGitHubRepos"]
    assert (info.resource, info.function) == ("github", "list_repos")
    info = operations["listGraphQLAPIsByIDOfVM"]
    assert info.function == "list_graphql_apis_by_id_of_vm"
    found = operations["listSAMLSSOSettings"]
    assert (found.resource, found.function) == ("two_fa", "list_saml_sso_settings")
    assert [row.python_name for row in info.parameters] == ["ipv4_address", "ios_version"]
    assert set(sdk.models.SSHKey.__struct_fields__) == {"field_2fa", "public_ips", "http_server_url"}
    assert sdk.models.BM25_20251119
    for key in ("listiOSApps", "syncHubSpot"):
        info = operations[key]
        assert (info.resource, info.function) in {("ios_apps", "list"), ("hubspot", "sync")}
    rate = sdk.read("Rate", "NaN")
    assert rate.name == "NAN"
