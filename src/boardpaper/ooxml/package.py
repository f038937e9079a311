"""A Word file as a package of parts, and back to the same bytes every time.

Knows which files are Word documents and which are refused; does not know what
the document says. Reads bytes and writes bytes, never the disk.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from dataclasses import replace as _replace
from functools import cached_property
from typing import Final

from boardpaper.ooxml.packing import FIRST, Part, digest, pack
from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.ooxml.relationships import (
    TYPES,
    ContentTypes,
    Relationship,
    next_id,
    read_relationships,
    read_types,
    relationships_part,
    resolve,
    write_relationships,
    write_types,
)
from boardpaper.ooxml.unpacking import DAMAGED, SAVE_AS, unpack
from boardpaper.ooxml.xml import STRICT, BadXml, Element, W, parse_checked, root_name

__all__ = [
    "ContentTypes", "NotAWordFile", "Package", "Part", "Relationship",
    "content_digest", "read", "write",
]  # fmt: skip

OTHERS: Final = {
    "spreadsheetml": "an Excel workbook",
    "presentationml": "a PowerPoint presentation",
}


@dataclass(frozen=True)
class Package:
    """The parts of a Word file by name (``word/document.xml``), never changed in place.

    ``document_part`` is the part that holds the body. Parts that ``read`` gave are
    bytes; ``replace`` also takes a list of pieces. ``content`` gives bytes always.
    """

    parts: Mapping[str, Part] = field(repr=False)
    document_part: str

    def content(self, part: str) -> bytes:
        """The whole contents of a part. Raises KeyError where there is none."""
        content = self.parts[part]
        return content if isinstance(content, bytes) else b"".join(content)

    def tree(self, part: str) -> Element:
        """The root of an XML part, read afresh. Raises KeyError, NotAWordFile."""
        try:
            return parse_checked(self.content(part))
        except BadXml as trouble:
            raise _bad_part(part, trouble) from None

    def replace(self, parts: Mapping[str, Part]) -> "Package":
        """The package with these parts in place of, or beside, those it has."""
        return _replace(self, parts={**self.parts, **parts})

    def without(self, *names: str) -> "Package":
        """The package without these parts; what points at them is left as it is."""
        kept = {name: part for name, part in self.parts.items() if name not in names}
        return _replace(self, parts=kept)

    @cached_property
    def types(self) -> ContentTypes:
        """What each part is."""
        return read_types(self.tree(TYPES))

    def with_type(self, part: str, content_type: str) -> "Package":
        """The package in which a part is of this content type."""
        overrides = {**self.types.overrides, f"/{part}": content_type}
        return self.replace({TYPES: write_types(ContentTypes(self.types.defaults, overrides))})

    def relationships(self, part: str = "") -> dict[str, Relationship]:
        """The relationships of a part by id, of the package itself for ""."""
        held = self._named(relationships_part(part))
        return read_relationships(self.tree(held)) if held else {}

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that a part points at by this kind (``header``), those that exist."""
        found = (
            self._named(resolve(part, one.target))
            for one in self.relationships(part).values()
            if one.kind == kind and not one.external
        )
        return [name for name in found if name]

    def target(self, part: str, key: str) -> str | None:
        """The part that a relationship id of a part means, None where there is none."""
        one = self.relationships(part).get(key)
        return None if one is None or one.external else self._named(resolve(part, one.target))

    def with_relationships(self, part: str, wanted: Mapping[str, Relationship]) -> "Package":
        """The package in which these are all the relationships of a part."""
        return self.replace({relationships_part(part): write_relationships(wanted)})

    def add_relationship(self, part: str, one: Relationship) -> tuple["Package", str]:
        """The package with one more relationship, and its id; an equal one is used again."""
        held = self.relationships(part)
        for key, other in held.items():
            if other == one:
                return self, key
        key = next_id(held)
        return self.with_relationships(part, {**held, key: one}), key

    @property
    def has_macros(self) -> bool:
        """Whether it carries a program (a .docm or .dotm, or a stray VBA project)."""
        kinds = [self.types.of(name) for name in self.parts]
        return any("macroEnabled" in kind or "vbaProject" in kind for kind in kinds) or any(
            name.lower().endswith("vbaproject.bin") for name in self.parts
        )

    def _named(self, wanted: str) -> str | None:
        return wanted if wanted in self.parts else self._folded.get(wanted.lower())

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {name.lower(): name for name in self.parts}


def read(data: bytes) -> Package:
    """The package in a .docx file's bytes. Raises NotAWordFile, and nothing else."""
    parts = unpack(data)
    _find_foreign(parts)
    package = Package(parts, "")
    roots = _roots(package, parts)
    package = _replace(package, document_part=_document_part(package))
    _check_root(roots.get(package.document_part, ""))
    return package


def write(package: Package) -> bytes:
    """The package as a .docx file: the same bytes for the same parts, anywhere.

    Only another build of zlib may pack the bytes otherwise, which is why there is
    ``content_digest``.
    """
    return pack(package.parts)


def content_digest(package: Package) -> str:
    """A SHA-256 in hexadecimal of what the parts are called and hold, however packed.

    It is the digest of what ``sha256sum`` prints for the unpacked parts, sorted by
    name in byte order.
    """
    return digest(package.parts)


def _find_foreign(parts: Mapping[str, bytes]) -> None:
    if b"opendocument" in parts.get("mimetype", b""):
        raise NotAWordFile("the file is an OpenDocument file", "word-file-is-docx", SAVE_AS)
    for needed in FIRST:
        if needed not in parts:
            raise NotAWordFile(
                f"the file is a zip, not a Word document: it has no {needed}",
                "word-file-has-a-document",
                SAVE_AS,
            )


def _roots(package: Package, parts: Mapping[str, bytes]) -> dict[str, str]:
    """The root of every XML part, all of them read through."""
    roots = {name: _root(name, parts[name]) for name in parts if name.endswith((".xml", ".rels"))}
    for name in parts:
        if name not in roots and package.types.of(name).endswith(("+xml", "/xml")):
            roots[name] = _root(name, parts[name])
    return roots


def _root(name: str, data: bytes) -> str:
    try:
        return root_name(data)
    except BadXml as trouble:
        raise _bad_part(name, trouble) from None


def _bad_part(name: str, trouble: BadXml) -> NotAWordFile:
    reason = f"the file is damaged or unsafe, in its part {name}: {trouble.reason}"
    return NotAWordFile(reason, trouble.rule, DAMAGED)


def _document_part(package: Package) -> str:
    kinds = [one for one in package.relationships().values() if one.kind == "officeDocument"]
    if any(one.type.startswith(STRICT) for one in kinds):
        raise _strict()
    found = package.related("", "officeDocument")
    if not found:
        raise NotAWordFile("the file has no document in it", "word-file-has-a-document", DAMAGED)
    return found[0]


def _check_root(root: str) -> None:
    if root.startswith(STRICT):
        raise _strict()
    if root != f"{W} document":
        kind = next((kind for word, kind in OTHERS.items() if word in root), "something else")
        raise NotAWordFile(f"the file is {kind}, not a Word document", "word-file-is-docx", SAVE_AS)


def _strict() -> NotAWordFile:
    return NotAWordFile(
        "the file is a Strict Open XML document, a kind that is not read here",
        "word-file-is-transitional",
        SAVE_AS,
    )
