"""Words of a Word file that are left over, and links that lead where no reader can go.

Knows paragraphs, fields, content controls and relationships; how leftovers look in plain
text is not known here.
"""

from collections.abc import Iterator
from typing import Final

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.source import WordPlace
from boardpaper.ooxml.linted import Linted
from boardpaper.ooxml.stylesheet import PPR, PSTYLE, RPR, switch, value
from boardpaper.ooxml.xml import A, Element, R, V, name
from boardpaper.preflight.addresses import leads_inside, spoken
from boardpaper.preflight.finding import Finding, quoted
from boardpaper.preflight.leftovers import leftovers

CONTROL, PROPERTIES = name("w:sdt"), name("w:sdtPr")
TEXT, RUN_STYLE = name("w:t"), name("w:rStyle")
INSTRUCTIONS: Final = (name("w:instrText"), name("w:delInstrText"))
SIMPLE: Final = name("w:fldSimple")
ASKING: Final = ("MERGEFIELD", "MERGEREC", "FILLIN", "ASK", "MACROBUTTON")
"""Fields that wait for somebody to fill them (17.16.5)."""
GUIDING: Final = ("guidance", "instruction", "help text", "prompt")
"""What the names of styles for guidance have in them."""
GUIDANCE: Final = "guidance-is-gone"
KINDS: Final = {
    "hyperlink": "a link", "image": "a linked picture", "oleObject": "a linked object",
    "attachedTemplate": "", "frame": "a frame", "subDocument": "a linked document",
    "mailMergeSource": "a mail merge", "video": "a film", "audio": "a sound",
    "externalLinkPath": "a linked workbook",
}  # fmt: skip
"""What points outside, by the last word of a relationship; a template is told elsewhere."""
LOADED: Final = ("image", "oleObject", "frame", "subDocument")
"""What Word fetches from elsewhere when the file is opened."""


def leftover_words(one: Linted) -> Iterator[Diagnostic]:
    """Tags, guidance, markers and gaps among the words."""
    for part, paragraph in one.paragraphs.values():
        for finding in leftovers(paragraph.text):
            place = WordPlace(one.path, one.parts[part], paragraph.number, paragraph.text)
            yield finding.at(place)


def fields(one: Linted) -> Iterator[Diagnostic]:
    """Fields that wait to be filled."""
    for root in one.roots.values():
        asked = [(item, item.text or "") for item in root.iter(*INSTRUCTIONS)]
        asked += [(item, item.get(name("w:instr"), "")) for item in root.iter(SIMPLE)]
        for element, instruction in asked:
            words = instruction.split()
            if words and words[0].upper() in ASKING:
                yield one.warning(
                    element,
                    "tag-is-filled",
                    f"the field {quoted(' '.join(words[:2]))} waits to be filled",
                    "finish the mail merge, or write there what it stands for",
                    Severity.ERROR,
                )


def controls(one: Linted) -> Iterator[Diagnostic]:
    """Content controls in which nobody has written anything yet (17.5.2.39)."""
    for root in one.roots.values():
        for control in root.iter(CONTROL):
            if switch(control.find(PROPERTIES), name("w:showingPlcHdr")):
                words = "".join(text.text or "" for text in control.iter(TEXT)).strip()
                if words:
                    message = f"nothing is written where the template says {quoted(words)}"
                    hint = "write it, or delete the control with its words"
                    yield one.warning(control, GUIDANCE, message, hint, Severity.ERROR)


def guidance(one: Linted) -> Iterator[Diagnostic]:
    """Words in a style that is named for guidance."""
    for root_paragraph in one.each():
        called = _guiding(one, root_paragraph.element)
        if called and root_paragraph.text.strip():
            yield one.warning(
                root_paragraph.element,
                GUIDANCE,
                f"words stand here in the style {quoted(called)}",
                "delete them if they tell an author what to write, else give them another style",
            )


def _guiding(one: Linted, paragraph: Element) -> str:
    """The name of a style of a paragraph or its runs that is for guidance."""
    keys = [value(paragraph.find(PPR), PSTYLE)]
    keys += [value(run.find(RPR), RUN_STYLE) for run in paragraph.iter(name("w:r"))]
    styles = (one.styles.styles.get(key or "") for key in keys)
    called = (style.name for style in styles if style is not None)
    return next((name for name in called if any(word in name.lower() for word in GUIDING)), "")


def links(one: Linted) -> Iterator[Diagnostic]:
    """Links, pictures and objects that are fetched from where the public cannot go."""
    for part in sorted(one.package.parts):
        if part.endswith(".rels"):
            continue
        for key, link in one.package.relationships(part).items():
            what = KINDS.get(link.kind, "something") if link.external else ""
            found = leads_inside(link.target, what) if what else None
            if found is None and what and link.kind in LOADED:
                found = _fetched(what, link.target)
            if found is not None:
                yield _at(one, part, key, found)


def _fetched(what: str, target: str) -> Finding:
    return Finding(
        "link-opens-for-the-public",
        f"{what} is fetched from {quoted(target, 90)} whenever the file is opened",
        "put it into the file itself: in Word, File, Info, Edit Links, Break Link",
        Severity.WARNING,
    )


def _at(one: Linted, part: str, key: str, found: Finding) -> Diagnostic:
    """A finding where its relationship is used; one of settings is of the whole file."""
    root = one.roots.get(part)
    uses = () if root is None else (item for item in root.iter() if key in _keys(item))
    place = next(iter(uses), None)
    return one.warning(place, found.rule, found.message, found.hint, found.severity)


def _keys(item: Element) -> tuple[str | None, ...]:
    return tuple(item.get(f"{{{R}}}{word}") for word in ("id", "link", "embed", "pict", "href"))


def spoken_addresses(one: Linted) -> Iterator[Diagnostic]:
    """File shares and drives that the words and the fields name."""
    for paragraph in one.each():
        coded = [item.text or "" for item in paragraph.element.iter(*INSTRUCTIONS)]
        linked = [item.get(name("w:instr"), "") for item in paragraph.element.iter(SIMPLE)]
        for address in dict.fromkeys(spoken(paragraph.text)):
            yield _spoken(one, paragraph.element, address, "the text names")
        for address in dict.fromkeys(spoken(" ".join((*coded, *linked)).replace("\\\\", "\\"))):
            yield _spoken(one, paragraph.element, address, "a field names")


def _spoken(one: Linted, at: Element, address: str, who: str) -> Diagnostic:
    return one.warning(
        at,
        "link-opens-for-the-public",
        f"{who} a place that the public cannot go to: {quoted(address, 90)}",
        "name the address on the public website, or leave it out",
    )


def described(one: Linted) -> Iterator[Diagnostic]:
    """Alternative texts that tell where a picture lay on somebody's computer, and leftovers."""
    for root in one.roots.values():
        for item in root.iter(name("wp:docPr"), f"{{{V}}}shape", f"{{{A}}}hlinkClick"):
            words = " ".join(item.get(key, "") for key in ("descr", "title", "alt"))
            for address in spoken(words):
                yield _spoken(one, item, address, "an alternative text names")
            for finding in leftovers(words):
                message = f"in an alternative text, {finding.message}"
                yield one.warning(item, finding.rule, message, finding.hint, finding.severity)
