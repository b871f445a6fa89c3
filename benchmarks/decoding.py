"""The emitted reply decoder beside a decoder written by hand."""

from __future__ import annotations

from .bench import Bench
from .processes import answer_of
from .results import Section, Table, number, share
from .tools import OURS


def measure(bench: Bench) -> Section:
    """Decode answers of three sizes both ways."""
    package = bench.package(OURS, bench.called)
    bench.progress("decode")
    command = bench.probe(OURS, "decoding.py", package.name, str(bench.rounds))
    variables = bench.environments[OURS].variables(package.parent)
    found: dict[str, dict[str, float]] = answer_of(command, variables)
    table = Table(
        "Decoding an answer",
        ("keys", "emitted CPU µs", "by hand CPU µs", "ratio"),
        tuple(
            (
                f"{int(keys):,}",
                number(values["emitted"]),
                number(values["by hand"]),
                share(values["emitted"], values["by hand"]),
            )
            for keys, values in found.items()
        ),
        "By hand: msgspec Structs and a `msgspec.json.Decoder` made once.",
    )
    figures = {
        f"decode/{way}/{keys}": value
        for keys, values in found.items()
        for way, value in values.items()
    }
    return Section([table], figures)
