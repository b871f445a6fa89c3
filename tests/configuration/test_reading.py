"""A configuration is found, read and checked, each error at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.configuration import Filter, find_configuration, read_configuration
from generator.diagnostics import DocumentError
from tests.configuration.conftest import Read, Refused


def test_values_and_defaults(read: Read) -> None:
    values = read('specs = ["a.yaml"]\n[include]\ntags = ["x"]\n').values
    assert values.specs == ("a.yaml",)
    assert values.include == Filter(tags=("x",))
    assert (values.output, values.client_name) == ("generated", "Client")


def test_unknown_key_is_an_error_with_a_suggestion(refused: Refused) -> None:
    assert refused('output = "x"\n  pakage = "y"\n') == (
        "byhand.toml:2:3: error: unknown key 'pakage' [configuration]\n"
        '    pakage = "y"\n'
        "    ^ did you mean 'package'?"
    )


def test_unknown_key_in_a_table(refused: Refused) -> None:
    text = refused("[include]\n# tagz\ntagz = []\n")
    assert text.startswith("byhand.toml:3:1: error: unknown key 'include.tagz'")
    assert "did you mean 'tags'?" in text


def test_unknown_key_like_no_other_lists_the_keys(refused: Refused) -> None:
    assert "known here: tags, operations, paths" in refused("[include]\nqqq = 1\n")


def test_value_that_does_not_fit(refused: Refused) -> None:
    text = refused('[include]\ntags = ["a", # ]\n  "b", 4]\n')
    assert text.startswith("byhand.toml:3:8: error: include.tags.2: 4 is not")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('specs = "a.yaml"', 'specs: "a.yaml" is not of type "array"|write ["a.yaml"]'),
        ('dist = "yes"', 'dist: "yes" is not|write true or false, without quotes'),
        ('with = ["cil"]', 'with.0: "cil" is none of "cli", |did you mean \'cli\'?'),
        ('transports = ["x"]', 'transports.0: "x" is none of "aiohttp", "pyreqwest"'),
        ('client-name = "a b"', 'client-name: "a b" has the wrong form|such as "Acme"'),
        ('[distribution]\nversion = "one"', '"one" has the wrong form|such as "1.4.0"'),
        ('[distribution]\nname = "a b"', '"a b" has the wrong form|such as "acme-sdk"'),
        ('[distribution]\nrequires-python = "3"', 'wrong form|such as ">=3.11"'),
        ('[arguments.list]\n"a-b" = "c"', "'a-b' cannot be a name in Python"),
    ],
)
def test_advice_says_how_a_value_is_written(
    refused: Refused, text: str, words: str
) -> None:
    report = refused(text)
    assert all(part in report for part in words.split("|")), report


def test_every_error_is_told_in_the_order_of_the_file(refused: Refused) -> None:
    text = refused('b = 1\noutput = 2\nclient-name = "9"\n')
    places = [line.split(": ")[0] for line in text.splitlines() if "error" in line]
    assert places == ["byhand.toml:1:1", "byhand.toml:2:10", "byhand.toml:3:15"]


@pytest.mark.parametrize("name", ["del", "a-b", "1a", "é"])
def test_names_are_names_in_python(refused: Refused, name: str) -> None:
    text = refused(f'[resources.pets]\nlist = "a"\n"{name}" = "b"\n')
    assert text.startswith("byhand.toml:3:1: error: ")
    assert "cannot be a name in Python" in text


def test_a_resource_is_a_table_or_a_string(refused: Refused) -> None:
    text = refused("[resources.chat.completions]\ncreate = 5\n")
    assert text.startswith("byhand.toml:2:10: error: resources.chat.completions.create")


def test_no_toml(refused: Refused) -> None:
    text = refused('a = 1\nb = "\n')
    assert text.startswith("byhand.toml:2:6: error: this is not TOML")


def test_no_such_file_says_what_writes_one(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as refusal:
        read_configuration(tmp_path / "byhand.toml")
    (error,) = refusal.value.diagnostics
    assert (error.message, error.help) == (
        "there is no such file",
        "`byhand init SPEC` writes one",
    )


def test_nearest_folder_above(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "byhand.toml").write_text('package = "far"\n')
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.byhand]\npackage = "near"\n')
    (inner / "pyproject.toml").write_text("[project]\n")
    loaded = find_configuration(inner)
    assert loaded.values.package == "near"
    assert loaded.folder == tmp_path / "a"


def test_byhand_toml_goes_before_pyproject(tmp_path: Path) -> None:
    (tmp_path / "byhand.toml").write_text('package = "one"\n')
    (tmp_path / "pyproject.toml").write_text('[tool.byhand]\npackage = "two"\n')
    assert find_configuration(tmp_path).values.package == "one"


def test_errors_in_pyproject_are_where_they_stand(refused: Refused) -> None:
    text = refused(
        '[project]\nname = "x"\n[tool.byhand]\nspec = []\n', "pyproject.toml"
    )
    assert text.startswith("pyproject.toml:4:1: error: unknown key 'spec'")
