"""Shared by the sections: environments, documents, and packages made once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from .documents import Document
from .environments import Environment
from .processes import CommandFailed, Cost, answer_of
from .results import Progress
from .tools import OPC, OURS, Place, generate, new_place, package_in

PROBES = Path(__file__).with_name("probes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """One run of the benchmarks.

    Attributes:
        environments: by the names of the tools; the peers' may be missing.
        documents: what is generated; calls go to the first one with a peer.
        scratch: a folder for everything that is written.
        rounds: how often each thing is measured; tables show medians.
        calls: how many calls make one measurement.
        progress: is told what is being measured.
    """

    environments: dict[str, Environment]
    documents: tuple[Document, ...]
    scratch: Path
    rounds: int
    calls: int
    progress: Progress
    _packages: dict[tuple[str, str], Path | None] = field(default_factory=dict)

    @property
    def generators(self) -> tuple[str, ...]:
        """The tools at hand that generate packages."""
        return tuple(tool for tool in (OURS, OPC) if tool in self.environments)

    @property
    def called(self) -> Document:
        """The document whose package is called: Exoscale's, else the fragment."""
        named = {document.name: document for document in self.documents}
        return named.get("exoscale", self.documents[0])

    @property
    def called_by_us(self) -> Document:
        """The same with every transport, which a package has when asked for."""
        called = self.called
        options = (*called.options, "--transport", "aiohttp,pyreqwest")
        return replace(called, name=f"{called.name}-transports", options=options)

    def place(self, *names: str) -> Place:
        """Return empty folders for a run."""
        return new_place(self.scratch.joinpath(*names))

    def generate(self, tool: str, document: Document, place: Place) -> Cost | None:
        """Generate a package, which later sections use, and say what that cost.

        Returns:
            `None` when a peer cannot do it, which is its result.
        """
        try:
            cost = generate(tool, self.environments[tool], document, place)
        except CommandFailed:
            if tool == OURS:
                raise
            self.progress(f"{tool} fails on {document.name}")
            self._packages[tool, document.name] = None
            return None
        self._packages[tool, document.name] = package_in(place.output)
        return cost

    def with_another_text(self, document: Document) -> Document:
        """Return the document with another description, under its own name in a folder."""
        folder = self.place("changed", document.name).folder
        path = folder / document.path.name
        command = self.probe(OURS, "changing.py", str(document.path), str(path))
        answer_of(command, self.environments[OURS].variables())
        return replace(document, path=path)

    def makes(self, tool: str, document: Document) -> bool:
        """Return whether a tool can make a package of a document; makes it to see."""
        if (tool, document.name) not in self._packages:
            self.progress(f"{tool} makes the package of {document.name}")
            place = self.place("packages", tool, document.name)
            self.generate(tool, document, place)
        return self._packages[tool, document.name] is not None

    def package(self, tool: str, document: Document) -> Path:
        """Return the package that a tool makes of a document.

        Raises:
            CommandFailed: it cannot make one.
        """
        if self.makes(tool, document):
            package = self._packages[tool, document.name]
            if package is not None:
                return package
        raise CommandFailed(f"{tool} makes no package of {document.name}")

    def probe(self, tool: str, script: str, *arguments: str) -> tuple[str | Path, ...]:
        """Return the command that runs a probe in a tool's environment."""
        return (self.environments[tool].python, PROBES / script, *arguments)
