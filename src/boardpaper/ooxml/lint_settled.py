"""Lint of what an editor or a machine left in a template, and would travel into papers.

Knows tracked changes, comments, embedded things and links to other files.
"""

from collections.abc import Iterator
from typing import Final

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.ooxml.blocks import P
from boardpaper.ooxml.linted import Linted
from boardpaper.ooxml.stylesheet import PPR, VAL
from boardpaper.ooxml.xml import Element, W, name

CHANGES: Final = frozenset(
    name(f"w:{word}")
    for word in (
        "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange",
        "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange", "tblPrExChange",
        "numberingChange", "cellIns", "cellDel", "cellMerge",
    )
)  # fmt: skip
COMMENTS: Final = (name("w:commentReference"), name("w:commentRangeStart"))
ID: Final = name("w:id")
EMBEDDED: Final = {
    "oleObject": "an embedded object",
    "package": "an embedded file",
    "control": "a control with a program behind it",
    "font": "an embedded font",
    "aFChunk": "another file, put in whole",
    "attachedToolbars": "toolbars",
}
"""Relationships to what a paper should not carry (ECMA-376-1, clause 15)."""
LINKED: Final = {
    "image": "a picture",
    "oleObject": "an object",
    "subDocument": "a part of the document",
    "frame": "a frame",
    "mailMergeSource": "the addresses of a mail merge",
    "video": "a film",
    "audio": "a sound",
}
CURED: Final = "boardpaper leaves it out of papers"


def tracked_changes(one: Linted) -> Iterator[Diagnostic]:
    """Tracked changes, each paragraph with any told once."""
    seen: set[Element] = set()
    for root in one.roots.values():
        for change in root.iter(*CHANGES):
            at = next((up for up in change.iterancestors(P)), change)
            if at not in seen:
                seen.add(at)
                yield one.warning(
                    at,
                    "template-is-settled",
                    "there is a tracked change here, which would stand in every paper",
                    "accept or reject all changes in Word, under Review, then save the template",
                )


def comments(one: Linted) -> Iterator[Diagnostic]:
    """Comments that are left."""
    seen: set[str] = set()
    for root in one.roots.values():
        for mark in root.iter(*COMMENTS):
            key = mark.get(ID, "")
            if key not in seen:
                seen.add(key)
                yield one.warning(
                    mark,
                    "template-has-no-comments",
                    "there is a comment on this paragraph, which would stand in every paper",
                    "delete all comments in Word, under Review, then save the template",
                )


def strangers(one: Linted) -> Iterator[Diagnostic]:
    """Whatever else than text, styles and pictures a template carries."""
    for part in sorted(one.package.parts):
        for relation in one.package.relationships(part).values():
            kind = relation.kind
            if relation.external and kind in LINKED:
                yield _linked(one, part, LINKED[kind], relation.target)
            elif kind == "attachedTemplate":
                yield one.warning(
                    None,
                    "template-stands-alone",
                    f'the template is tied to a template of its own, "{relation.target}"; {CURED}',
                    "untie it in Word: Developer, Document Template, choose Normal",
                    Severity.NOTE,
                )
            elif not relation.external and kind in EMBEDDED:
                yield one.warning(
                    part if part in one.parts else None,
                    "template-stands-alone",
                    f"the template carries {EMBEDDED[kind]}, which every paper would carry too",
                    _remedy(kind),
                )


def _linked(one: Linted, part: str, what: str, target: str) -> Diagnostic:
    return one.warning(
        part if part in one.parts else None,
        "template-stands-alone",
        f'{what} is fetched from "{target}" whenever a paper is opened',
        "put it into the template itself, or take it out",
    )


def _remedy(kind: str) -> str:
    if kind == "font":
        return "take the tick from Embed fonts in the file, in Word's options under Save"
    return "take it out, or put a picture of it in its place"


def language(one: Linted) -> Iterator[Diagnostic]:
    """A template that does not say its language, and words in it that say another."""
    if not one.styles.language:
        yield one.warning(
            None,
            "template-says-its-language",
            "the template does not say which language its text is in",
            "set it in Word: Review, Language, Set Proofing Language, Set As Default",
        )
    seen: set[Element] = set()
    for root in one.roots.values():
        for mark in root.iter(f"{{{W}}}lang"):
            said = mark.get(VAL, "")
            at = next(mark.iterancestors(P), None)
            differs = said.split("-")[0].lower() != one.styles.language.split("-")[0].lower()
            if not said or not one.styles.language or at is None or at in seen or not differs:
                continue
            if mark.getparent() is not None and next(mark.iterancestors(PPR), None) is None:
                seen.add(at)
                yield one.warning(
                    at,
                    "template-says-its-language",
                    f'words here are marked as another language, "{said}"',
                    "if they are not, select them and set their language under Review",
                    Severity.NOTE,
                )
