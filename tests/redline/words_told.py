"""What stands in a paragraph, run for run, as one line that can be compared.

Knows runs, fields, links, notes and pictures; does not know blocks, nor what a
tracked change is: it tells documents in which all are settled.
"""

from collections.abc import Callable, Mapping
from hashlib import sha256

from boardpaper.ooxml.blocks import ALTERNATES, alternative
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.pictures import boxes, formula, picture
from boardpaper.ooxml.stylesheet import RPR, Stylesheet
from boardpaper.ooxml.xml import XML, A, Element, M, name
from redline.looks import local, looks

CHARACTERS = {
    "tab": "\t", "cr": "↵", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad",
}  # fmt: skip
SILENT = frozenset(
    ["rPr", "pPr", "sdtPr", "sdtEndPr", "proofErr", "lastRenderedPageBreak", "bookmarkStart",
     "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "footnoteRef",
     "endnoteRef", "permStart", "permEnd", "smartTagPr", "customXmlPr"]
)  # fmt: skip
COARSE = frozenset(["b", "i", "u", "strike", "color", "vertAlign", "caps"])
"""What LibreOffice keeps of a run's looks when it saves a Word file."""
EMBEDDED = f".//{{{A}}}blip"


class Words:
    """Tells the paragraphs of one part, one after another.

    ``coarse`` leaves out what LibreOffice does not keep: results of fields, which it works
    out afresh, styles of characters, and links, which it lets grow into the next
    paragraph where the end of one was taken out. ``note`` tells a footnote or endnote
    by its kind and id.
    """

    def __init__(
        self,
        package: Package,
        part: str,
        styles: Stylesheet,
        note: Callable[[str, str], str],
        *,
        coarse: bool,
    ) -> None:
        self._package, self._part, self._styles = package, part, styles
        self._note, self._coarse = note, coarse
        self._links = package.relationships(part)
        self._pieces: list[tuple[str, str]] = []
        self._boxes: list[Element] = []
        self._looks = ""
        self._in_result: list[bool] = []
        self._steps: Mapping[str, Callable[[Element], None]] = {
            "r": self._run,
            "t": self._text,
            "hyperlink": self._link,
            "fldSimple": self._simple_field,
            "fldChar": self._field_mark,
            "instrText": self._instruction,
            "br": lambda item: self._say(f"[{item.get(name('w:type'), 'line')} break]"),
            "sym": lambda item: self._say(f"[symbol {item.get(name('w:char'))}]"),
            "drawing": self._drawing,
            "pict": self._drawing,
            "object": self._drawing,
            "footnoteReference": self._reference,
            "endnoteReference": self._reference,
        }

    def line(self, paragraph: Element) -> tuple[str, list[Element]]:
        """What a paragraph says, and the contents of the text boxes that hang on it."""
        self._pieces, self._boxes = [], []
        self._walk(paragraph)
        return self._joined(), self._boxes

    def _joined(self) -> str:
        """The pieces, those that look the same as one: ``plain «b»bold«»``."""
        told, before = "", ""
        for text, shown in self._pieces:
            if shown != before:
                told += f"«{shown}»"
            told, before = told + text, shown
        return told

    def _walk(self, parent: Element) -> None:
        for child in parent:
            word = local(child)
            if child.tag == ALTERNATES:
                chosen = alternative(child)
                if chosen is not None:
                    self._walk(chosen)
            elif child.tag == f"{{{M}}}oMath":
                self._say(formula(child))
            elif word in CHARACTERS:
                self._say(CHARACTERS[word])
            elif word not in SILENT:
                self._steps.get(word, self._walk)(child)

    def _say(self, text: str) -> None:
        if text and not (self._coarse and any(self._in_result)):
            self._pieces.append((text, self._looks))

    def _run(self, run: Element) -> None:
        only = COARSE if self._coarse else None
        self._looks = looks(run.find(RPR), self._styles, only=only)
        self._walk(run)
        self._looks = ""

    def _text(self, item: Element) -> None:
        text = item.text or ""
        kept = text if item.get(f"{{{XML}}}space") == "preserve" else text.strip(" \t\r\n")
        self._say(kept.replace("\u200d", "") if self._coarse else kept)

    def _link(self, item: Element) -> None:
        if self._coarse:
            self._walk(item)
            return
        link = self._links.get(item.get(name("r:id"), ""))
        anchor = item.get(name("w:anchor"), "")
        self._say("[")
        self._walk(item)
        self._say("](" + ("" if link is None else link.target) + f"#{anchor})")

    def _simple_field(self, item: Element) -> None:
        self._say(f"{{{' '.join(item.get(name('w:instr'), '').split())} = ")
        self._in_result.append(True)
        self._walk(item)
        self._in_result.pop()
        self._say("}")

    def _field_mark(self, item: Element) -> None:
        what = item.get(name("w:fldCharType"))
        if what == "begin":
            self._say("{")
            self._in_result.append(False)
        elif what == "separate" and self._in_result:
            self._say(" = ")
            self._in_result[-1] = True
        elif self._in_result:
            self._in_result.pop()
            self._say("}")

    def _instruction(self, item: Element) -> None:
        self._say((item.text or "").strip())

    def _drawing(self, item: Element) -> None:
        self._boxes.extend(boxes(item))
        told = picture(item)
        for blip in [] if self._coarse else item.iterfind(EMBEDDED):
            held = self._package.target(self._part, blip.get(name("r:embed"), ""))
            if held:
                told += f" {sha256(self._package.content(held)).hexdigest()[:8]}"
        self._say(told)

    def _reference(self, item: Element) -> None:
        kind = local(item).removesuffix("Reference")
        self._say(f"[{kind}: {self._note(kind, item.get(name('w:id'), ''))}]")
