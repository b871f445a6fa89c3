"""Every text in every position: it stays a text, and it stays the same text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.diagnostics import DocumentError
from tests.hostile.checks import check_output
from tests.hostile.contents import TEXTS
from tests.hostile.document import document
from tests.hostile.generating import Output, generated
from tests.hostile.importing import imported, install
from tests.hostile.product import PLAIN, POSITIONS, Filling

pytestmark = pytest.mark.long

Facts = Mapping[str, Mapping[str, Any]]
BUNDLED = {
    text: Filling(f"text{place}", TEXTS[text], before=place % 2 == 0)
    for place, text in enumerate(TEXTS)
}
"""For each text a document that has it in all positions."""


class Product:
    """SDKs of many documents, all imported in one process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._work = folder / "work"
        self._imports = folder / "imports"
        self._work.mkdir()
        self._imports.mkdir()
        self.outputs: dict[str, Output] = {}

    def add(self, filling: Filling) -> None:
        """Generate the SDK of one filling."""
        output = generated(document(filling.put), self._work, filling.name)
        self.outputs[filling.name] = output
        install(output, self._imports)

    def facts(self) -> Facts:
        """Import all that was added, and return what each says at run time."""
        return imported(self.outputs, self._imports)


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Product:
    """The SDKs of all bundled fillings."""
    found = Product(tmp_path_factory.mktemp("product"))
    for filling in (PLAIN, *BUNDLED.values()):
        found.add(filling)
    return found


@pytest.fixture(scope="module")
def facts(product: Product) -> Facts:
    """Their facts at run time."""
    return product.facts()


def test_the_product_is_as_large_as_it_should_be() -> None:
    assert len(POSITIONS) >= 60
    assert len(TEXTS) >= 25


@pytest.mark.parametrize("text", TEXTS)
def test_files_and_messages(product: Product, text: str) -> None:
    check_output(product.outputs[BUNDLED[text].name])


@pytest.mark.parametrize("text", TEXTS)
def test_imported_and_unaltered(facts: Facts, text: str) -> None:
    compare(BUNDLED[text], facts)


def compare(filling: Filling, facts: Facts) -> None:
    """Check that a package says what its document says, to the letter."""
    said = facts[filling.name]
    assert "error" not in said, said["error"]
    expected = filling.expected(facts[PLAIN.name]["facts"])
    found = Counter((kind, text) for kind, text in said["facts"])
    assert found - expected == Counter()
    assert expected - found == Counter()


def test_a_changed_letter_is_noticed(facts: Facts) -> None:
    filling = BUNDLED["backslash"]
    other = Filling(filling.name, "\\\\", before=filling.before)
    with pytest.raises(AssertionError):
        compare(other, facts)


@pytest.mark.nightly
@pytest.mark.parametrize("where", POSITIONS)
def test_alone_in_a_position(where: str, tmp_path: Path) -> None:
    """The text itself, and nothing around it, in one position at a time."""
    product = Product(tmp_path)
    product.add(PLAIN)
    fillings = [
        Filling(f"text{place}", text, only=where)
        for place, text in enumerate(TEXTS.values())
    ]
    kept: list[Filling] = []
    for filling in fillings:
        try:
            product.add(filling)
        except DocumentError as refusal:  # an empty reference, for one
            assert refusal.diagnostics
        else:
            check_output(product.outputs[filling.name])
            kept.append(filling)
    facts = product.facts()
    for filling in kept:
        assert "error" not in facts[filling.name], facts[filling.name]
