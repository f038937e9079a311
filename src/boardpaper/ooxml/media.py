"""Pictures put into a Word file: their parts, and the drawings that show them.

Knows parts, relationships and DrawingML (ECMA-376-1, 20.1 and 20.4); does not know
how pictures are read, nor how large one should be.
"""

from hashlib import sha256
from typing import Final

from boardpaper.ooxml.package import Package
from boardpaper.ooxml.pictures import DOC_PR
from boardpaper.ooxml.relationships import OFFICE, TYPES, ContentTypes, Relationship, write_types
from boardpaper.ooxml.stylesheet import integer
from boardpaper.ooxml.xml import PIC, WP, A, R, attribute

EMU_IN_TWIP: Final = 635
CONTENT: Final = {"png": "image/png", "jpeg": "image/jpeg"}


def add_picture(package: Package, data: bytes, kind: str) -> tuple[Package, str]:
    """The package with a picture's part, and the id of the document's relationship to it.

    ``kind`` is png or jpeg. The same picture is held once, under the same name in
    every file.
    """
    part = f"media/picture-{sha256(data).hexdigest()[:16]}.{kind}"
    folder = package.document_part.rpartition("/")[0]
    package = package.replace({f"{folder}/{part}" if folder else part: data})
    types = package.types
    if types.defaults.get(kind) != CONTENT[kind]:
        held = ContentTypes({**types.defaults, kind: CONTENT[kind]}, types.overrides)
        package = package.replace({TYPES: write_types(held)})
    one = Relationship(f"{OFFICE}image", part)
    return package.add_relationship(package.document_part, one)


def last_drawing(package: Package) -> int:
    """The highest id that a drawing of the document, its headers or its footers has."""
    parts = [package.document_part]
    for kind in ("header", "footer"):
        parts += package.related(package.document_part, kind)
    found = (
        integer(item.get("id")) or 0 for part in parts for item in package.tree(part).iter(DOC_PR)
    )
    return max(found, default=0)


def drawing(relationship: str, identity: int, alt: str, size: tuple[int, int]) -> str:
    """A run that shows a picture in the line. ``size`` is in twips; ``alt`` says what it shows."""
    across, down = (length * EMU_IN_TWIP for length in size)
    named = f'id="{identity}" name="Picture {identity}" descr="{attribute(alt)}"'
    extent = f'cx="{across}" cy="{down}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {extent}/><wp:docPr {named}/><wp:cNvGraphicFramePr>"
        f'<a:graphicFrameLocks xmlns:a="{A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{PIC}"><pic:pic xmlns:pic="{PIC}">'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip xmlns:r="{R}" r:embed="{attribute(relationship)}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
