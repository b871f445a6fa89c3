"""READMEs and calls are clean under four type checkers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.options import Request
from generator.pipeline import generate
from tests.real import tools
from tests.support.cases import CASES
from tests.support.real_documents import real_document

_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_RIGHT = """
from typing import assert_type

from forms import Client
from forms.models import BookDict, BoxDict_
from models import AsyncClient as AsyncPets, Client as Pets
from models.models import Pet, PetInput
from overloads import Client as Old
from overloads.models import Pet as OldPet


def size(item: BookDict | BoxDict_) -> str:
    if item["kind"] == "book":
        return str(item["id"])
    return item["size"]


def call(forms: Client, pets: Pets) -> None:
    forms.orders.add(item={"kind": "box", "size": "big"}, label={"text": "a", "n": 1})
    forms.orders.add({"item": {"kind": "book", "id": "1"}, "tree": [{"text": "a"}]})  # pyrefly: ignore
    assert_type(pets.pets.update(3, PetInput(name="x")), Pet)
    assert_type(pets.pets.update(3, {"name": "x"}, dry=True), Pet)
    assert_type(pets.pets.update(3, name="x"), Pet)
    assert_type(pets.pets.with_response.update(3, pets.pets.get(3)).data, Pet)


async def call_async(pets: AsyncPets) -> None:
    assert_type(await pets.pets.update(3, PetInput(name="x")), Pet)
    assert_type(await pets.pets.update(3, name="x", timeout=3), Pet)
    assert_type(await pets.pets.get(3), Pet)
    assert_type((await pets.pets.with_response.update(3, name="x")).data, Pet)
    assert_type((await pets.pets.with_response.get(3)).data, Pet)


def call_old(client: Old, pet: OldPet) -> None:
    assert_type(client.pets.add(pet), OldPet)
    assert_type(client.pets.add({"name": "x"}, accept="text/csv"), str)
    assert_type(client.pets.with_response.add(pet, accept="text/csv").data, str)
"""
_WRONG = """# mypy: enable-error-code="deprecated"
from forms import Client
from models import AsyncClient, Client as Pets
from overloads import Client as Old, models

def call(forms: Client, pets: Pets) -> None:
    forms.orders.add(item={"kind": "bok", "id": "1"})
    forms.orders.add({"itm": {"kind": "book", "id": "1"}})
    pets.pets.update(3, {"name": 3})
    pets.pets.update(3, nam="x")
    pets.pets.update({"name": "x"})


def call_old(client: Old) -> None:
    client.pets.update(3, name="x")
    client.pets.update(3, models.PetInput(name="x"))
    client.pets.with_response.update(3, {"name": "x"})
    client.pets.update(3, {"nam": "x"})


async def call_async(client: AsyncClient) -> None:
    client.pets.get(3)
    await client.pets.get("x", y=1)
    await client.pets.update(3, nam="x")
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Packages, the blocks of their READMEs, and calls that are right."""
    found = tmp_path_factory.mktemp("callers")
    sources = {
        "petstore": real_document("petstore.yaml"),
        "trains": real_document("train-travel-31.yaml"),
        "forms": CASES / "bodies" / "dict-types" / "openapi.yaml",
        "models": CASES / "bodies" / "models-as-arguments" / "openapi.yaml",
        "overloads": CASES / "bodies" / "models-in-overloads" / "openapi.yaml",
    }
    for package, spec in sources.items():
        request = Request(
            specs=(spec,),
            package=package,
            dist=True,
            parts=("testing",),
            allow_invalid=True,
        )
        for path, text in generate(request).files.items():
            target = found / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        blocks = _BLOCK.findall((found / "README.md").read_text(encoding="utf-8"))
        assert len(blocks) > 2
        for number, block in enumerate(blocks):
            (found / f"{package}_block_{number}.py").write_text(block, encoding="utf-8")
    (found / "right.py").write_text(_RIGHT, encoding="utf-8")
    return found


def test_mypy_finds_nothing(folder: Path) -> None:
    assert not tools.mypy(folder)


@pytest.mark.full
def test_pyright_finds_nothing(folder: Path) -> None:
    assert not tools.pyright(folder)


def test_ty_finds_nothing(folder: Path) -> None:
    assert not tools.ty(folder)


def test_pyrefly_finds_nothing(folder: Path) -> None:
    """It does not pass overloads on to views, nor nested dicts to overloads."""
    found = tools.pyrefly(folder).split("ERROR ")[1:]
    assert all("`Overloaded[ViewMethod[" in message for message in found)


def test_mistakes_are_found(folder: Path) -> None:
    wrong = folder / "wrong.py"
    wrong.write_text(_WRONG, encoding="utf-8")
    said = tools.mypy(wrong)
    wrong.unlink()
    lines = {int(line) for line in re.findall(r"wrong\.py:(\d+): error", said)}
    assert lines == {7, 8, 9, 10, 11, 15, 16, 17, 18, 22, 23, 24}
