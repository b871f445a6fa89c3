"""Without an operationId, or with one that says nothing else."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    calls = {
        f"{info.method} {info.path.removeprefix('/v1')}": info.function
        for info in sdk.package.operations.values()
    }
    assert calls == {
        "GET /customers": "list",
        "POST /customers": "create",
        "GET /customers/{customer}": "get",
        "POST /customers/{customer}": "post",
        "PUT /customers/{customer}": "replace",
        "PATCH /customers/{customer}": "patch",
        "DELETE /customers/{customer}": "delete",
        "GET /customers/{customer}/bank_accounts": "list_bank_accounts",
        "POST /customers/{customer}/bank_accounts": "create_bank_account",
        "POST /customers/{customer}/bank_accounts/verify": "verify",
        "GET /customers/{customer}/balance": "get_balance",
        "POST /customers:batchDelete": "batch_delete",
        "PUT /folders/{customer}/move": "move",
    }
