"""What one paragraph of a Word file says, as a line of text.

Knows runs, fields, links, notes, pictures and tracked changes; does not know what
stands in front of a paragraph, tables or pages.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from boardpaper.ooxml.blocks import ALTERNATES, alternative
from boardpaper.ooxml.fields import Field, kind, target
from boardpaper.ooxml.identity import PREFIX
from boardpaper.ooxml.marks import Marks, Piece, compose, marks
from boardpaper.ooxml.package import Relationship
from boardpaper.ooxml.pictures import boxes, formula, picture
from boardpaper.ooxml.register import Register
from boardpaper.ooxml.stylesheet import Stylesheet
from boardpaper.ooxml.xml import XML, Element, M, name

Step = Callable[[Element], None]

ID: Final = name("w:id")
SPACE: Final = f"{{{XML}}}space"
TYPE: Final = name("w:type")
MARK: Final = f"{name('w:pPr')}/{name('w:rPr')}"
BREAKS: Final = {"page": "[page break]", "column": "[column break]"}
LINE_BREAK: Final = " ↵ "
TAB: Final = "\t"
TEXT: Final = name("w:t")
DEEPEST: Final = 100
"""Elements in elements are followed to here; below it only their words are taken."""
CHANGES: Final[dict[str, tuple[str, str]]] = {
    name("w:ins"): ("[+", "+]"),
    name("w:moveTo"): ("[+", "+]"),
    name("w:del"): ("[-", "-]"),
    name("w:moveFrom"): ("[-", "-]"),
}
NOTES: Final[dict[object, str]] = {
    name("w:footnoteReference"): "footnote",
    name("w:endnoteReference"): "endnote",
}
SKIPPED: Final = (
    "pPr", "rPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "proofErr",
    "fldData", "ffData", "footnoteRef", "endnoteRef", "annotationRef", "rt",
    "separator", "continuationSeparator", "lastRenderedPageBreak", "softHyphen",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Manner:
    """How things are told: with styles and marks, and with numbers Word works out."""

    detailed: bool = False
    numbers: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph's words, and the text boxes that hang on it."""

    text: str
    boxes: tuple[Element, ...] = ()


