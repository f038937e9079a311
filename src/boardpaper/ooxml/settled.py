"""What in a template is not settled or not seen: tracked changes, hidden words.

Knows Word's marks for both (ECMA-376-1, 17.13.5 and 17.3.2.41); does not know tags.
"""

from collections.abc import Iterator

from boardpaper.ooxml.stylesheet import RPR, switch
from boardpaper.ooxml.tags import P, Paragraph, T, TagFault, paragraphs
from boardpaper.ooxml.xml import Element, name

CHANGES = tuple(
    name(f"w:{word}")
    for word in (
        "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange",
        "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange",
        "tblGridChange", "tblPrExChange",
    )
)  # fmt: skip
RUN, DELETED, VANISH = name("w:r"), name("w:delText"), name("w:vanish")


def unsettled(root: Element) -> Iterator[TagFault]:
    """A fault for each paragraph with a tracked change, a warning for each with hidden words."""
    numbers = {paragraph.element: paragraph for paragraph in paragraphs(root)}
    told: set[int] = set()
    for change in root.iter(*CHANGES):
        paragraph = _paragraph(change, numbers)
        if paragraph.number not in told:
            told.add(paragraph.number)
            yield TagFault(
                paragraph,
                "template-is-settled",
                "a tracked change stands here, and would go into every paper with its author",
                "accept or reject the template's tracked changes in Word, then save it",
            )
    for run in root.iter(RUN):
        properties = run.find(RPR)
        if properties is not None and switch(properties, VANISH) and run.find(T) is not None:
            yield TagFault(
                _paragraph(run, numbers),
                "text-is-not-hidden",
                "hidden words stand here, and go into every paper unseen",
                "show them or delete them: in Word, Home, ¶ shows what is hidden",
                warning=True,
            )


def _paragraph(element: Element, numbers: dict[Element, Paragraph]) -> Paragraph:
    """The paragraph around an element, else the first in it or the last before it."""
    around = next(element.iterancestors(P), None)
    held = next(element.iter(P), None) if around is None else around
    before = next(element.itersiblings(P, preceding=True), None) if held is None else held
    found = numbers.get(before) if before is not None else None
    if found is None:
        return Paragraph(0, element, "")
    deleted = "".join(text.text or "" for text in found.element.iter(DELETED))
    return Paragraph(found.number, found.element, found.text or deleted)
