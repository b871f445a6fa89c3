"""Singular or plural, with the preposition left behind; colliding names go back."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    functions = {key: info.function for key, info in sdk.package.operations.items()}
    assert functions == {
        "list-ai-api-keys": "list",
        "findPetsByStatus": "find_by_status",
        "add-toy-to-pet": "add_toy",
        "count-of-the-pets": "count",
        "find-team": "find_team",
        "find-teams": "find_teams",
        "search": "search",
        "search-boxes": "search_boxes",
        "webhooks": "list",
    }
