"""Dependencies that `--dist` writes are those that this environment tests with."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from packaging.requirements import Requirement

from generator.pipeline import Request, generate

_ROOT = Path(__file__).parents[2]


def test_extras_are_the_versions_that_are_tested(tmp_path: Path) -> None:
    options = ("--dist", "--quiet", "--output", str(tmp_path))
    options += ("--with", "cli,mcp,otel", "--transport", "aiohttp,pyreqwest")
    spec = "specs/ai-api-key.yaml"
    subprocess.run(
        (sys.executable, "-m", "generator", spec, *options), cwd=_ROOT, check=True
    )
    project = tomllib.loads((tmp_path / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    assert set(extras) == {"aiohttp", "cli", "fast", "http2", "mcp", "otel", "socks"}
    readme = (tmp_path / "README.md").read_text()
    for extra, lines in extras.items():
        assert f"[{extra}]" in readme
        for line in lines:
            wanted = Requirement(line)
            assert wanted.specifier.contains(version(wanted.name)), line
    own = tomllib.loads((_ROOT / "pyproject.toml").read_text())["project"]
    assert set(project["dependencies"]) <= set(own["dependencies"])
    assert {"keywords", "urls"}.isdisjoint(project)


def test_what_is_asked_for_stands_in_the_project_file(tmp_path: Path) -> None:
    spec = tmp_path / "zoo.yaml"
    spec.write_text("""\
openapi: 3.1.0
info: {title: Zoo, version: "7"}
paths: {}
x-distribution:
  name: zoo-keeper
  version: 1.2.3rc1
  authors: ["Ann <ann@zoo.example>", 'B "c"']
  license: MIT
  urls: {Home page: "https://zoo.example", Source: "https://zoo.example/git"}
  keywords: [zoo]
  requires-python: ">=3.12"
""")
    files = generate(Request(specs=(spec,), package="zoo", dist=True)).files
    project = tomllib.loads(str(files["pyproject.toml"]))["project"]
    assert (project["name"], project["version"]) == ("zoo-keeper", "1.2.3rc1")
    assert project["authors"] == [
        {"name": "Ann", "email": "ann@zoo.example"},
        {"name": 'B "c"'},
    ]
    assert (project["license"], project["keywords"]) == ("MIT", ["zoo"])
    urls = '"Home page" = "https://zoo.example"\nSource = "https://zoo.example/git"\n'
    assert f"[project.urls]\n{urls}" in str(files["pyproject.toml"])
    assert project["requires-python"] == ">=3.12"
    assert "pip install zoo-keeper" in str(files["README.md"])
    assert '__version__ = "1.2.3rc1"' in str(files["zoo/__init__.py"])


def test_a_name_with_a_dot_is_quoted_where_it_names_a_script(tmp_path: Path) -> None:
    spec = tmp_path / "zoo.yaml"
    spec.write_text("""\
openapi: 3.1.0
info: {title: Zoo, version: "7"}
paths: {}
x-distribution: {name: zoo.keeper}
""")
    request = Request(specs=(spec,), package="zoo", dist=True, parts=("cli",))
    project = tomllib.loads(str(generate(request).files["pyproject.toml"]))["project"]
    assert [*project["scripts"]] == ["zoo.keeper"]


def test_the_document_says_what_nobody_is_asked_for(tmp_path: Path) -> None:
    spec = tmp_path / "zoo.yaml"
    spec.write_text("""\
openapi: 3.1.0
info:
  title: Zoo
  version: "7"
  contact: {name: "Zoo <Team>", email: team@zoo.example, url: "https://zoo.example"}
  license: {name: Apache 2.0}
externalDocs: {url: "https://zoo.example/docs"}
paths: {}
""")
    request = Request(specs=(spec,), package="stripe", dist=True)
    result = generate(request)
    project = tomllib.loads(str(result.files["pyproject.toml"]))["project"]
    assert project["authors"] == [{"name": "Zoo Team", "email": "team@zoo.example"}]
    assert project["license"] == "Apache-2.0"
    assert project["urls"] == {
        "Homepage": "https://zoo.example",
        "Documentation": "https://zoo.example/docs",
    }
    assert [row.code for row in result.diagnostics] == ["famous-name"]


def test_what_is_no_license_or_address_is_left_out(tmp_path: Path) -> None:
    spec = tmp_path / "zoo.yaml"
    spec.write_text("""\
openapi: 3.1.0
info:
  title: Zoo
  version: "7"
  contact: {email: "a b", url: "javascript:alert(1)"}
  license: {name: Ask our lawyers}
paths: {}
""")
    request = Request(specs=(spec,), package="zoo", dist=True)
    files = generate(replace(request, allow_invalid=True)).files
    project = tomllib.loads(str(files["pyproject.toml"]))["project"]
    assert {"authors", "license"}.isdisjoint(project)
    assert {"keywords", "scripts", "urls"}.isdisjoint(project)
