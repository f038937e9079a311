"""Edits of whole paragraphs: put in, taken out, moved, split, joined, made to look otherwise.

Knows one paragraph and its neighbours; does not know which one is chosen.
"""

from copy import deepcopy
from random import Random

from boardpaper.ooxml.blocks import P
from boardpaper.ooxml.xml import Element, name
from redline.draft import PPR, VAL, R, T, follows, like, plain_runs, put, say
from redline.word_edits import cut, phrase

SIDES = ("center", "right", "both")


def insert_paragraph(paragraph: Element, chance: Random) -> None:
    made = like(paragraph, f"{phrase(chance, 6)} {phrase(chance, 6)}")
    if chance.random() < 0.3:
        paragraph.addprevious(made)
    else:
        paragraph.addnext(made)


def delete_paragraph(paragraph: Element, _: Random) -> None:
    put(paragraph)


def move_paragraph(paragraph: Element, chance: Random) -> None:
    parent = paragraph.getparent()
    assert parent is not None
    others = [one for one in parent.iterchildren(P) if one is not paragraph]
    chance.choice(others[:-1] or others).addprevious(paragraph)


def split_paragraph(paragraph: Element, chance: Random) -> None:
    runs = plain_runs(paragraph)
    if not runs:
        return
    run = chance.choice(runs)
    before, inside, after = cut(run, chance, 2)
    if not before:
        return
    rest = deepcopy(run)
    say(run, before.rstrip())
    say(rest, inside + after)
    made = like(paragraph, "")
    made.append(rest)
    made.extend(list(paragraph)[paragraph.index(run) + 1 :])
    paragraph.addnext(made)


def join_paragraphs(paragraph: Element, chance: Random) -> None:
    after = follows(paragraph)
    assert after is not None
    space = paragraph.makeelement(R)
    space.append(space.makeelement(T))
    say(space, " ")
    paragraph.append(space)
    paragraph.extend([child for child in after if child.tag != PPR])
    later = after.find(PPR)
    if later is not None and chance.random() < 0.3:
        for old in paragraph.findall(PPR):
            paragraph.remove(old)
        paragraph.insert(0, later)
    put(after)


def change_style(paragraph: Element, chance: Random) -> None:
    tree = paragraph.getroottree().getroot()
    used = sorted({one.get(VAL, "") for one in tree.iter(name("w:pStyle"))})
    own = paragraph.find(f"{PPR}/{name('w:pStyle')}")
    if own is not None:
        own.set(VAL, chance.choice(used))


def align_paragraph(paragraph: Element, chance: Random) -> None:
    properties = paragraph.find(PPR)
    if properties is None:
        return
    for old in properties.findall(name("w:jc")):
        properties.remove(old)
    side = paragraph.makeelement(name("w:jc"), {VAL: chance.choice(SIDES)})
    after = [child for child in properties if str(child.tag).endswith(("}rPr", "}sectPr"))]
    properties.insert(properties.index(after[0]) if after else len(properties), side)
