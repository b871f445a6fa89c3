"""Configurations as the command takes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.limits import Limits
from tests.cli.conftest import Ran, Run
from tests.cli.pipelines import result

_FILE = """\
specs = ["api.yaml", "more/*.yaml"]
overlays = ["fix.yaml"]
package = "shop"
output = "out"
with = ["testing"]
dist = true
[include]
tags = ["a"]
paths = ["/a"]
[limits]
depth = 7
"""


@pytest.fixture
def configured(run: Run) -> list[Any]:
    """Requests of the runs of a test, whose folder has a configuration."""
    Path("byhand.toml").write_text(_FILE)
    Path("more").mkdir()
    for name in ("b", "a"):
        Path(f"more/{name}.yaml").touch()
    return []


def _run(run: Run, requests: list[Any], *arguments: str) -> Ran:
    def generate(request: Any, *_: object) -> Any:
        requests.append(request)
        return result()

    return run(*arguments, "--no-cache", generate=generate)


def test_without_specs_the_configuration_says_all(
    run: Run, configured: list[Any]
) -> None:
    assert _run(run, configured).code == 0
    (request,) = configured
    paths = (Path("api.yaml"), Path("more/a.yaml"), Path("more/b.yaml"))
    assert request.specs == paths
    assert request.overlays == (Path("fix.yaml"),)
    assert (request.package, request.parts) == ("shop", ("testing",))
    assert request.dist is True
    assert request.limits == Limits(max_depth=7)
    assert request.configuration.values.include.tags == ("a",)
    assert Path("out/shop/b.py").exists()


def test_the_command_line_goes_first(run: Run, configured: list[Any]) -> None:
    Path("byhand.toml").write_text(_FILE.replace('"shop"', '"other"'))
    words = "api.yaml --package shop --overlay o.yaml --max-depth 8 --output here"
    words += " --with otel --include-tag b --include-tag c --exclude-path /x"
    assert _run(run, configured, *words.split()).code == 0
    (request,) = configured
    assert request.specs == (Path("api.yaml"),)
    assert (request.package, request.overlays) == ("shop", (Path("o.yaml"),))
    assert request.parts == ("otel",)
    assert request.limits == Limits(max_depth=8)
    values = request.configuration.values
    assert values.include.tags == ("b", "c")
    assert values.include.paths == ("/a",)
    assert values.exclude.paths == ("/x",)
    assert Path("here").is_dir()


def test_a_configuration_of_other_documents_is_left_aside(
    run: Run, configured: list[Any]
) -> None:
    ran = _run(run, configured, "shop.yaml")
    assert ran.code == 0
    assert "byhand.toml names other documents and is left aside" in ran.err
    ran = _run(run, configured, "shop.yaml", "--config", "byhand.toml")
    assert ran.err == ""
    assert [request.dist for request in configured] == [False, True]


def test_errors_have_places_and_are_wrong_usage(run: Run) -> None:
    Path("byhand.toml").write_text("spec = []\n")
    ran = run("a.yaml")
    assert ran.code == 2
    assert ran.err == (
        "byhand.toml:1:1: error: unknown key 'spec' [configuration]\n"
        "    spec = []\n    ^ did you mean 'specs'?\n"
    )


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        ("a.yaml --check --keep-names", "--check writes nothing"),
        ("- --package a --watch", "standard input is read once"),
        ("inti a.yaml", "there is no file 'inti': did you mean 'init'?"),
        ("", "name a SPEC: there is no byhand.toml here or above"),
        ("a.yaml --package my-package", "try my_package"),
        ("help", "there is no file 'help': did you mean '--help'?"),
        (". --check", "'.' is a folder: name a document in it"),
        ("a.yaml --with cli mcp", "there is no file 'mcp'; several names of an option"),
        ("a.yaml --config nope.toml", "nope.toml: error: there is no such file"),
        ("a.yaml --config nope.toml", "`byhand init SPEC` writes one"),
    ],
)
def test_first_tries_are_answered(run: Run, arguments: str, answer: str) -> None:
    ran = run(*arguments.split())
    assert ran.code == 2
    assert answer in ran.err


def test_generate_is_the_command_without_a_name(run: Run) -> None:
    assert run("generate", "shop.yaml").code == 0
    assert Path("generated/shop").is_dir()


def test_output_has_a_short_form(run: Run) -> None:
    assert run("shop.yaml", "-o", "sdk").code == 0
    assert Path("sdk/shop").is_dir()


def test_config_prints_values_and_their_origin(run: Run, configured: list[Any]) -> None:
    lines = run("config").out.splitlines()
    assert 'package = "shop"  # byhand.toml:3' in lines
    assert 'include.tags = ["a"]  # byhand.toml:8' in lines
    assert 'path-arguments = "all"  # default' in lines


def test_config_prints_the_schema(run: Run) -> None:
    schema = json.loads(run("config", "--schema").out)
    assert schema["properties"]["package"]["type"] == "string"
    assert schema["additionalProperties"] is False
