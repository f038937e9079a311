"""The words of files that a PDF carries, whole or damaged."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from boardpaper.pdf.carried import words_of


def packed(text: str) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", f"<a>{text}</a>")
    return held.getvalue()


def test_an_office_file_is_read_without_its_markup() -> None:
    assert list(words_of(packed("Acme Snow"))) == ["a.xml", " Acme Snow "]


def test_a_damaged_one_is_read_as_its_bytes_stand() -> None:
    data = bytearray(packed("Acme Snow " * 200))
    data[38] ^= 0xFF
    data[40] = 0xFF
    name, *rest = words_of(bytes(data))
    assert name == "a.xml"
    assert any("a.xml" in words for words in rest)
