"""SDKs of documents, generated into a folder of the tests' own and imported."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType

from generator.options import Request
from generator.pipeline import generate
from generator.result import Result
from generator.write import Target, write
from tests.support.tree import Tree


@dataclass(frozen=True)
class Source:
    """The inputs of an SDK: the arguments of the command."""

    package: str
    spec: Path
    overlays: tuple[Path, ...] = ()

    def generate(self) -> Result:
        """Generate in memory, going on after what can be survived."""
        return generate(
            Request(
                specs=(self.spec,),
                package=self.package,
                overlays=self.overlays,
                allow_invalid=True,
                parts=("testing",),
            )
        )


@dataclass(frozen=True)
class Emitted:
    """An SDK on disk that can be imported."""

    source: Source
    folder: Path
    result: Result = field(repr=False)

    @property
    def name(self) -> str:
        """The name of the package."""
        return self.source.package

    @property
    def root(self) -> Path:
        """The folder of the package."""
        return self.folder / self.name

    @property
    def package(self) -> ModuleType:
        """The package itself."""
        return import_module(self.name)

    @cached_property
    def tree(self) -> Tree:
        """The document, overlays applied."""
        return Tree(dict(self.result.document.root))

    @cached_property
    def own_files(self) -> Mapping[str, str]:
        """The files that are made for this document, without the run-time support."""
        files = self.result.files
        return {k: v for k, v in files.items() if not k.startswith(f"{self.name}/_run")}

    def modules(self) -> Iterator[ModuleType]:
        """Import every module."""
        for found in walk_packages(self.package.__path__, f"{self.name}."):
            yield import_module(found.name)


def emit(source: Source, folder: Path) -> Emitted:
    """Generate an SDK, write it as the command does, and make it importable."""
    result = source.generate()
    write(result.files, Target(folder, source.package), names=result.names)
    if str(folder) not in sys.path:
        sys.path.append(str(folder))
    return Emitted(source, folder, result)


def forget(emitted: Emitted) -> None:
    """Undo `emit` in this process."""
    prefix = f"{emitted.name}."
    for name in [n for n in sys.modules if n == emitted.name or n.startswith(prefix)]:
        del sys.modules[name]
    if str(emitted.folder) in sys.path:
        sys.path.remove(str(emitted.folder))
