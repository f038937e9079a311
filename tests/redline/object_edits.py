"""Edits of what is no word: sections and their pages, links, notes, references, breaks.

Knows one such thing and what stands around it; does not know which one is chosen.
"""

from copy import deepcopy
from random import Random

from boardpaper.ooxml.blocks import SECT_PR
from boardpaper.ooxml.xml import Element, name
from redline.draft import PPR, R, T, like, put, say, words

MARGINS, LEFT = name("w:pgMar"), name("w:left")
FIELD, KIND = name("w:fldChar"), name("w:fldCharType")


def change_page(section: Element, chance: Random) -> None:
    """Another margin."""
    margins = section.find(MARGINS)
    if margins is not None:
        margins.set(LEFT, str(chance.randrange(700, 1500)))


def insert_section(paragraph: Element, chance: Random) -> None:
    """A section more, which ends after a paragraph of the body; Word ends none without one."""
    tree = paragraph.getroottree().getroot()
    ends = like(paragraph, "")
    properties = ends.find(PPR)
    if properties is None:
        properties = ends.makeelement(PPR)
        ends.append(properties)
    properties.append(deepcopy(chance.choice(list(tree.iter(SECT_PR)))))
    paragraph.addnext(ends)
    after = ends.getnext()
    if after is None or after.tag == SECT_PR:
        ends.addnext(like(paragraph, ""))


def delete(element: Element, _: Random) -> None:
    """Takes a paragraph or run out with what it holds: the end of a section, a note."""
    put(element)


def unlink(link: Element, _: Random) -> None:
    """Leaves the words of a link without it."""
    put(link, *link)


def break_line(run: Element, chance: Random) -> None:
    """A line break between two words of a run."""
    held = words(run)
    at = chance.randint(0, len(held))
    say(run, " ".join(held[:at]))
    rest = run.makeelement(T)
    run.extend([run.makeelement(name("w:br")), rest])
    rest.text = " ".join(held[at:])


def delete_field(begin: Element, _: Random) -> None:
    """Takes a field out, from the run it begins in to the run it ends in."""
    run: Element | None = begin
    while run is not None:
        after, mark = run.getnext(), run.find(FIELD)
        put(run)
        if run.tag == R and mark is not None and mark.get(KIND) == "end":
            return
        run = after
