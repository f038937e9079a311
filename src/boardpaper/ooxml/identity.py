"""Where the paragraphs and cells of a document came from: a part of the file that says so.

Knows hidden bookmarks by name, and the custom XML part (ECMA-376-1, 15.2.5 and 22.5) that
says of each which source it came from; does not know papers, nor where bookmarks stand.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count, islice
from typing import Final, Literal, NamedTuple, get_args

from boardpaper.ooxml.package import Package
from boardpaper.ooxml.packing import Part
from boardpaper.ooxml.relationships import OFFICE, Relationship
from boardpaper.ooxml.xml import HEADER, attribute

SPACE: Final = "urn:boardpaper:identity:1"
PREFIX: Final = "_bp_"
"""How the names of these bookmarks begin; Word hides what begins with an underscore."""
MARK: Final = f"{{{SPACE}}}mark"
STORE: Final = "{9D0B8F3E-2C41-5A67-8E1B-4F6A7C3D2E10}"
"""The id of the part among the data of a file: any would do, and always this one."""
DATA: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
PROPERTIES: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
BATCH: Final = 2000
"""Entries joined before they are encoded."""

Kind = Literal["paragraph", "heading", "item", "quote", "caption", "cell", "field"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


class Identity(NamedTuple):
    """What one bookmark of a built document came from.

    ``file`` is the source, as seen from the paper's folder. A cell has ``row`` and
    ``column``: the reference and the slot in a plan; in a table of the narrative, whose
    key is ``key``, both counted from 1. Anything else has ``key``: the author's, or one
    made of its section and how many-th it is there (``background.3``); a field has the
    names that it prints (``meeting.date``). ``digest`` is that of its words, keyed by
    the sources, so that only who has those can tell what it is a digest of.
    """

    kind: Kind
    file: str
    key: str = ""
    row: str = ""
    column: str = ""
    digest: str = ""


def read_identity(package: Package) -> Mapping[str, Identity]:
    """What each hidden bookmark came from, by its name; empty for a file not built here.

    The bookmarks themselves may be gone, or stand elsewhere: people edit documents.
    """
    found: dict[str, Identity] = {}
    for part in package.related(package.document_part, "customXml"):
        for one in package.tree(part).iter(MARK):
            kind = next((known for known in KINDS if known == one.get("kind")), "paragraph")
            file, key, row, column, digest = (one.get(word, "") for word in Identity._fields[1:])
            found[one.get("name", "")] = Identity(kind, file, key, row, column, digest)
    return found


def with_identity(package: Package, marks: Iterable[tuple[str, Identity]]) -> Package:
    """The package with the part that says of each bookmark where it came from."""
    number = next(at for at in count(1) if f"customXml/item{at}.xml" not in package.parts)
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    parts: dict[str, Part] = {item: list(_written(marks)), properties: _about()}
    package = package.replace(parts).with_type(properties, PROPERTIES)
    package = package.with_type(item, "application/xml")
    to_item = Relationship(f"{OFFICE}customXml", f"/{item}")
    package, _ = package.add_relationship(package.document_part, to_item)
    to_properties = Relationship(f"{OFFICE}customXmlProps", properties.rpartition("/")[2])
    return package.add_relationship(item, to_properties)[0]


def _written(marks: Iterable[tuple[str, Identity]]) -> Iterator[bytes]:
    yield HEADER + f'<identity xmlns="{SPACE}">'.encode()
    entries = (_entry(named, one) for named, one in marks)
    while batch := "".join(islice(entries, BATCH)):
        yield batch.encode()
    yield b"</identity>"


def _entry(named: str, one: Identity) -> str:
    said = zip(Identity._fields, one, strict=True)
    given = "".join(f' {key}="{attribute(value)}"' for key, value in said if value)
    return f'<mark name="{attribute(named)}"{given}/>'


def _about() -> bytes:
    """The properties of the part: its id, and the namespace of what it holds (22.5)."""
    return (
        HEADER
        + (
            f'<ds:datastoreItem xmlns:ds="{DATA}" ds:itemID="{STORE}">'
            f'<ds:schemaRefs><ds:schemaRef ds:uri="{SPACE}"/></ds:schemaRefs></ds:datastoreItem>'
        ).encode()
    )
