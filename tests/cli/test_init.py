"""`init` and `migrate` write a configuration, which is then one that generates."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.configuration import read_configuration
from tests.cli.conftest import Run

_SPEC = """\
openapi: 3.1.0
info: {title: Zoo, version: "1"}
paths:
  /v1/pets: {get: {responses: {200: {description: ok}}}}
  /v1/pets/{id}/feed: {post: {parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {200: {description: ok}}}}
  /v1/pets/{id}/nap: {post: {parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {200: {description: ok}}}}
"""
_STAINLESS = """\
organization: {name: zoo}
targets: {python: {package_name: shop}}
resources: {pets: {methods: {list: get /v1/pets}}}
"""


@pytest.fixture
def spec(run: Run) -> Path:
    """A document in the folder of the test."""
    path = Path("zoo.yaml")
    path.write_text(_SPEC)
    return path


def test_init_writes_a_tree(run: Run, spec: Path) -> None:
    ran = run("init", "zoo.yaml")
    assert (ran.code, ran.err) == (0, "")
    text = Path("byhand.toml").read_text()
    values = read_configuration(Path("byhand.toml")).values
    assert (values.specs, values.package) == (("zoo.yaml",), "zoo")
    assert values.resources["pets"] == {
        "list": "GET /v1/pets",
        "feed": "POST /v1/pets/{id}/feed",
        "nap": "POST /v1/pets/{id}/nap",
    }
    assert "# unsure: 'nap' is read as something to do" in text


@pytest.mark.parametrize(
    ("title", "name"), [("Pet Shop 2.0", "pet_shop_2_0"), ("店", "openapi")]
)
def test_init_asks_the_title_where_the_file_has_no_name(
    run: Run, spec: Path, title: str, name: str
) -> None:
    Path("openapi.yaml").write_text(_SPEC.replace("Zoo", title), encoding="utf-8")
    ran = run("init", "openapi.yaml", "-o", "a/b.toml")
    assert ran.out == (
        "a/b.toml: 3 operations\nto decide: 2 lines with a comment `unsure`\n"
        f"next: `byhand --config a/b.toml` writes the package {name}\n"
    )
    assert f'package = "{name}"' in Path("a/b.toml").read_text()


def test_init_never_replaces_unasked(run: Run, spec: Path) -> None:
    Path("byhand.toml").write_text("# mine\n")
    ran = run("init", "zoo.yaml")
    assert ran.code == 2
    assert "byhand.toml is there already: --force replaces it" in ran.err
    assert Path("byhand.toml").read_text() == "# mine\n"
    assert run("init", "zoo.yaml", "-o", "conf/x.toml").code == 0
    assert 'specs = ["../zoo.yaml"]' in Path("conf/x.toml").read_text()
    assert run("init", "zoo.yaml", "--force").code == 0


def test_init_of_no_document(run: Run) -> None:
    ran = run("init", "nope.yaml")
    assert ran.code == 1
    assert ran.err.startswith("nope.yaml: error: there is no such file")
    assert not Path("byhand.toml").exists()


def test_migrate_writes_and_reports(run: Run, spec: Path) -> None:
    Path("stainless.yml").write_text(_STAINLESS)
    ran = run("migrate", "stainless.yml", "--spec", "zoo.yaml", "--aliases")
    assert (ran.code, ran.err) == (0, "")
    assert "taken over:\n" in ran.out
    assert ran.out.endswith("wrote byhand.toml, shop_aliases.py\n")
    values = read_configuration(Path("byhand.toml")).values
    assert values.resources == {"pets": {"list": "GET /v1/pets"}}
    assert (values.specs, values.client_name) == (("zoo.yaml",), "Zoo")
    assert run("migrate", "stainless.yml").code == 2
    assert run("migrate", "stainless.yml", "--force").code == 0


def test_migrate_generates_at_once(run: Run, spec: Path) -> None:
    Path("stainless.yml").write_text(_STAINLESS)
    assert run("migrate", "stainless.yml", "--spec", "zoo.yaml", "--generate").code == 0
    assert Path("generated/shop").is_dir()


def test_migrate_of_something_else(run: Run, spec: Path) -> None:
    ran = run("migrate", "zoo.yaml")
    assert ran.code == 1
    assert "this is no configuration of a generator that is known" in ran.err


def test_a_foreign_configuration_as_document(run: Run) -> None:
    Path("stainless.yml").write_text(_STAINLESS)
    ran = run("init", "stainless.yml")
    assert ran.code == 1
    assert "`byhand migrate` reads another generator's configuration" in ran.err
