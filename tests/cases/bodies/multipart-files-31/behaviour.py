"""3.1 says file where 3.0 said `format: binary`."""

from tests.support.multipart import parts
from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    sdk.answers(status=204)
    sdk.call("upload", raw=b"1", octets=b"2", any=b"3", encoded=b"4")
    raw, octets, pdf, encoded = parts(sdk.sent)
    assert (raw.media_type, raw.content) == ("image/png", b"1")
    assert (octets.media_type, octets.content) == ("application/octet-stream", b"2")
    assert (pdf.media_type, pdf.content) == ("application/pdf", b"3")
    assert encoded.content == b"NA=="
    sdk.call("upload", pictures=[b"5", sdk.package.File(b"6", "6.png")], any=None)
    assert [part.filename for part in parts(sdk.sent)] == ["pictures", "6.png"]
    for name in ("raw", "octets", "any"):
        assert sdk.argument("upload", name) == "FileInput | None"
    assert sdk.argument("upload", "pictures") == "Sequence[FileInput] | None"
