"""Every text in an Office file, wherever in it: what prints, what is hidden, what names things.

Knows packages, and files inside them; leaves the texts of XML to ``every_text_xml`` and of
anything else to ``every_text_bytes``. Does not know what is looked for.
"""

import posixpath
import re
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from boardpaper.model.placed import Placed
from boardpaper.ooxml.every_text_bytes import texts_of_bytes
from boardpaper.ooxml.every_text_xml import texts_of_xml
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.picture_data import without_telling
from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.ooxml.unpacking import MOST_BYTES, UNSOUND, unpack

ZIP: Final = b"PK\x03\x04"
DEEPEST: Final = 4
"""Files in files are looked into so deep; further in, only at their bytes."""
NUMBERED: Final = re.compile(r"(header|footer|footnotes|endnotes)(\d*)\.xml")
CALLED: Final = {
    "[Content_Types].xml": "the list of the file's parts",
    "docProps/core.xml": "the properties",
    "docProps/app.xml": "the properties that programs write",
    "docProps/custom.xml": "the custom properties",
    "word/document.xml": "the document",
    "word/comments.xml": "the comments",
    "word/people.xml": "the list of reviewers",
    "word/settings.xml": "the settings",
    "word/styles.xml": "the styles",
    "word/numbering.xml": "the lists",
}


def every_text(data: bytes) -> Iterator[Placed]:
    """Every text of a .docx, .xlsx or other zip, with its place. Raises NotAWordFile.

    For each part there is also its digest, so that a picture is known again.
    """
    yield from _of_package(data, "", DEEPEST, [MOST_BYTES])


def texts_of_package(package: Package) -> Iterator[Placed]:
    """Every text of the parts of a Word file, as ``every_text`` gives them."""
    for name in package.parts:
        yield from _of_part(package.content(name), _called(name), DEEPEST, [MOST_BYTES])


def paragraphs(data: bytes) -> Iterator[str]:
    """What the paragraphs of a Word file say, wherever in it. Raises NotAWordFile."""
    for one in every_text(data):
        if one.kind == "words" and ", paragraph " in one.place:
            yield one.text


def digest_text(data: bytes) -> str:
    """The text that stands for a part or file of these very bytes.

    A picture is the same one whatever a camera or program wrote beside it.
    """
    return f"digest {sha256(without_telling(data)).hexdigest()}"


def _of_package(data: bytes, inside: str, deepest: int, left: list[int]) -> Iterator[Placed]:
    """``inside`` is what stands before each place, ``left`` the bytes still to be read."""
    parts = unpack(data)
    left[0] -= sum(map(len, parts.values()))
    yield from _of_zip(data, inside)
    for name, content in parts.items():
        yield from _of_part(content, f"{inside}{_called(name)}", deepest, left)


def _of_part(content: bytes, place: str, deepest: int, left: list[int]) -> Iterator[Placed]:
    yield Placed(place, digest_text(content), "code")
    if content.startswith(ZIP) and deepest and left[0] > 0:
        try:
            yield from _of_package(content, f"{place}, in it ", deepest - 1, left)
            return
        except NotAWordFile:
            pass
    yield from texts_of_part(content, place)


def texts_of_part(content: bytes, place: str) -> Iterator[Placed]:
    """The texts of one part that is no zip."""
    texts = texts_of_xml(content, place)
    yield from texts_of_bytes(content, place) if texts is None else texts


def _of_zip(data: bytes, inside: str) -> Iterator[Placed]:
    """What the zip itself says: the names of parts and folders, and comments."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries, said = archive.infolist(), archive.comment
    except UNSOUND:
        return
    yield from texts_of_bytes(said, f"{inside}a comment on the whole file")
    for entry in entries:
        yield Placed(f"{inside}the name of the part {entry.filename}", entry.filename, "label")
        if entry.comment or entry.extra:
            place = f"{inside}a comment on the part {entry.filename}"
            yield from texts_of_bytes(entry.comment + b"\n" + entry.extra, place)


def _called(name: str) -> str:
    """A part in a clerk's words."""
    folder, _, last = name.rpartition("/")
    if name in CALLED:
        return CALLED[name]
    if found := NUMBERED.fullmatch(last):
        return " ".join(part for part in ("the", found[1], found[2]) if part)
    if last.endswith(".rels"):
        whose = posixpath.join(posixpath.dirname(folder), last.removesuffix(".rels"))
        return f"the links of {_called(whose) if last != '.rels' else 'the file'}"
    if folder.endswith("media"):
        return f"the picture {last}"
    return f"the part {name}"
