"""Where the paragraphs and cells of a document came from: a part of the file that says so.

Knows hidden bookmarks by name, and the custom XML part (ECMA-376-1, 15.2.5 and 22.5) that
says of each which source it came from; does not know papers, nor where bookmarks stand.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import count, islice
from typing import Final, Literal, NamedTuple, get_args

from boardpaper.ooxml.package import Package
from boardpaper.ooxml.packing import Part
from boardpaper.ooxml.relationships import OFFICE, Relationship
from boardpaper.ooxml.xml import HEADER, attribute

SPACE: Final = "urn:boardpaper:identity:1"
PREFIX: Final = "_bp_"
"""How the names of these bookmarks begin; Word hides what begins with an underscore."""
COUNTED: Final = f"{PREFIX}_"
"""How those begin that are counted in their section: the next document may give them to others."""
MARK: Final = f"{{{SPACE}}}mark"
STORE: Final = "{9D0B8F3E-2C41-5A67-8E1B-4F6A7C3D2E10}"
"""The id of the part among the data of a file: any would do, and always this one."""
DATA: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
PROPERTIES: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
BATCH: Final = 2000
"""Entries joined before they are encoded."""

Kind = Literal["paragraph", "heading", "item", "quote", "caption", "cell", "field"]


class Identity(NamedTuple):
    """What one bookmark of a built document came from.

    ``file`` is the source, as seen from the paper's folder. A cell has ``row`` and
    ``column``: in a plan the reference and the slot, in a table of the narrative, whose
    key is ``key``, both counted from 1, the row of headings included. Anything else has
    ``key`` alone: the author's, or one made of its section and how many-th it is there
    (``background.3``); a field has the names that it prints (``meeting.date``).
    ``digest`` is that of its words, keyed by the sources: whoever does not have those
    can tell nothing from it.
    """

    kind: Kind
    file: str
    key: str = ""
    row: str = ""
    column: str = ""
    digest: str = ""

    @property
    def place(self) -> str:
        """What its bookmark is named from: key, row and column in one.

        A dot begins it where it has no key of its own: another stands there once a
        paragraph is put before it.
        """
        if not self.key:
            return f"{self.row}.{self.column}"
        counted = "." in self.key and self.kind != "field"
        last = f".{self.row}.{self.column}" if self.row else ""
        last = ".heading" if self.kind == "heading" else last
        return f"{'.' if counted else ''}{self.key}{last}"


def read_identity(package: Package) -> Mapping[str, Identity]:
    """What each hidden bookmark came from, by its name; empty for a file not built here.

    The bookmarks themselves may be gone, or stand elsewhere: people edit documents.
    """
    found: dict[str, Identity] = {}
    kinds: Mapping[str | None, Kind] = {kind: kind for kind in get_args(Kind)}
    for part in package.related(package.document_part, "customXml"):
        for one in package.tree(part).iter(MARK):
            said = [one.get(word, "") for word in Identity._fields[1:]]
            kind = kinds.get(one.get("kind"), "paragraph")
            found[one.get("name", "")] = Identity(kind, *said)
    return found


def entry(named: str, one: Identity, digest: str) -> str:
    """What the part says of one bookmark, whose words have this digest."""
    place = _said("kind", one.kind) + _said("file", one.file) + _said("key", one.key)
    place += _said("row", one.row) + _said("column", one.column)
    return f'<mark name="{named}"{place} digest="{digest}"/>'


@lru_cache(maxsize=256)
def _said(key: str, value: str) -> str:
    """An attribute, if there is anything to say; files, rows and columns come over and over."""
    return f' {key}="{attribute(value)}"' if value else ""


def with_identity(package: Package, entries: Iterable[str]) -> Package:
    """The package with the part that says of each bookmark where it came from."""
    number = next(at for at in count(1) if f"customXml/item{at}.xml" not in package.parts)
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    parts: dict[str, Part] = {item: list(_written(entries)), properties: _about()}
    package = package.replace(parts).with_type(properties, PROPERTIES)
    package = package.with_type(item, "application/xml")
    to_item = Relationship(f"{OFFICE}customXml", f"/{item}")
    package, _ = package.add_relationship(package.document_part, to_item)
    to_properties = Relationship(f"{OFFICE}customXmlProps", properties.rpartition("/")[2])
    return package.add_relationship(item, to_properties)[0]


def _written(entries: Iterable[str]) -> Iterator[bytes]:
    yield HEADER + f'<identity xmlns="{SPACE}">'.encode()
    held = iter(entries)
    while batch := "".join(islice(held, BATCH)):
        yield batch.encode()
    yield b"</identity>"


def _about() -> bytes:
    """The properties of the part: its id, and the namespace of what it holds (22.5)."""
    return (
        HEADER
        + (
            f'<ds:datastoreItem xmlns:ds="{DATA}" ds:itemID="{STORE}">'
            f'<ds:schemaRefs><ds:schemaRef ds:uri="{SPACE}"/></ds:schemaRefs></ds:datastoreItem>'
        ).encode()
    )
