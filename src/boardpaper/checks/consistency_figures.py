"""Figures of the narrative, held against the measures of the plan that they are of.

Knows when a figure stands so near the words of a measure, and so alone with them, that
it is of that measure; is silent of every other figure. Does not know claims or dates.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Final

from boardpaper.checks.consistency_measures import COMMON, Known, measured
from boardpaper.checks.consistency_passages import Passage, Remark, passages
from boardpaper.checks.consistency_words import (
    MONTH_NAMES,
    TIMES,
    Figure,
    Token,
    durations,
    figures,
    stems,
    tokens,
)
from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.paper import Paper

HINT: Final = (
    "correct whichever is wrong; if both are right, say so in paper.yaml under stands, "
    "with the reason"
)
LEVEL: Final = stems(
    "currently current now at present date latest today still only just already stands stood "
    "is are was were be been being has have had reached reaches fallen falls fell rose risen "
    "rises increased increase reduced reduction improved improvement dropped grew grown went gone "
    "completed achieved made recorded reported shows showed up down to time scale timescale times "
    "so far also there significant slowly slightly further well overall results result figure"
)
"""Words around a figure that say of it no more than that it is one."""
OTHER_TIMES: Final = stems(
    "last previous previously earlier former formerly originally initially ago before then "
    "expected forecast predicted estimated projected will would should could may might shall "
    "aim aims planned plans baseline if not without excluding except unless national nationally "
    "regional england wales scotland average compared elsewhere until next every each"
)
"""Words that say that a figure is of another time or place, or wished for."""
BOUNDS: Final = stems(
    "from by over under above below than about around some nearly almost approximately roughly "
    "least most between within up aged age circa minimum maximum"
)
"""Words before a figure that make it no level, or no exact one."""
REFERENCES: Final = stems(
    "paragraph para section recommendation appendix page table figure phase no number article "
    "regulation item chapter action stage band group part grade act year class unit version point"
)
CHANGES: Final = stems("more fewer less higher lower up down point points times extra other")
TARGET: Final = stems("target goal")
LINKS: Final = frozenset(
    {"is", "was", "are", "were", "at", "to", "now", "currently", "total", "of", "reached"}
    | {"stands", "stood", ":", "(", "only", "just", "still"}
)
OPENERS: Final = frozenset(["in", "at", "for", "among", "within", "across", "of", "on"])
ENDS: Final = frozenset(
    {",", ";", ":", ")", ".", "?", "!", "and", "but", "while", "whereas", "although"}
    | {"against", "compared", "from", "than", "which", "who"}
)
"""Where what is said of a figure ends."""
ALONE: Final = COMMON | LEVEL | TARGET


@dataclass(frozen=True)
class Sentence:
    """A sentence with a figure in it, as its passage has it."""

    passage: Passage
    said: tuple[Token, ...]
    figures: tuple[Figure, ...]


def figures_agree(paper: Paper) -> Iterator[Remark]:
    """Remarks on figures that are not those of the plan, or are those rounded."""
    if paper.plan is None or paper.places.plan is None:
        return
    known: list[Known] | None = None
    for sentence in _sentences(passages(paper)):
        if known is None:
            known = [one for one in measured(paper.plan) if one.can_be_known]
        held: Known | None = None
        for at, figure in enumerate(sentence.figures):
            window = _window(sentence, at)
            wished = _wished(window)
            found = _measures(window, figure, known)
            held = found[0] if len(found) == 1 else held if wished and not found else None
            if held is not None and _typed(sentence, figure):
                yield from _held(paper, sentence, figure, held, wished=wished)


def _sentences(said: Sequence[Passage]) -> Iterator[Sentence]:
    for passage in said:
        for start, end in passage.sentences:
            read = tokens(passage.text, start, end)
            levels = tuple(one for one in figures(read) if _is_level(read, one))
            if levels:
                yield Sentence(passage, read, levels)


def _is_level(said: Sequence[Token], one: Figure) -> bool:
    """Whether a figure may say how things stand: no date, number, duration, bound or change."""
    before = said[one.first - 1] if one.first else None
    after = said[one.last] if one.last < len(said) else None
    if before and (before.stem in BOUNDS or _names_it(before, one) or _is_base(said, one)):
        return False
    if after and (after.stem in TIMES or after.stem in CHANGES or _is_month(after)):
        return False
    return one.unit != "" or not _is_year(said[one.first])


def _names_it(before: Token, one: Figure) -> bool:
    """Whether the word before makes a figure a name or a date: section 34, PAF 1370, March 4."""
    if _is_month(before) or before.stem in REFERENCES:
        return True
    return not one.unit and len(before.text) > 1 and before.text.isupper()


def _is_base(said: Sequence[Token], one: Figure) -> bool:
    """Whether it is what others are counted out of: of 114, of the 17."""
    words = [token.text.casefold() for token in said[max(0, one.first - 3) : one.first]]
    if words[-1:] == ["of"]:
        return words[-2:-1] not in (["total"], ["level"], ["figure"], ["rate"], ["target"])
    return words[-2:] in (["of", "the"], ["of", "all"], ["of", "these"])


def _is_month(token: Token) -> bool:
    return token.text.casefold() in MONTH_NAMES


def _is_year(token: Token) -> bool:
    return len(token.text) == 4 and token.text.isdigit() and "1900" <= token.text <= "2100"


def _typed(sentence: Sentence, figure: Figure) -> bool:
    return sentence.passage.typed(*_stretch(sentence, figure))


def _stretch(sentence: Sentence, figure: Figure) -> tuple[int, int]:
    return sentence.said[figure.first].start, sentence.said[figure.last - 1].end


@dataclass(frozen=True)
class Window:
    """What is said around one figure, up to the figures beside it."""

    before: tuple[Token, ...]
    after: tuple[Token, ...]

    @property
    def all(self) -> tuple[Token, ...]:
        """Everything but the figure."""
        return (*self.before, *self.after)


def _window(sentence: Sentence, at: int) -> Window:
    """The words around a figure: back to the one before it, on to where its clause ends."""
    one, said = sentence.figures[at], sentence.said
    start = sentence.figures[at - 1].last if at else 0
    end = sentence.figures[at + 1].first if at + 1 < len(sentence.figures) else len(said)
    after = said[one.last : end]
    ends = (number for number, token in enumerate(after) if token.text.casefold() in ENDS)
    before = said[start : one.first]
    parts = [number for number, token in enumerate(before) if token.text == ";"]
    return Window(before[parts[-1] + 1 if parts else 0 :], after[: next(ends, len(after))])


def _wished(window: Window) -> bool:
    """Whether a figure is said to be a target."""
    return any(token.stem in TARGET for token in window.all)


def _measures(window: Window, figure: Figure, known: Sequence[Known]) -> list[Known]:
    """The measures that a figure may be of, those with the most words only."""
    stems_near = {token.stem for token in window.all if token.stem}
    if stems_near & OTHER_TIMES or any(_is_month(one) or _is_year(one) for one in window.all):
        return []
    near = [
        one
        for one in known
        if one.unit == figure.unit.casefold()
        and one.distinctive <= stems_near
        and _alone(window, one)
        and (figure.unit or _counts(window, one))
    ]
    most = max((len(one.distinctive) for one in near), default=0)
    return [one for one in near if len(one.distinctive) == most]


def _alone(window: Window, known: Known) -> bool:
    """Whether nothing is said around a figure but its measure: no place, no other spell."""
    spells = durations(window.all)
    if not known.own_spells <= spells or (known.spells and not spells <= known.spells):
        return False
    begin = _begins(window.before, known)
    lead, near = window.before[:begin], (*window.before[begin:], *window.after)
    if lead and lead[0].stem in OPENERS and any(one.text == "," for one in lead):
        return False
    if lead and begin < len(window.before) and not _is_plain(lead[-1], known):
        return False
    return all(_is_plain(one, known) for one in near)


def _begins(before: Sequence[Token], known: Known) -> int:
    """Where the words of a measure begin before its figure; the end where none stands there."""
    wanted, begin = set(known.distinctive), len(before)
    for number in range(len(before) - 1, -1, -1):
        if before[number].stem in wanted:
            wanted.discard(before[number].stem)
            begin = number
    return begin


def _is_plain(token: Token, known: Known) -> bool:
    """Whether a word says nothing beyond the measure and that there is a figure of it."""
    if not token.stem:
        return not token.text[0].isdigit() or token.text in known.words
    return token.stem in ALONE or token.stem in known.words or token.stem in TIMES


def _counts(window: Window, known: Known) -> bool:
    """Whether a bare number counts what the measure counts, and not something beside it."""
    after = window.after[0] if window.after else None
    if after is not None and after.stem:
        return after.stem in known.distinctive
    before = window.before[-1].text.casefold() if window.before else ""
    return before in LINKS


def _held(
    paper: Paper, sentence: Sentence, figure: Figure, known: Known, *, wished: bool
) -> Iterator[Remark]:
    """What is remarked on a figure of a measure."""
    measure = known.measure
    had = {period: one.value for period, one in measure.actuals.items()}
    hoped = {period: one.value for period, one in measure.targets.items()}
    wanted, beside = (hoped, had) if wished else (had, hoped)
    if not wanted or figure.value in wanted.values() or figure.value in beside.values():
        return
    rounded = next((one for one, value in wanted.items() if _rounds(figure, value)), None)
    kind = "targets" if wished else "actuals"
    period = rounded or known.latest(kind)
    yield _remark(paper, sentence, figure, Quoted(known, kind, period, wanted[period]))


def _rounds(figure: Figure, value: Decimal) -> bool:
    """Whether a figure is another rounded, one way or the other."""
    places = Decimal(1).scaleb(-figure.places)
    exact = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
    ways = (ROUND_HALF_UP, ROUND_HALF_EVEN)
    said = any(value.quantize(places, way) == figure.value for way in ways)
    return said or any(figure.value.quantize(exact, way) == value for way in ways)


@dataclass(frozen=True)
class Quoted:
    """The figure of the plan that a figure of the narrative is held against."""

    known: Known
    kind: str
    period: str
    value: Decimal

    @property
    def where(self) -> tuple[tuple[str | int, ...], str]:
        """Its path in the plan, and where it prints."""
        return self.known.place(self.kind, self.period), self.known.address(self.period)

    @property
    def hint(self) -> str:
        """What to do about a figure that disagrees with it."""
        measure = self.known.measure
        if self.kind != "actuals" or not measure.key or self.period != self.known.latest():
            return HINT
        return f"{HINT}; {{{{ measures.{measure.key}.actual }}}} prints the plan's, whatever it is"

    @property
    def told(self) -> str:
        """The figure and its measure, in words."""
        kind = "a target of " if self.kind == "targets" else ""
        return f'{kind}{self.known.figure(self.value)} for "{self.known.measure.text}"'


def _remark(paper: Paper, sentence: Sentence, figure: Figure, quoted: Quoted) -> Remark:
    start, end = _stretch(sentence, figure)
    said = sentence.passage.text[start:end]
    rounds = _rounds(figure, quoted.value)
    verdict = ", which agrees by rounding" if rounds else ""
    place = paper.places.plan
    path, address = quoted.where
    related = ((place(path), address),) if place else ()
    return Remark(
        Diagnostic(
            sentence.passage.place(start, end),
            "figure-is-as-exact-as-the-plan" if rounds else "figure-agrees-with-the-plan",
            f"it says {said}, and the plan has {quoted.told}{verdict}",
            "" if rounds else quoted.hint,
            Severity.NOTE if rounds else Severity.WARNING,
            related=related,
        ),
        sentence.passage.text,
        start,
        end,
    )
