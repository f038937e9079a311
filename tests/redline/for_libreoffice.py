"""A redline made ready for LibreOffice 7.4, which does not know every tracked change.

Knows what LibreOffice leaves as it is, or takes for something else, and settles that
beforehand with our own resolver; all the rest LibreOffice accepts or rejects itself.
Each was found on redlines written by hand:

- ``w:cellIns`` and ``w:cellDel``, and changes of what tables, rows and cells look like,
  are not read.
- A change of a run's looks is not read when the run was in a character style, and
  rejecting one takes a paragraph's own alignment with it.
- A change of an empty paragraph's properties is not rejected; that of a numbered one's
  style leaves it at the level it has now, and one that was numbered stays without a number.
- What follows a paragraph that was moved may get its style. So moved paragraphs are put
  in and taken out, as whole ones are, and the moves are left to our own resolver.
- Words that one author took out and put in elsewhere are taken for a move, with the same
  effect. Those of two authors are not.
- Words put in at the end of a paragraph and at the beginning of the next are taken for
  one change, and so is the mark between them. Those of two authors are not.
- The end of a section stays where the paragraph goes that it stood in.
- A paragraph with a footnote in it is not joined to the next.
- The first reference is taken for that to the first note, whatever their ids are.
- Where a list begins again is held by its first paragraph, and goes with that. So no
  list begins again on either side.
- What a table's style says of its first row becomes that row's own when it is read, and
  stays with it wherever it goes. So no table has a style on either side.
"""

from collections.abc import Iterator
from copy import deepcopy
from itertools import islice
from pathlib import Path

from boardpaper.ooxml.blocks import section_break
from boardpaper.ooxml.numbering import Numbering, read_numbering
from boardpaper.ooxml.package import Package, read, write
from boardpaper.ooxml.xml import Element, W, name, serialise
from redline.draft import R, put
from redline.formerly import MARKS, settle_one
from redline.joining import join_paragraphs, mark_gone, says_anything
from redline.resolver import STORIES, gone_words, is_mark, settle_columns
from redline.told import difference, told_coarsely
from tools.tracked import Job

P, PPR = name("w:p"), name("w:pPr")
LOOKS, FORMER_LOOKS = name("w:rPrChange"), f"{name('w:rPr')}/{name('w:rStyle')}"
PROPERTIES = f"{PPR}/{name('w:pPrChange')}"
AUTHOR, WHO_TAKES_OUT = name("w:author"), "who takes out"
NOTE, NOTE_ITSELF, ID = (name(f"w:{word}") for word in ("footnoteReference", "footnote", "id"))
PUT_IN, TAKEN_OUT, TABLE_STYLE, RESTART = (
    name(f"w:{word}") for word in ("ins", "del", "tblStyle", "startOverride")
)
MOVES = {name("w:moveTo"): PUT_IN, name("w:moveFrom"): TAKEN_OUT} | {
    name(f"w:move{side}Range{end}"): "" for side in ("To", "From") for end in ("Start", "End")
}


def prepared(data: bytes, accept: bool) -> bytes:
    """The redline with what LibreOffice does not know accepted or rejected already."""
    package = read(data)
    numbering = read_numbering(package)
    changed = {}
    for part, root in _trees(package):
        settle_columns(root, accept)
        _settle_looks(root, accept)
        _settle_properties(root, accept, numbering)
        _settle_noted_marks(root, accept)
        _settle_sections(root, accept)
        _take_moves_apart(root)
        for element in root.iter(TAKEN_OUT):
            element.set(AUTHOR, WHO_TAKES_OUT)
        _part_changes(root)
        for element in list(root.iter(TABLE_STYLE, RESTART)):
            put(element)
        changed[part] = serialise(root)
    return write(package.replace(changed))


def _trees(package: Package) -> Iterator[tuple[str, Element]]:
    """Every part of Word's own, the notes numbered in the order they are referred to."""
    order = [one.get(ID, "") for one in package.tree(package.document_part).iter(NOTE)]
    ids = {key: str(at) for at, key in enumerate(dict.fromkeys(order), 1)}
    for part in package.parts:
        if part.endswith(".xml") and W.encode() in package.content(part):
            root = package.tree(part)
            for one in list(root.iter(NOTE, NOTE_ITSELF)):
                _renumber(one, ids)
            yield part, root


def _renumber(note: Element, ids: dict[str, str]) -> None:
    """Gives a note or reference its new number; a note that nothing refers to goes."""
    if note.get(ID, "") in ids:
        note.set(ID, ids[note.get(ID, "")])
    elif note.get(name("w:type")) is None:
        put(note)


def _settle_looks(root: Element, accept: bool) -> None:
    for paragraph in root.iter(P):
        aligned = paragraph.find(f"{PPR}/{name('w:jc')}") is not None
        for change in list(paragraph.iter(LOOKS)):
            if aligned or change.find(FORMER_LOOKS) is not None:
                settle_one(change, accept)


def _settle_properties(root: Element, accept: bool, numbering: Numbering) -> None:
    for paragraph in root.iter(P):
        change = paragraph.find(PROPERTIES)
        if change is None:
            continue
        was = deepcopy(paragraph)
        for former in was.findall(PROPERTIES):
            settle_one(former, accept=False)
        numbered = any(numbering.place(one) is not None for one in (paragraph, was))
        if numbered or not says_anything(paragraph):
            settle_one(change, accept)


def _settle_sections(root: Element, accept: bool) -> None:
    for paragraph in root.iter(P):
        section = section_break(paragraph)
        if section is not None and mark_gone(paragraph, gone_words(accept)):
            put(section)


def _take_moves_apart(root: Element) -> None:
    for element in list(root.iter(*MOVES)):
        if MOVES[str(element.tag)]:
            element.tag = MOVES[str(element.tag)]
        else:
            put(element)


def _part_changes(root: Element) -> None:
    """Gives what was put in first in a paragraph, between marks that stay, its own author."""
    for at, paragraph in enumerate(root.iter(P)):
        both = [one for one in (paragraph.getprevious(), paragraph) if one is not None]
        if not any(mark_gone(one, MARKS) for one in both):
            changes = (one for one in paragraph.iter(PUT_IN) if not is_mark(one))
            for change in islice(changes, 1):
                change.set(AUTHOR, f"{change.get(AUTHOR)} {at % 2}")


def _settle_noted_marks(root: Element, accept: bool) -> None:
    for story in [one for one in root.iter() if one.tag in STORIES]:
        join_paragraphs(story, gone_words(accept), only=_keeps_a_note)


def _keeps_a_note(paragraph: Element) -> bool:
    return any(run.find(NOTE) is not None for run in paragraph.iterchildren(R))


class Desk:
    """Files laid out for LibreOffice to settle in one process, the same file never twice."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.jobs: dict[tuple[bytes, bool], Job] = {}

    def put(self, data: bytes, accept: bool) -> Job:
        """The job of accepting or rejecting all that is tracked in a file."""
        if (data, accept) not in self.jobs:
            stem = self._folder / str(len(self.jobs))
            source = stem.with_suffix(".docx")
            source.write_bytes(prepared(data, accept))
            target = stem.with_suffix(".saved.docx")
            self.jobs[data, accept] = Job(source, "accept" if accept else "reject", target)
        return self.jobs[data, accept]


def disagreement(plain: Job, settled: Job) -> str:
    """Where what LibreOffice made of a redline is not what it made of a paper, "" nowhere."""
    wanted, found = (told_coarsely(job.target.read_bytes()) for job in (plain, settled))
    return difference(wanted, found)
