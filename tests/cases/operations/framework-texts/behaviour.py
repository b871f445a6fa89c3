"""A description comes before a summary that only spells the operationId."""

from inspect import cleandoc

from tests.support.sdk import Sdk

READ = '''
    Retrieve all users that are active.

    New ones come last.

    Args:
        q: A word of "[the guide](https://x.test)." Default: `"a"`.
        old: Deprecated, use q.
            It goes. Default: `1`.
        **options: `timeout`, `max_retries` and more, see `RequestOptions`.

    Raises:
        errors.NotFoundError: 404
        errors.UnprocessableEntityError: 422
'''
REPLACE = """
    Replace Users.

    Args:
        **options: `timeout`, `max_retries` and more, see `RequestOptions`.

    Raises:
        errors.ServerError: 500: The disk is full
"""


def check(sdk: Sdk) -> None:
    for operation, text in (("read_users_users_get", READ), ("replace_users_users_put", REPLACE)):
        assert cleandoc(sdk.method(operation).__doc__) == cleandoc(text)
