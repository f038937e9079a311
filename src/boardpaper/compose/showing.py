"""Parts of a paper that are made from its plan, put in the place of what asks for them.

Knows who may ask, a narrative or a house style, and what is missing then; does not know how
a part is told. Made parts are ordinary blocks, so that every writer prints them, and a public
copy makes them of nothing but what it shows.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from boardpaper.compose import shown_tables
from boardpaper.compose.parts import Parts
from boardpaper.compose.shown_changes import changes
from boardpaper.compose.shown_chart import chart
from boardpaper.compose.shown_tables import Glances
from boardpaper.compose.shown_words import Told
from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.house_style import SectionRule
from boardpaper.model.paper import Appendix, Block, Narrative, Shown
from boardpaper.model.plan import Plan
from boardpaper.model.progress_style import Shows
from boardpaper.model.source import WholeFile
from boardpaper.progress.overview import Overview, overview
from boardpaper.progress.since import ProgressSince, since
from boardpaper.progress.withheld import withheld_alike

Blocks = tuple[Block, ...]
TABLES: dict[Shows, Callable[[Told, Glances], Iterator[Block]]] = {
    "statuses": shown_tables.statuses,
    "measures": shown_tables.measures,
    "overdue": shown_tables.overdue,
    "owners": shown_tables.owners,
    "chart": chart,
    "key": shown_tables.key,
}


class Showing:
    """The parts that are made for one copy of a paper, and what was found to be missing."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.found: list[Diagnostic] = []

    def narratives(self) -> tuple[Narrative, ...]:
        """The narratives, with the parts they ask for."""
        return tuple(
            replace(
                one,
                sections=tuple(
                    replace(section, blocks=self._filled(section.blocks))
                    for section in one.sections
                ),
            )
            for one in self.parts.narratives
        )

    def appendices(self) -> tuple[Appendix, ...]:
        """The appendices, with the parts that their texts ask for."""
        return tuple(replace(one, blocks=self._filled(one.blocks)) for one in self.parts.appendices)

    def of_rule(self, rule: SectionRule) -> Blocks:
        """What a section of the house style shows below the author's words.

        A paper without a plan, or without an earlier one, shows nothing of it, and that
        is no mistake: papers of one style are of many kinds. What an author asks for by
        name stands there, and not here as well.
        """
        if self.parts.plan is None:
            return ()
        kinds = [kind for kind in rule.shows if kind != "changes" or self.parts.before]
        kinds = [kind for kind in kinds if kind not in self._asked_for]
        blocks = (self._made(Shown(kind), self.parts.plan) for kind in kinds)
        return tuple(block for several in blocks for block in several)

    @cached_property
    def _asked_for(self) -> frozenset[Shows]:
        """The parts that narratives ask for."""
        sections = (section for one in self.parts.narratives for section in one.sections)
        blocks = (block for section in sections for block in section.blocks)
        return frozenset(block.kind for block in blocks if isinstance(block, Shown))

    def _filled(self, blocks: Sequence[Block]) -> Blocks:
        filled: list[Block] = []
        for block in blocks:
            filled += self._asked(block) if isinstance(block, Shown) else (block,)
        return tuple(filled)

    def _asked(self, shown: Shown) -> Blocks:
        """A part that an author asks for by name, who is told what is missing for it."""
        if self.parts.plan is None:
            self._missing(shown, "the paper has no plan", "name one in paper.yaml, or take it out")
            return ()
        if shown.kind == "changes" and self.parts.before is None:
            if not self.parts.about.since:  # else it has been said why it cannot be read
                message = "there is no earlier paper to compare the plan with"
                hint = "name the one of the last meeting in paper.yaml, as in since: 2004-09-23-…/…"
                self._missing(shown, message, hint)
            return ()
        return self._made(shown, self.parts.plan)

    def _missing(self, shown: Shown, message: str, hint: str) -> None:
        place = shown.span or WholeFile("")
        self.found.append(Diagnostic(place, "shown-part-can-be-made", message, hint))

    def _in_english(self) -> None:
        """Warns, once, where a paper in another language shows what says itself in English."""
        language = self.parts.about.language
        if language.split("-")[0].lower() == "en":
            return
        told = Diagnostic(
            self.parts.places.about(("language",)),
            "shown-part-speaks-the-language",
            f"what is made from the plan says itself in English, and the paper is in {language}",
            "write it in that language with the figures that check --figures lists, or leave it",
            Severity.WARNING,
        )
        if told not in self.found:
            self.found.append(told)

    def _made(self, shown: Shown, plan: Plan) -> Blocks:
        self._in_english()
        told = Told(self.parts, shown.span, shown.exempt)
        match shown.kind:
            case "changes":
                assert self.parts.before is not None
                return tuple(changes(told, self._since, told.day(self.parts.before.day)))
            case "due":
                return self._due(told)
            case _:
                return tuple(TABLES[shown.kind](told, self._glances))

    def _due(self, told: Told) -> Blocks:
        until = self.parts.meeting.next
        if until is not None:
            return tuple(shown_tables.due(told, self._glances, until.first_day))
        self.found.append(
            Diagnostic(
                self.parts.places.meeting(("date",)),
                "next-meeting-is-known",
                "the paper says what falls due by the next meeting, and its day is not known",
                "add it below, as in next: 2004-12-16",
                Severity.WARNING,
            )
        )
        return ()

    @cached_property
    def _glances(self) -> Glances:
        plan, before = self.parts.plan, self.parts.before
        assert plan is not None
        day = self.parts.meeting.date.first_day
        now = self._overview(plan, day)
        if before is None:
            return Glances(plan, now)
        if self.parts.audience == "public" and not withheld_alike(before.plan, plan):
            return Glances(plan, now, None, before.plan)
        return Glances(plan, now, self._overview(before.plan, before.day), before.plan)

    def _overview(self, plan: Plan, day: date) -> Overview:
        public = self.parts.audience == "public"
        return overview(plan, day, self.parts.style.plan.progress, public=public)

    @cached_property
    def _since(self) -> ProgressSince:
        plan, before = self.parts.plan, self.parts.before
        assert plan is not None
        assert before is not None
        day, style = self.parts.meeting.date.first_day, self.parts.style.plan.progress
        return since(before, plan, day, style, public=self.parts.audience == "public")
