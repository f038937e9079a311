"""Why a Word document cannot be a template, however well Word opens it.

Knows programs, parts that are missing and names that docxtpl would not find; does not
know tags.
"""

from boardpaper.ooxml.package import Package, Relationship
from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.ooxml.relationships import TYPES, relationships_part, resolve
from boardpaper.ooxml.unpacking import DAMAGED, SAVE_AS
from boardpaper.ooxml.xml import W, name

PROGRAMS = ("oleObject", "control", "vbaProject", "wordVbaData", "activeXControlBinary")
WORDS_OWN = ("styles", "numbering", "settings", "header", "footer", "footnotes", "endnotes")
TEMPLATE, DOCUMENT = "wordprocessingml.template.main+xml", "wordprocessingml.document.main+xml"


def find_unsound(package: Package) -> Package:
    """The package without pointers at parts that are not there, where nothing uses them.

    Raises NotAWordFile where it holds a program, is no .docx or lacks what it needs.
    """
    package = _without_dangling(package)
    _find_programs(package)
    _find_kind(package)
    for part in package.parts:
        if part != TYPES and not package.types.of(part):
            raise _lacks(f"does not say what its part {part} is")
    for kind in WORDS_OWN:
        for part in package.related(package.document_part, kind):
            if not package.types.of(part).endswith(f"wordprocessingml.{kind}+xml"):
                raise _lacks(f"does not say that its part {part} holds its {kind}")
    if package.tree(package.document_part).find(name("w:body")) is None:
        raise NotAWordFile("the file's document is empty", "word-file-has-a-document", DAMAGED)
    return package


def find_other_kind(package: Package) -> None:
    """Raises NotAWordFile where Word would not open it under the name of a .docx."""
    if package.has_macros:
        raise _carries_a_program()
    _find_kind(package)


def find_renamed(package: Package, part: str) -> None:
    """Raises NotAWordFile where a part writes Word's own elements without their usual ``w:``."""
    root = package.tree(part)
    foreign = not str(root.tag).startswith(f"{{{W}}}")
    for element in (root, *root.iter(f"{{{W}}}*")):
        if element.prefix != "w" or foreign:
            raise NotAWordFile(
                f"the file's part {part} is not written as Word writes it: "
                f'its elements lack the "w:" before their names',
                "word-file-has-usual-names",
                SAVE_AS,
            )


def _find_programs(package: Package) -> None:
    kinds = {one.kind for part in ("", *package.parts) for one in _held(package, part).values()}
    if package.has_macros or kinds & set(PROGRAMS):
        raise _carries_a_program()


def _find_kind(package: Package) -> None:
    kind = package.types.of(package.document_part)
    if kind.endswith(TEMPLATE):
        raise NotAWordFile("the file is a Word template (.dotx)", "word-file-is-docx", SAVE_AS)
    if not kind.endswith(DOCUMENT):
        raise _lacks("does not say that it holds a Word document")


def _without_dangling(package: Package) -> Package:
    for part in ("", *package.parts):
        held = _held(package, part)
        lost = {key: one for key, one in held.items() if _dangles(package, part, one)}
        used = package.content(part) if part else b""
        for key, one in lost.items():
            if f'"{key}"'.encode() in used:
                raise _lacks(f'points at "{one.target}", which is not in it')
        if lost:
            kept = {key: one for key, one in held.items() if key not in lost}
            package = package.with_relationships(part, kept)
    return package


def _held(package: Package, part: str) -> dict[str, Relationship]:
    there = relationships_part(part) in package.parts
    return package.relationships(part) if there else {}


def _dangles(package: Package, part: str, one: Relationship) -> bool:
    if one.external or one.target.startswith("#"):
        return False
    wanted = resolve(part, one.target).lower()
    return wanted not in {held.lower() for held in package.parts}


def _carries_a_program() -> NotAWordFile:
    return NotAWordFile(
        "the file carries a program: a macro, a control or an object of another program",
        "word-file-has-no-program",
        "take it out in Word, or put a picture in its place, "
        'and save it as "Word Document (.docx)"',
    )


def _lacks(what: str) -> NotAWordFile:
    return NotAWordFile(f"the file {what}", "word-file-is-whole", DAMAGED)
