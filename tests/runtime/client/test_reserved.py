"""Names that tags cannot have, because the clients have them."""

from __future__ import annotations

import pytest

from generator.naming.reserved import CLIENT
from generator.runtime.client import BaseAsyncClient, BaseClient


@pytest.mark.parametrize("base", [BaseClient, BaseAsyncClient])
def test_attributes_of_clients_are_reserved(base: type) -> None:
    public = {name for name in dir(base) if not name.startswith("_")}
    assert public <= CLIENT


def test_what_emitted_clients_add_is_reserved() -> None:
    assert "wait" in CLIENT
