"""Cases: one folder, one small document, one feature of OpenAPI.

A folder `tests/cases/<topic>/<feature>/` holds `openapi.yaml` and `feature.toml`, and
beside them, as far as the feature is about them, `expected/` (texts of emitted files),
`diagnostics.txt` (a refusal), `warnings.txt`, a `byhand.toml` to be applied, and `behaviour.py` (what the emitted SDK
does). Adding a test is adding a folder.
"""

from __future__ import annotations

import re
import shutil
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from generator.configuration import FILE_NAME, LoadedConfiguration, read_configuration
from generator.options import Request
from generator.pipeline import generate
from generator.result import Result

CASES = Path(__file__).resolve().parents[1] / "cases"
RELEASES = {"3.0": "3.0.4", "3.1": "3.1.2", "3.2": "3.2.0"}

_OPENAPI = re.compile(r"^openapi: (\S*)$", re.MULTILINE)

Status = Literal["supported", "partly", "planned"]


@dataclass(frozen=True)
class Case:
    """A feature of OpenAPI, and what shows that it works.

    Attributes:
        folder: where it is.
        title: the feature, in a few words.
        section: the object or section of OpenAPI that describes it.
        versions: the versions of OpenAPI under which it is tried; none where the
            document is of no version that is supported.
        status: how far it works; `planned` is expected to fail.
        note: what is missing, where the status is not `supported`.
        parts: the parts that its SDK is generated with.
        invalid: whether the document breaks the specification and is generated anyway.
    """

    folder: Path
    title: str
    section: str
    versions: tuple[str, ...]
    status: Status = "supported"
    note: str = ""
    parts: tuple[str, ...] = ()
    invalid: bool = False

    @property
    def name(self) -> str:
        """Topic and feature, as the folders say them."""
        return self.folder.relative_to(CASES).as_posix()

    @property
    def topic(self) -> str:
        """The topic that the case belongs to."""
        return self.folder.parent.name

    @property
    def package(self) -> str:
        """The name of the SDK that is generated."""
        return re.sub(r"\W", "_", f"{self.topic}_{self.folder.name}")

    @cached_property
    def is_refusal(self) -> bool:
        """Whether the document is expected to be refused."""
        return (self.folder / "diagnostics.txt").exists()

    @property
    def configuration(self) -> LoadedConfiguration:
        """The case's `byhand.toml`, if it has one."""
        path = self.folder / FILE_NAME
        return read_configuration(path) if path.exists() else LoadedConfiguration()

    def document(self, version: str, folder: Path) -> Path:
        """The case's document as one of a version of OpenAPI.

        Its own file where that is its version, else a copy below `folder`.
        """
        own = self.folder / "openapi.yaml"
        text = own.read_text(encoding="utf-8")
        found = _OPENAPI.search(text)
        same = found is None or found.group(1).startswith(version)
        if same or not self.versions:
            return own
        copy = folder / version / own.name
        shutil.copytree(self.folder, copy.parent, dirs_exist_ok=True)
        changed = _OPENAPI.sub(f"openapi: {RELEASES[version]}", text, count=1)
        copy.write_text(changed, encoding="utf-8")
        return copy

    def generate(self, document: Path) -> Result:
        """Generate the SDK of a document of this case."""
        return generate(
            Request(
                specs=(document,),
                package=self.package,
                allow_invalid=self.invalid,
                parts=self.parts,
                configuration=self.configuration,
            )
        )


def all_cases() -> tuple[Case, ...]:
    """Every case, by topic and feature."""
    return tuple(_read(path.parent) for path in sorted(CASES.glob("*/*/feature.toml")))


def _read(folder: Path) -> Case:
    rows = tomllib.loads((folder / "feature.toml").read_text(encoding="utf-8"))
    lists = {key: tuple(rows.pop(key, ())) for key in ("versions", "parts")}
    return Case(folder, **lists, **rows)
