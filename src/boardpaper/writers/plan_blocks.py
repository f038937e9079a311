"""An action plan as blocks that anyone can follow: a heading, a list, a plain table.

Knows plans and in which order a listener wants to hear them; does not know how blocks
are drawn. Each recommendation has a heading. What belongs to the whole of it is said
once, under it; its table has one row of headings, one action to a row and no empty cell.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final, NamedTuple

from boardpaper.model.house_style import PlanStyle
from boardpaper.model.paper import STRONG, Block, List, Paragraph, Subheading, Text
from boardpaper.model.plan import Plan, Recommendation
from boardpaper.model.wording import Cell as Lines
from boardpaper.model.wording import Line, Wording, lines, printed_name
from boardpaper.writers.plan_table import Doing, actions_table, sentences

WHOLE: Final = "For the recommendation as a whole:"
LONGEST_HEADING: Final = 100
"""Letters of a recommendation that its heading may take; a longer one is cut at a word."""
TARGET: Final = "target"
"""What a target is called: beside an actual, a figure alone does not say which it is."""


class PlanEntry(NamedTuple):
    """One recommendation: its reference, the heading it has, and what stands under that.

    The first inline of the heading is the reference and nothing else.
    """

    reference: str
    heading: Subheading
    blocks: tuple[Block, ...]


def plan_blocks(plan: Plan, style: PlanStyle, language: str) -> tuple[Block, ...]:
    """The whole plan as blocks, one recommendation after another."""
    entries = plan_entries(plan, style, language)
    return tuple(block for one in entries for block in (one.heading, *one.blocks))


def plan_entries(plan: Plan, style: PlanStyle, language: str) -> Iterator[PlanEntry]:
    """The recommendations of a plan, each with its heading and its blocks.

    Words kept as printed stand in place of the facts, as they do in the table of a template:
    a period's are said of the whole recommendation, and its facts then nowhere.
    """
    wording = Wording(style, language)
    for recommendation in plan.recommendations:
        yield _Telling(wording, recommendation, plan.periods).entry()


class _Telling:
    """Tells one recommendation: what is said of the whole, and what of each action."""

    def __init__(self, wording: Wording, one: Recommendation, periods: Sequence[str]) -> None:
        self._wording, self._one, self._periods = wording, one, periods
        self._titles = wording.style.titles
        self._doings = tuple(self._actions())
        self._apart = all(doing.facts is not None for doing in self._doings)

    def entry(self) -> PlanEntry:
        """The recommendation as heading and blocks."""
        said = self._wording.cell(self._one, "text")
        heading, whole = _heading(said[0].text if said else "", len(said))
        reference = self._one.reference
        inlines = (Text(reference), Text(f" {heading}")) if heading else (Text(reference),)
        return PlanEntry(reference, Subheading(inlines), tuple(self._blocks(() if whole else said)))

    def _blocks(self, text: Lines) -> Iterator[Block]:
        yield from _paragraphs(text)
        whole = tuple(self._whole())
        if whole:
            yield Paragraph((Text(WHOLE),))
            yield List(tuple(_item(label, words) for label, words in whole))
        if self._doings:
            own = [one for one in self._periods if one not in self._one.printed]
            yield actions_table(
                self._one, self._doings, own, self._wording, named=self._named_by_action()
            )

    def _actions(self) -> Iterator[Doing]:
        """The actions; facts go with printed words only where there are as many of both."""
        actions = self._one.actions
        printed = self._one.printed.get("actions")
        if printed is None:
            yield from (Doing(lines(self._wording.doing(one)), one) for one in actions)
            return
        said = lines(printed)
        facts = actions if len(actions) == len(said) else (None,) * len(said)
        yield from (Doing((Line(one.text),), fact) for one, fact in zip(said, facts, strict=True))

    def _named_by_action(self) -> bool:
        """Whether actions have managers of their own who are not in words as printed."""
        return self._apart and "managers" not in self._one.printed

    def _whole(self) -> Iterator[tuple[str, str]]:
        """What is said of the whole recommendation: what it is, and the words."""
        one, wording, titles = self._one, self._wording, self._titles
        outcome = _joined(wording.cell(one, "outcome"))
        if outcome:
            yield titles.outcome, outcome
        yield from self._measures()
        for period in self._periods:
            words = _joined(self._period(period))
            if words:
                yield printed_name(period), words
        left = replace(one, actions=() if self._named_by_action() else one.actions)
        managers = _joined(dict.fromkeys(wording.cell(left, "managers")))
        if managers:
            yield titles.managers, managers

    def _measures(self) -> Iterator[tuple[str, str]]:
        """Each measure with what it should reach and did; words as printed by themselves."""
        if "measures" in self._one.printed:
            words = _joined(self._wording.cell(self._one, "measures"))
            if words:
                yield self._titles.measure, words
            return
        for measure in self._one.measures:
            said = [_joined(lines(measure.text))]
            for period in self._periods:
                figures = self._wording.measured(measure, period, TARGET)
                words = "" if period in self._one.printed else _joined(tuple(figures))
                said += [f"{printed_name(period)}: {words}"] if words else []
            yield self._titles.measure, sentences(said)

    def _period(self, period: str) -> Lines:
        """What a period says that belongs to no measure or action told apart."""
        if period in self._one.printed:
            return self._wording.cell(self._one, period)
        told = "measures" not in self._one.printed
        left = replace(
            self._one,
            measures=() if told else self._one.measures,
            actions=() if self._apart else self._one.actions,
        )
        return self._wording.period(left, period)


def _heading(text: str, paragraphs: int) -> tuple[str, bool]:
    """As much of a recommendation as a heading holds, and whether that is all of it."""
    words = text.strip()
    if len(words) <= LONGEST_HEADING:
        return words.rstrip(":. "), paragraphs <= 1
    held = words[: LONGEST_HEADING + 1].rpartition(" ")[0] or words[:LONGEST_HEADING]
    return f"{held.rstrip(' ,;:.-–(')}…", False


def _paragraphs(text: Lines) -> Iterator[Block]:
    """Lines as paragraphs, and bullets that follow each other as a list."""
    for bullets, run in groupby(text, lambda line: line.bullet):
        said = tuple(Paragraph((Text(line.text),)) for line in run)
        if bullets:
            yield List(tuple((one,) for one in said))
        else:
            yield from said


def _item(label: str, words: str) -> tuple[Block, ...]:
    return (Paragraph((Text(f"{label}: ", frozenset({STRONG})), Text(words))),)


def _joined(said: Iterable[Line]) -> str:
    """Several lines in one, as a sentence holds them."""
    return "; ".join(line.text.rstrip(" ;") for line in said)