class Inline:
    """Reads the paragraphs of one story one after another: fields may run over several."""

    def __init__(
        self,
        manner: Manner,
        styles: Stylesheet,
        register: Register,
        links: Mapping[str, Relationship],
    ) -> None:
        self._manner = manner
        self._styles = styles
        self._register = register
        self._links = links
        self._fields: list[Field] = []
        self._silent = 0
        self._depth = 0
        self._marks: Marks = ()
        self._pieces: list[Piece] = []
        self._boxes: list[Element] = []
        self._steps = self._all_steps()

    def line(self, paragraph: Element) -> Line:
        """What the next paragraph of the story says."""
        self._pieces, self._boxes = [], []
        self._walk(paragraph)
        self._leave_instructions()
        self._end_mark(paragraph)
        return Line(compose(self._pieces), tuple(self._boxes))

    def bookmark(self, element: Element) -> str:
        """A bookmark's place in words, "" in a plain telling.

        Those that keep places for Word or boardpaper, and to which nothing leads, are left out.
        """
        key = element.get(name("w:name"), "")
        if not self._manner.detailed or key.startswith(("_GoBack", PREFIX)):
            return ""
        return f"{{#{key}}}"

    def _all_steps(self) -> dict[object, Step]:
        steps: dict[object, Step] = {name(f"w:{word}"): self._skip for word in SKIPPED}
        steps |= {name(f"w:{word}"): step for word, step in self._words().items()}
        steps |= {name(f"w:{word}"): step for word, step in self._structure().items()}
        steps |= dict.fromkeys(CHANGES, self._tracked) | dict.fromkeys(NOTES, self._note)
        return steps | {
            ALTERNATES: self._alternates,
            f"{{{M}}}oMath": lambda item: self._say(formula(item)),
        }

    def _words(self) -> dict[str, Step]:
        return {
            "r": self._run,
            "t": self._text,
            "delText": self._text,
            "tab": lambda _: self._say(TAB),
            "ptab": lambda _: self._say(TAB),
            "br": lambda item: self._say(BREAKS.get(item.get(TYPE, ""), LINE_BREAK)),
            "cr": lambda _: self._say(LINE_BREAK),
            "noBreakHyphen": lambda _: self._say("\u2011"),
            "sym": self._symbol,
            "drawing": self._drawing,
            "pict": self._drawing,
            "object": self._drawing,
            "pgNum": lambda _: self._say("[page number]"),
        }

    def _structure(self) -> dict[str, Step]:
        return {
            "hyperlink": self._hyperlink,
            "fldSimple": self._simple_field,
            "fldChar": self._field_mark,
            "instrText": self._instruction,
            "delInstrText": self._instruction,
            "bookmarkStart": lambda item: self._put(self.bookmark(item)),
            "commentRangeStart": lambda item: self._register.begin(item.get(ID, "")),
            "commentRangeEnd": lambda item: self._register.end(item.get(ID, "")),
            "commentReference": self._comment,
        }

    def _walk(self, parent: Element) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            self._say("".join(text.text or "" for text in parent.iter(TEXT)))
        else:
            for child in parent:
                self._steps.get(child.tag, self._walk)(child)
        self._depth -= 1

    def _skip(self, _: Element) -> None:
        pass

    def _say(self, text: str) -> None:
        self._put(text, self._marks)

    def _put(self, text: str, shown_as: Marks = ()) -> None:
        """Text goes to the line, or into the instruction of a field that is being read."""
        if not text or self._silent:
            return
        for field in reversed(self._fields):
            if not field.in_result:
                field.pieces.append(text)
                return
            field.shown = True
        self._register.said(text)
        self._pieces.append((text, shown_as))

    def _run(self, run: Element) -> None:
        self._marks = marks(run, self._styles, detailed=self._manner.detailed)
        self._walk(run)
        self._marks = ()

    def _text(self, item: Element) -> None:
        text = item.text or ""
        self._say(text if item.get(SPACE) == "preserve" else text.strip(" \t\r\n"))

    def _symbol(self, item: Element) -> None:
        try:
            code = int(item.get(name("w:char"), ""), 16)
        except ValueError:
            return
        usual = 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFFE
        font = item.get(name("w:font"), "")
        self._say(chr(code) if usual else f"[symbol {code:04X} of {font}]")

    def _drawing(self, item: Element) -> None:
        self._say(picture(item))
        if not self._silent:
            self._boxes.extend(boxes(item))

    def _alternates(self, item: Element) -> None:
        chosen = alternative(item)
        if chosen is not None:
            self._walk(chosen)

    def _inside(self, item: Element) -> list[Piece]:
        """What an element says, kept apart from the line so far."""
        outer, self._pieces = self._pieces, []
        self._walk(item)
        inner, self._pieces = self._pieces, outer
        return inner

    def _tracked(self, item: Element) -> None:
        if inner := self._inside(item):
            before, after = CHANGES[str(item.tag)]
            self._pieces += [(before, ()), *inner, (after, ())]

    def _end_mark(self, paragraph: Element) -> None:
        properties = paragraph.find(MARK)
        if properties is None:
            return
        for word, (before, after) in CHANGES.items():
            if properties.find(word) is not None:
                self._pieces.append((f"{before}¶{after}", ()))

    def _hyperlink(self, item: Element) -> None:
        link = self._links.get(item.get(name("r:id"), ""))
        anchor = item.get(name("w:anchor"))
        address = ("" if link is None else link.target) + (f"#{anchor}" if anchor else "")
        inner = self._inside(item)
        if not address or not inner:
            self._pieces += inner
        elif "".join(text for text, _ in inner).strip() == address:
            self._pieces.append((f"<{address}>", ()))
        else:
            self._pieces += [("[", ()), *inner, (f"]({address})", ())]

    def _note(self, item: Element) -> None:
        which = NOTES[item.tag]
        number = self._register.note(which, item.get(ID, ""))
        self._put(f"[{which} {number}]" if self._manner.numbers else f"[{which}]")

    def _comment(self, item: Element) -> None:
        number = self._register.comment(item.get(ID, ""))
        self._put(f"[comment {number}]" if self._manner.numbers else "[comment]")

    def _instruction(self, item: Element) -> None:
        if self._fields and not self._fields[-1].in_result:
            self._fields[-1].pieces.append(item.text or "")

    def _simple_field(self, item: Element) -> None:
        self._fields.append(Field([item.get(name("w:instr"), "")]))
        self._begin_result(self._fields[-1])
        self._walk(item)
        self._end_field()

    def _field_mark(self, item: Element) -> None:
        what = item.get(name("w:fldCharType"))
        if what == "begin":
            self._fields.append(Field())
        elif self._fields:
            self._begin_result(self._fields[-1])
            if what == "end":
                self._end_field()

    def _begin_result(self, field: Field) -> None:
        if field.in_result:
            return
        field.in_result = True
        field.silent = not self._manner.numbers and field.is_number
        if field.silent:
            self._put(f"{{{field.instruction}}}")
            self._silent += 1
        elif self._manner.detailed:
            self._put(f"{{{field.instruction} = ")

    def _end_field(self) -> None:
        field = self._fields.pop()
        if field.silent:
            self._silent -= 1
        elif self._manner.detailed:
            self._put("}")
        elif field.is_number and not field.shown:
            self._put(f"{{{field.instruction}}}")
        elif kind(field.instruction) == "HYPERLINK":
            self._put(f" <{target(field.instruction)}>")

    def _leave_instructions(self) -> None:
        """An instruction still open where its paragraph ends is shown, so that no word is lost."""
        for field in self._fields:
            if not field.in_result:
                self._begin_result(field)
                if not self._manner.detailed:
                    self._put(f"{{{field.instruction}}}")
