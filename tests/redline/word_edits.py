"""Edits of words: put in, taken out, replaced, made bold.

Knows one run of plain words; does not know which one is chosen.
"""

from copy import deepcopy
from random import Random

from boardpaper.ooxml.xml import Element, name
from redline.draft import RPR, VAL, put, say, words
from redline.looks import local

VOCABULARY = tuple(
    "council members agreed revised budget of 2,450 by 31 March review officers quarterly "  # noqa: SIM905
    "partners £1.2m report to the board 15% within six months and schools service target".split()
)
LOOKS = ("b", "i", "u", "color")
ORDER = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "color", "sz", "szCs", "u")
"""The order in which the looks that papers use stand (17.3.2, rPr)."""


def phrase(chance: Random, most: int = 5) -> str:
    """A few words."""
    return " ".join(chance.choice(VOCABULARY) for _ in range(chance.randint(1, most)))


def cut(run: Element, chance: Random, most: int) -> tuple[str, str, str]:
    """A run's text before some words, those words, and after them; spaces stay outside."""
    held = words(run)
    begin = chance.randrange(len(held))
    end = min(len(held), begin + chance.randint(1, most))
    before, inside, after = held[:begin], held[begin:end], held[end:]
    lead = " ".join(before) + (" " if before else "")
    tail = (" " if after else "") + " ".join(after)
    return lead, " ".join(inside), tail


def replace_words(run: Element, chance: Random) -> None:
    before, _, after = cut(run, chance, 3)
    say(run, before + phrase(chance, 3) + after)


def insert_words(run: Element, chance: Random) -> None:
    before, inside, after = cut(run, chance, 1)
    say(run, f"{before}{phrase(chance)} {inside}{after}")


def delete_words(run: Element, chance: Random) -> None:
    before, _, after = cut(run, chance, 4)
    say(run, (before.rstrip() + " " + after.lstrip()).strip() or phrase(chance, 1))


def change_figure(run: Element, chance: Random) -> None:
    held = words(run)
    figures = [at for at, word in enumerate(held) if any(sign.isdigit() for sign in word)]
    at = chance.choice(figures) if figures else len(held) - 1
    held[at] = f"{chance.randrange(10, 9999):,}"
    say(run, " ".join(held))


def format_words(run: Element, chance: Random) -> None:
    before, inside, after = cut(run, chance, 3)
    pieces = [piece for piece in (before, inside, after) if piece]
    copies = [deepcopy(run) for _ in pieces]
    for copy, piece in zip(copies, pieces, strict=True):
        say(copy, piece)
    _dress(copies[pieces.index(inside)], chance)
    put(run, *copies)


def _dress(run: Element, chance: Random) -> None:
    """Takes a look away where the run has it, and else gives it."""
    properties = run.find(RPR)
    if properties is None:
        properties = run.makeelement(RPR)
        run.insert(0, properties)
    word = chance.choice(LOOKS)
    if (held := properties.find(name(f"w:{word}"))) is not None:
        properties.remove(held)
        return
    value = {"u": "single", "color": "C00000"}.get(word)
    properties.append(run.makeelement(name(f"w:{word}"), {VAL: value} if value else {}))
    properties[:] = sorted(properties, key=lambda child: ORDER.index(local(child)))
