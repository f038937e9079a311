"""Plan status as people read it on a terminal: counts, what is late, what is next, who answers.

Knows lines and how wide they may be; does not know how anything is judged. Statuses are
words, and colour says nothing more.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from boardpaper.model.dates import in_full
from boardpaper.model.showing import Paint, plain, visible
from boardpaper.model.wording import Wording, figure
from boardpaper.progress.overview import Entry, Measured
from boardpaper.progress.ratings import (
    movement_word,
    rating,
    result_means,
    result_word,
    statuses_in_order,
)
from boardpaper.progress.results import Movement, Result
from boardpaper.workflow.plan_status import PlanStatus
from boardpaper.workflow.plan_status_since import rows

WIDTH = 80
"""Columns where nobody says how many there are."""
LEAST = 50
MEANT = 16
"""Columns before what follows a date or a name."""
NOBODY = "who answers is not said"
NOT_TOLD = "Changes to what is exempt, then or now, are not told."


def as_text(one: PlanStatus, width: int = WIDTH, paint: Paint = plain) -> str:
    """All of it, in parts with a heading each; lines as wide as the terminal at most."""
    page = _Page(one, max(width, LEAST), paint)
    return "\n".join(page.lines())


class _Page:
    """The parts of one plan's status."""

    def __init__(self, one: PlanStatus, width: int, paint: Paint) -> None:
        self.one, self.width, self.paint = one, width, paint
        self.seen, self.rules = one.overview, one.progress
        self.wording = Wording(one.style, "en")

    def lines(self) -> Iterator[str]:
        """Every line."""
        yield from self._head()
        if not self.one.plan.recommendations:
            yield "  The plan has no recommendations."
            return
        yield from self._counts()
        yield from self._since()
        yield from self._measures()
        yield from self._overdue()
        yield from self._due()
        yield from self._owners()
        yield from self._key()

    def _head(self) -> Iterator[str]:
        title = self.one.plan.title or "Action plan"
        yield self.paint(visible(title), "heading")
        yield f"  {visible(self.one.place.folder)}"
        yield from self._wrapped(f"On {in_full(self.seen.day)}, the day of the meeting.", "  ")
        if self.one.audience == "restricted":
            yield from self._wrapped("Not for publication: some of it is exempt.", "  ")
        if self.seen.left_out:
            some = f"{self.seen.left_out} of its entries are withheld in whole or in part"
            yield from self._wrapped(f"For the public: {some}, and not counted.", "  ")

    def _counts(self) -> Iterator[str]:
        tallies = (self.seen.recommendations, self.seen.actions, self.seen.milestones)
        words = [rating(status, self.rules).word for status in statuses_in_order()]
        first = max(map(len, (*words, "Total")))
        yield ""
        yield f"  {'':{first}}  Recommendations     Actions  Milestones"
        for word, status in zip(words, statuses_in_order(), strict=True):
            cells = [
                f"{tally.of(status):5} {tally.per_cent(status):3}%" if tally.total else ""
                for tally in tallies
            ]
            yield f"  {visible(word):{first}}  {cells[0]:>15}  {cells[1]:>10}  {cells[2]:>10}"
        totals = [f"{tally.total:,}     " for tally in tallies]
        yield f"  {'Total':{first}}  {totals[0]:>15}  {totals[1]:>10}  {totals[2]:>10}".rstrip()

    def _since(self) -> Iterator[str]:
        """What changed since the last meeting, where the paper names the one it had."""
        if self.one.since is None or self.one.before is None:
            return
        told = list(rows(self.one, self.one.since))
        yield from self._heading(f"Since {self.one.before.called}", len(told))
        for became, what in told or [("nothing", "The plan is as it was.")]:
            yield from self._row(became, what)
        if self.one.since.left_out:
            yield from self._wrapped(NOT_TOLD, "  ")

    def _measures(self) -> Iterator[str]:
        tally = self.seen.measures
        if not tally.total:
            return
        yield from self._heading("Measures against their targets")
        for result in Result:
            cells = f"{tally.of(result):5} {tally.per_cent(result):3}%"
            yield f"  {result_word(result):11}  {cells}"
        yield f"  {'Total':11}  {tally.total:5,}"
        short = [
            one for one in self.seen.measured if one.judged.result in (Result.MISSED, Result.NEARLY)
        ]
        if short:
            yield from self._heading("Targets that were missed, or nearly met", len(short))
            for measured in short:
                yield from self._row(result_word(measured.judged.result), self._held(measured))

    def _held(self, one: Measured) -> str:
        """A measure's figure beside its target: "2.6 · measure 3: …: 10.7% against 8%"."""
        found, unit = one.judged, one.measure.unit
        assert found.actual is not None
        assert found.target is not None
        said = f"{one.address}: {one.measure.text}: {figure(found.actual.value, unit)}"
        said += f" against a target of {figure(found.target.value, unit)}"
        moved = found.moved(one.measure)
        if moved is None:
            return said
        return f"{said}, {movement_word(moved)} {'as' if moved is Movement.SAME else 'than'} before"

    def _overdue(self) -> Iterator[str]:
        late = self.seen.overdue
        yield from self._heading("Overdue, by when it was due", len(late))
        yield from self._entries(late)

    def _due(self) -> Iterator[str]:
        until = self.one.next
        if until is None:
            yield from self._heading("Due before the next meeting")
            file = visible(self.one.place.meeting_file)
            said = (
                f"The meeting's file does not say when that is: write next: and its day in {file}"
            )
            yield from self._wrapped(said, "  ")
            return
        due = self.seen.due(until)
        yield from self._heading(f"Due before the next meeting, {in_full(until)}", len(due))
        yield from self._entries(due)

    def _entries(self, entries: Sequence[Entry]) -> Iterator[str]:
        for one in entries:
            said = f"{one.address}: {one.text}" if one.text else one.address
            owners = ", ".join(one.owners) or NOBODY
            yield from self._row(self.wording.date(one.end) or "no date", f"{said} ({owners})")

    def _owners(self) -> Iterator[str]:
        owners = self.seen.by_owner
        if not owners:
            return
        yield from self._heading("Who answers, for how many actions and milestones")
        for name, tally in owners.items():
            parts = [
                f"{rating(status, self.rules).word} {tally.of(status):,}"
                for status in statuses_in_order()
                if tally.of(status)
            ]
            called = name or "nobody named"
            yield from self._wrapped(f"{called}: {tally.total:,} – {', '.join(parts)}", "  ")

    def _key(self) -> Iterator[str]:
        yield from self._heading("What the words mean")
        for status in statuses_in_order():
            rated = rating(status, self.rules)
            yield from self._row(rated.word, rated.means)
        if self.seen.measures.total:
            for result in Result:
                yield from self._row(result_word(result), result_means(result, self.rules))

    def _heading(self, words: str, count: int | None = None) -> Iterable[str]:
        counted = "" if count is None else f" ({count:,})"
        return ("", self.paint(f"{words}{counted}", "heading"))

    def _row(self, first: str, words: str) -> Iterable[str]:
        """A short word or date, and beside it what belongs to it, over as many lines."""
        first, indent = visible(first), " " * (2 + MEANT)
        if len(first) > MEANT - 2:
            return (f"  {first}", *self._wrapped(words, indent))
        return self._wrapped(words, indent, f"  {first:{MEANT}}")

    def _wrapped(self, words: str, indent: str, first: str | None = None) -> list[str]:
        return textwrap.wrap(
            visible(" ".join(words.split())),
            self.width,
            initial_indent=indent if first is None else first,
            subsequent_indent=f"{indent}  " if first is None else indent,
            break_on_hyphens=False,
            break_long_words=False,
        )
