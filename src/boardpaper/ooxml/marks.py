"""How the looks of a run are written in plain text: ``**bold**``, ``*italic*``.

Knows a run's own properties and its character style; does not know the paragraph's
style, whose looks go without saying.
"""

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import Final

from boardpaper.ooxml.stylesheet import RPR, Stylesheet, switch, value
from boardpaper.ooxml.xml import Element, name

Marks = tuple[tuple[str, str], ...]
"""What is written before and after a run, the outermost first."""
Piece = tuple[str, Marks]

HIDDEN: Final = ("[hidden: ", "]")
BOLD: Final = ("**", "**")
ITALIC: Final = ("*", "*")
STRUCK: Final = ("~~", "~~")
RAISED: Final = {"superscript": ("^(", ")"), "subscript": ("_(", ")")}
VANISH: Final = name("w:vanish")
RUN_STYLE: Final = name("w:rStyle")
RAISE: Final = name("w:vertAlign")
STRIKES: Final = (name("w:strike"), name("w:dstrike"))
B: Final = name("w:b")
I: Final = name("w:i")  # noqa: E741 the element's own name


def marks(run: Element, styles: Stylesheet, *, detailed: bool) -> Marks:
    """The marks of a run; of a plain telling only that it is hidden."""
    properties = run.find(RPR)
    if properties is None:
        return ()
    hidden = (HIDDEN,) if switch(properties, VANISH) else ()
    return hidden + _looks(properties, styles) if detailed else hidden


def compose(pieces: Iterable[Piece]) -> str:
    """The pieces as one text, marks drawn round the words and not the spaces beside them."""
    return "".join(
        _marked("".join(text for text, _ in group), shared)
        for shared, group in groupby(pieces, key=itemgetter(1))
    )


def _looks(properties: Element, styles: Stylesheet) -> Marks:
    style = styles.styles.get(value(properties, RUN_STYLE) or "")
    chain = list(styles.chain(style))
    bold = next((one.bold for one in chain if one.bold is not None), False)
    italic = next((one.italic for one in chain if one.italic is not None), False)
    own_bold, own_italic = switch(properties, B), switch(properties, I)
    found = [BOLD] if (bold if own_bold is None else own_bold) else []
    found += [ITALIC] if (italic if own_italic is None else own_italic) else []
    found += [STRUCK] if any(switch(properties, strike) for strike in STRIKES) else []
    raised = RAISED.get(value(properties, RAISE) or "")
    return tuple(found + ([raised] if raised else []))


def _marked(text: str, shared: Marks) -> str:
    words = text.strip()
    if not shared or not words:
        return text
    start = text.index(words)
    before = "".join(opening for opening, _ in shared)
    after = "".join(closing for _, closing in reversed(shared))
    return f"{text[:start]}{before}{words}{after}{text[start + len(words) :]}"
