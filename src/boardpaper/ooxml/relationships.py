"""How the parts of a package point at each other and say what they are.

Knows OPC relationships and content types (ECMA-376-2); does not
know what any part holds.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from boardpaper.ooxml.xml import CONTENT_TYPES, HEADER, RELATIONSHIPS, Element, attribute

TYPES = "[Content_Types].xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
"""What the types of Word's own relationships begin with."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A pointer from one part: ``target`` as written, a part or (external) an address."""

    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of the type: ``hyperlink``, ``header``, ``image``."""
        return self.type.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class ContentTypes:
    """What each part is: by extension, and for single parts by name (``/word/…``)."""

    defaults: Mapping[str, str]
    overrides: Mapping[str, str]

    def of(self, part: str) -> str:
        """The content type of a part, empty where none is given."""
        wanted = f"/{part}".lower()
        for name, kind in self.overrides.items():
            if name.lower() == wanted:
                return kind
        extension = part.rsplit(".", 1)[-1].lower()
        return next((k for e, k in self.defaults.items() if e.lower() == extension), "")


def relationships_part(part: str) -> str:
    """The part that holds a part's relationships; the package's own for "" ."""
    folder, _, name = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{name}.rels")


def resolve(part: str, target: str) -> str:
    """The name of the part that a part's internal target means."""
    path = unquote(target.split("#")[0])
    whole = path if path.startswith("/") else posixpath.join("/", posixpath.dirname(part), path)
    return posixpath.normpath(whole).lstrip("/")


def read_relationships(root: Element) -> dict[str, Relationship]:
    """The relationships by id, in the order written."""
    return {
        item.get("Id", ""): Relationship(
            item.get("Type", ""), item.get("Target", ""), item.get("TargetMode") == "External"
        )
        for item in root.iter(f"{{{RELATIONSHIPS}}}Relationship")
    }


def write_relationships(relationships: Mapping[str, Relationship]) -> bytes:
    """A relationships part, sorted by id with numbers in their order."""
    lines = []
    for key in sorted(relationships, key=_natural):
        one = relationships[key]
        mode = ' TargetMode="External"' if one.external else ""
        lines.append(
            f'<Relationship Id="{attribute(key)}" Type="{attribute(one.type)}" '
            f'Target="{attribute(one.target)}"{mode}/>'
        )
    body = f'<Relationships xmlns="{RELATIONSHIPS}">{"".join(lines)}</Relationships>'
    return HEADER + body.encode()


def read_types(root: Element) -> ContentTypes:
    """The content types that ``[Content_Types].xml`` gives."""
    defaults, overrides = {}, {}
    for item in root.iter(f"{{{CONTENT_TYPES}}}*"):
        kind = item.get("ContentType", "")
        if extension := item.get("Extension"):
            defaults[extension] = kind
        elif part := item.get("PartName"):
            overrides[part] = kind
    return ContentTypes(defaults, overrides)


def write_types(types: ContentTypes) -> bytes:
    """``[Content_Types].xml``, its entries sorted."""
    lines = [
        f'<Default Extension="{attribute(extension)}" ContentType="{attribute(kind)}"/>'
        for extension, kind in sorted(types.defaults.items())
    ] + [
        f'<Override PartName="{attribute(part)}" ContentType="{attribute(kind)}"/>'
        for part, kind in sorted(types.overrides.items())
    ]
    return HEADER + f'<Types xmlns="{CONTENT_TYPES}">{"".join(lines)}</Types>'.encode()


def next_id(relationships: Mapping[str, Relationship]) -> str:
    """The first ``rId…`` that no relationship has."""
    number = 1
    while f"rId{number}" in relationships:
        number += 1
    return f"rId{number}"


def _natural(key: str) -> tuple[tuple[int, int | str], ...]:
    pieces = re.findall(r"\d+|\D+", key)
    return tuple((0, int(p)) if p.isdecimal() else (1, p) for p in pieces)
