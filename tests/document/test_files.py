"""Files that are no documents: each is one located error, at once."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic, DocumentError
from generator.document import load
from generator.limits import Limits
from tests.document.conftest import HEAD, Refusal, Write, located


def refused(path: Path, **limits: int) -> Diagnostic:
    with pytest.raises(DocumentError) as caught:
        load([path], limits=Limits(**limits))
    return located(caught.value)


def test_missing(tmp_path: Path) -> None:
    assert refused(tmp_path / "nothing.yaml").code == "no-such-file"


def test_a_folder(tmp_path: Path) -> None:
    assert refused(tmp_path).code == "directory"


def test_a_path_that_is_none() -> None:
    assert refused(Path("a\0b")).code == "unreadable"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs FIFOs")
def test_a_fifo_that_nobody_writes_to(tmp_path: Path) -> None:
    """It is read, as pipes are that the user names, and nothing waits for a writer."""
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe").code == "empty"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs FIFOs")
def test_a_document_refers_to_no_fifo(write: Write, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    path = write(f"{HEAD}components: {{schemas: {{A: {{$ref: pipe.yaml}}}}}}\n")
    assert "not a regular file" in refused(path).message


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs /dev/zero")
def test_a_device_without_end() -> None:
    assert refused(Path("/dev/zero")).code == "not-a-file"


@pytest.mark.skipif(sys.platform == "win32", reason="needs permissions")
def test_unreadable(write: Write) -> None:
    path = write(HEAD)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert refused(path).code == "unreadable"


def test_two_gigabytes_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "sparse.yaml"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)
    found = refused(path)
    assert found.code == "too-large"
    assert "--max-bytes" in (found.help or "")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks(write: Write, encoding: str) -> None:
    document = load([write((HEAD + "x-a: é\n").encode(encoding))])
    assert document.root["x-a"] == "é"
    assert document.position("#/x-a").column == 6


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"openapi: 3.1.0\nx: \xff\n", "encoding", 2, 4),
        (b"openapi: 3.1.0\nx: caf\xe9\n", "encoding", 2, 7),
        (b"\xff\xfeo\x00p", "encoding", 1, 2),
        (b"PK\x03\x04\x00\x00\xff\x00", "binary", 1, 7),
        (b"o\x00p\x00e\x00", "binary", 1, 1),
        (b"\x7fELF\x02\x01\x01\x00", "binary", 1, 1),
    ],
)
def test_other_encodings_and_binaries(
    refusal: Refusal, data: bytes, code: str, line: int, column: int
) -> None:
    found = refusal(data)
    assert found.position is not None
    place = (found.code, found.position.line, found.position.column)
    assert place == (code, line, column)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[]", "not-an-object"),
        ("just text", "not-an-object"),
        ("null", "not-an-object"),
        ("a: b", "not-openapi"),
        ('swagger: "2.0"', "swagger"),
        ("openapi: 3.1", "openapi-version"),
        ("openapi: 2.0.0", "openapi-version"),
        ("openapi: 3.3.0", "openapi-version"),
        ("openapi: 31.0.0", "openapi-version"),
        ("openapi: [3]", "openapi-version"),
        ("overlay: 1.0.0", "overlay-as-document"),
    ],
)
def test_what_is_not_openapi_3(refusal: Refusal, text: str, code: str) -> None:
    assert refusal(text).code == code


def test_swagger_names_a_converter(refusal: Refusal) -> None:
    assert "swagger2openapi" in (refusal('swagger: "2.0"').help or "")


@pytest.mark.parametrize("version", ["3.0.0", "3.0.4", "3.1.2", "3.2.0", "3.1.0-rc1"])
def test_versions(write: Write, version: str) -> None:
    major, minor = load([write(f"openapi: {version}\n")]).version
    assert f"{major}.{minor}" == version[:3]


def test_the_collector_is_left_as_it_was(write: Write) -> None:
    load([write(HEAD)])
    assert gc.isenabled()
    with pytest.raises(DocumentError):
        load([write("")])
    assert gc.isenabled()
