"""Templates of the user's own replace single ones, and their mistakes are told as such."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.diagnostics import DocumentError
from generator.package_data import templates
from generator.pipeline import Request, generate
from generator.template_files import read_templates

SPEC = Path("specs/ai-api-key.yaml").resolve()
REEXPORT = "reexport.py.jinja"


def generated(folder: Path) -> dict[str, str | bytes]:
    own = read_templates(folder)
    request = Request(specs=(SPEC,), package="keys", templates=own, dist=True)
    return dict(generate(request).files)


def test_one_template_is_replaced(tmp_path: Path) -> None:
    text = (templates() / REEXPORT).read_text()
    (tmp_path / REEXPORT).write_text(text.rstrip("\n") + "\n# Ours.\n")
    own = generated(tmp_path)
    assert str(own["keys/errors.py"]).endswith("\n# Ours.\n")
    request = Request(specs=(SPEC,), package="keys", dist=True)
    usual = generate(request).files
    changed = {path for path, content in own.items() if content != usual[path]}
    assert changed == {"keys/errors.py", "keys/codec.py"}


@pytest.mark.parametrize(
    ("change", "line", "says"),
    [
        (("{{ module.doc }}", "{{ module.dock }}"), 1, "dock"),
        (("{{ module.doc }}", "{{ module.doc"), 3, "end of print"),
        (("{{ module.doc }}", "{{ module.doc | upper }}"), 1, "may not use Filter"),
        (("{{ module.doc }}", "{{ module.doc }} = ("), 0, "no Python"),
        (("{{ module.doc }}", "{{ module }}"), 1, "templates print Code only"),
    ],
)
def test_a_mistake_is_the_templates(
    tmp_path: Path, change: tuple[str, str], line: int, says: str
) -> None:
    path = tmp_path / REEXPORT
    path.write_text((templates() / REEXPORT).read_text().replace(*change))
    with pytest.raises(DocumentError, match=says) as caught:
        generated(tmp_path)
    (found,) = caught.value.diagnostics
    assert found.code == "template"
    assert found.position is not None
    assert (found.position.path, found.position.line) == (path, line)


def test_what_replaces_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "reexprt.py.jinja").write_text("")
    with pytest.raises(DocumentError, match="no template of this name") as caught:
        read_templates(tmp_path)
    assert REEXPORT in str(caught.value.diagnostics[0].help)
    (tmp_path / "reexprt.py.jinja").unlink()
    with pytest.raises(DocumentError, match="there is no template"):
        read_templates(tmp_path)


def test_the_command_reports_it_as_the_users(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / REEXPORT).write_text("{{ module.nothing }}\n")
    words = (str(SPEC), "--templates", str(own), "--output", str(tmp_path), "--quiet")
    done = subprocess.run(
        (sys.executable, "-m", "generator", *words),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert f"{own / REEXPORT}:1:1: error: " in done.stderr
    assert "fault of the generator" not in done.stderr
    assert not (tmp_path / "ai_api_key").exists()
