"""The package's name: derived, given, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.package_name import package_name


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("specs/ai-api-key.yaml", "ai_api_key"),
        ("PetStore.json", "pet_store"),
        ("HTTPServer.json", "http_server"),
        ("petstore-3.0.1.yaml", "petstore_3_0_1"),
        ("My API (v2).yml", "my_api_v2"),
        ("__x__.yaml", "x"),
    ],
)
def test_it_is_the_file_s_stem(file: str, name: str) -> None:
    assert package_name([Path(file)], None) == name


@pytest.mark.parametrize(
    "file",
    ["json.yaml", "3scale.yaml", "店.yaml", "class.yaml", "con.yaml", "---.yaml"],
)
def test_a_stem_that_is_no_name_asks_for_one(file: str) -> None:
    with pytest.raises(ValueError, match="choose one with --package"):
        package_name([Path(file)], None)
    assert package_name([Path(file)], "shop") == "shop"


def test_several_documents_need_a_name() -> None:
    with pytest.raises(ValueError, match="--package"):
        package_name([Path("a.yaml"), Path("b.yaml")], None)
    assert package_name([Path("a.yaml"), Path("b.yaml")], "shop") == "shop"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("json", "standard library"),
        ("asyncio", "standard library"),
        ("msgspec", "needs"),
        ("httpx2", "needs"),
        ("httpcore2", "needs"),
        ("generator", "needs"),
        ("class", "keyword"),
        ("a-b", "cannot be"),
        ("a.b", "cannot be"),
        ("../up", "cannot be"),
        ("1st", "cannot be"),
        ("", "cannot be"),
        ("_private", "cannot be"),
        ("naïve", "cannot be"),
        ("aux", "cannot be"),
        ("shop\n", "cannot be"),
    ],
)
def test_a_name_that_cannot_be_is_refused(name: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        package_name([Path("a.yaml")], name)
