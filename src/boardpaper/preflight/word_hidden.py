"""Words of a Word file that a reader does not see and a copy of the file gives away.

Knows ways of hiding words; does not know what they say.
"""

from collections.abc import Iterator
from typing import Final

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.ooxml.blocks import ALTERNATES, FALLBACK, TR, P, alternative
from boardpaper.ooxml.linted import Linted
from boardpaper.ooxml.stylesheet import switch
from boardpaper.ooxml.xml import Element, name
from boardpaper.preflight.finding import quoted
from boardpaper.preflight.word_runs import Looks

RUN, TEXT = name("w:r"), name("w:t")
UNSEEN: Final = "words-can-be-seen"
SHOW: Final = "show them or delete them in Word; --clean leaves them, for they are part of the text"
SMALLEST: Final = 2.0
"""Points: letters no higher than this are not read by anybody."""
DARK: Final = 0x40
"""A colour is black where red, green and blue are all below this."""
LIGHT: Final = 0xF0
"""A colour is white where none of them is below this."""


def hidden_words(one: Linted) -> Iterator[Diagnostic]:
    """Hidden words, white ones, tiny ones, and black ones on black."""
    looks = Looks(one)
    for root in one.roots.values():
        told: dict[tuple[Element, str], list[str]] = {}
        for run in root.iter(RUN):
            words = "".join(text.text or "" for text in run.iterchildren(TEXT))
            paragraph = next(run.iterancestors(P), None)
            how = _how(looks, run, paragraph) if words.strip() and paragraph is not None else ""
            if how and paragraph is not None:
                told.setdefault((paragraph, how), []).append(words)
        for (paragraph, how), found in told.items():
            yield _told(one, paragraph, how, "".join(found))


def _told(one: Linted, paragraph: Element, how: str, words: str) -> Diagnostic:
    if how == "covered":
        message = f"{quoted(words)} is blackened, and still stands under the black"
        hint = "put other words in its place, such as [withheld]: a copy gives what is under"
        return one.warning(paragraph, "words-are-not-covered", message, hint, Severity.ERROR)
    message = f"{quoted(words)} {how}"
    return one.warning(paragraph, UNSEEN, message, SHOW, Severity.ERROR)


def _how(looks: Looks, run: Element, paragraph: Element | None) -> str:
    """How a run is kept from being seen, "" where it is seen."""
    look = looks.of(run, paragraph)
    if look.hidden:
        return "is hidden text"
    if _is_dark(look.behind) and (not look.colour or _is_dark(look.colour)):
        # Word sets letters without a colour in white on a dark shade, and in black on a highlight.
        return "" if not look.colour and look.behind != "black" else "covered"
    if _is_light(look.colour) and not looks.stands_on_colour(run, paragraph):
        return "is white on white"
    return f"is in letters of {look.size:g} points" if look.size <= SMALLEST else ""


def _is_dark(colour: str) -> bool:
    return colour == "black" or max(_parts(colour), default=255) < DARK


def _is_light(colour: str) -> bool:
    return min(_parts(colour), default=0) >= LIGHT


def _parts(colour: str) -> list[int]:
    """The red, green and blue of a colour, 0 to 255; none of a name."""
    try:
        return [int(colour[at : at + 2], 16) for at in (0, 2, 4)] if len(colour) == 6 else []
    except ValueError:
        return []


def hidden_rows(one: Linted) -> Iterator[Diagnostic]:
    """Rows of tables that do not print (17.4.20, hidden)."""
    for root in one.roots.values():
        for row in root.iter(TR):
            if switch(row.find(name("w:trPr")), name("w:hidden")):
                words = " ".join(text.text or "" for text in row.iter(TEXT))
                message = f"a row of a table is hidden: {quoted(words)}"
                yield one.warning(row, UNSEEN, message, SHOW, Severity.ERROR)


def older_forms(one: Linted) -> Iterator[Diagnostic]:
    """What a drawing holds for older programs, where it says other words than the newer form."""
    for root in one.roots.values():
        for choice in root.iter(ALTERNATES):
            read = alternative(choice)
            fallback = choice.find(FALLBACK)
            if fallback is None or read is None or read is fallback:
                continue
            words, seen = _words(fallback), _words(read)
            if words and words != seen:
                message = f"older programs would show {quoted(words)} here, and newer ones do not"
                hint = "copy the drawing in Word, delete it, and paste it, so that both agree"
                yield one.warning(choice, UNSEEN, message, hint)


def _words(element: Element) -> str:
    return " ".join("".join(text.text or "" for text in element.iter(TEXT)).split())
