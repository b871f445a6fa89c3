"""The matrix of features in `docs/support.md`, made from the cases.

`python -m tests.support.matrix` writes it. A feature is in it because a case shows it:
what is `supported` passes, and what is `planned` is expected to fail.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.support.cases import CASES, RELEASES, Case, all_cases
from tests.support.untyped import KINDS
from tests.sweep import measured

TARGET = CASES.parents[1] / "docs" / "support.md"
_CODE = re.compile(r": (warning|note): (.*) \[([a-z-]+)\]$", re.MULTILINE)
_TOPICS = {
    "documents": "Documents",
    "operations": "Operations",
    "parameters": "Parameters",
    "bodies": "Request bodies",
    "responses": "Responses",
    "streams": "Streams",
    "paging": "Pagination",
    "waiting": "Long-running operations",
    "schemas": "Schemas",
    "unions": "Unions",
    "security": "Security",
    "servers": "Servers",
    "names": "Names",
}
_COUNTS = CASES.parents[1] / "tests" / "real" / "untyped.txt"
_UNTYPED = """\
## Not typed

How many schemas of each published document at hand became `JsonValue`, `dict[str,
JsonValue]` or `list[JsonValue]`, by what their schema says. {kinds}. A test counts them
anew and fails where a schema says more.

{table}
"""
_NAMES = """\
## Measured over real documents

Counted by `python -m tests.sweep --from FOLDER --save LABEL` (see [names](names.md)), which with
`--emit` also emits each SDK and compares its files with Black's. *Refused* is a document that needs
`--allow-invalid`: the one has a `$ref` to a response where a schema has to be. *Any JSON that says
more* are schemas that became `JsonValue` although they say something that no type can, such as `not`.
*Equal types* are inline schemas that differ in nothing but their place. A hash is the last resort
for names that nothing else tells apart; none is left. Methods that begin with their resource are
called so by their publisher (`copilot/copilot-users-usage-metrics`); names over 40 characters are
such names too, or operations that only parameters tell apart, and classes that components are
called so, or that stand deep inside of one. *Examples of answers* are those of responses in JSON,
decoded leniently by the emitted SDK (with `--emit`); those *with issues* do not fit their own schemas:
they lack required properties, or have texts in place of other types. Of a document in several files
those of the first are counted.

{table}
"""
_HEAD = """\
# Support of OpenAPI

Written by `python -m tests.support.matrix` from the cases under `tests/cases/`, each of
which is generated, imported and executed by the tests: this page is what they show.
A version has a dot where the case is tried as a document of that version. A feature that
is *partly* supported or *planned* says what is missing; what is *refused* is not
generated, and the message says why and where.

A schema that cannot be typed becomes a wider type, with a note or a warning that names the
place, never a missing method. `JsonValue` (any JSON) stands where a schema says nothing about
the type: an empty schema, `true`, items or properties without a schema of their own.

{counts}
"""


def matrix() -> str:
    """The text of the page."""
    cases = all_cases()
    parts = [_HEAD.format(counts=_counts(cases))]
    for topic in dict.fromkeys((*_TOPICS, *(case.topic for case in cases))):
        rows = [case for case in cases if case.topic == topic]
        parts.append(_table(_TOPICS.get(topic, topic.capitalize()), rows))
    parts.append(_diagnostics(cases))
    parts.append(_untyped())
    parts.append(_NAMES.format(table=measured.table()))
    return "\n".join(parts)


def _untyped() -> str:
    rows = [line.split(" ") for line in _COUNTS.read_text().splitlines()]
    rows.insert(1, ["---"] * len(rows[0]))
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    kinds = "; ".join(f"*{name}* is {said}" for name, said in KINDS.items())
    return _UNTYPED.format(kinds=kinds, table=table)


def _counts(cases: tuple[Case, ...]) -> str:
    counted = Counter(map(_status, cases))
    order = ("supported", "partly", "planned", "refused")
    said = ", ".join(f"{counted[status]} {status}" for status in order)
    return f"{len(cases)} cases: {said}."


def _status(case: Case) -> str:
    return "refused" if case.is_refusal else case.status


def _table(title: str, cases: Iterable[Case]) -> str:
    versions = " | ".join(RELEASES)
    lines = [f"## {title}", "", f"| feature | in OpenAPI | {versions} | status |"]
    lines.append("|---|---|" + ":-:|" * len(RELEASES) + "---|")
    return "\n".join([*lines, *map(_row, cases), ""])


def _row(case: Case) -> str:
    marks = " | ".join("•" if name in case.versions else "" for name in RELEASES)
    link = f"[{case.title}](../tests/cases/{case.name})"
    status = f"{_status(case)}: {case.note}" if case.note else _status(case)
    return f"| {link} | {_escaped(case.section)} | {marks} | {_escaped(status)} |"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|").replace("$", "\\$")


def _diagnostics(cases: Iterable[Case]) -> str:
    """Every kind of note and warning that a case has, with an example."""
    found: dict[str, str] = {}
    for case in cases:
        for severity, message, code in _said(case):
            link = f"[{case.name}](../tests/cases/{case.name})"
            found.setdefault(code, f"| `{code}` | {severity} | {message} | {link} |")
    lines = ["## Notes and warnings", "", "| code | kind | for example | case |"]
    rows = [_escaped_row(found[code]) for code in sorted(found)]
    return "\n".join([*lines, "|---|---|---|---|", *rows, ""])


def _said(case: Case) -> Iterator[tuple[str, str, str]]:
    path = case.folder / "warnings.txt"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    yield from _CODE.findall(text)


def _escaped_row(row: str) -> str:
    return row.replace("$", "\\$")


def main(target: Path = TARGET) -> None:
    """Write the page."""
    target.write_text(matrix(), encoding="utf-8")


if __name__ == "__main__":
    main()
