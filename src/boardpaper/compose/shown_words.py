"""The words and tables that parts made from a plan are put together of.

Knows how one copy of a paper says dates, names, figures and statuses; does not know which
part is made.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from boardpaper.compose.parts import Parts
from boardpaper.model.dates import When, say
from boardpaper.model.paper import Align, Cell, Exempt, Paragraph, Table, Text
from boardpaper.model.plan import Actual, Measure, Status
from boardpaper.model.progress_style import ProgressStyle
from boardpaper.model.sentences import listed, plain
from boardpaper.model.source import Span
from boardpaper.model.wording import Wording, figure
from boardpaper.progress.overview import Entry
from boardpaper.progress.ratings import rated, rating

NONE = "None"
"""What a cell says that has nothing to say: an empty one is read out as nothing at all."""
NOBODY = "Nobody named"
ONCE = ("never", "once", "twice")
Column = tuple[str, Align]


@dataclass(frozen=True)
class Told:
    """How things are told in one copy of a paper, and the place where that was asked for."""

    parts: Parts
    span: Span | None
    exempt: Exempt = ()

    @property
    def style(self) -> ProgressStyle:
        """The council's rules and words for progress."""
        return self.parts.style.plan.progress

    @property
    def is_public(self) -> bool:
        """Whether this is the copy for the public."""
        return self.parts.audience == "public"

    @cached_property
    def wording(self) -> Wording:
        """How the plan's dates are said, as its own table says them."""
        return Wording(self.parts.style.plan, self.parts.about.language)

    def when(self, when: When | None) -> str:
        """A date of the plan."""
        return self.wording.date(when) or NONE

    def day(self, day: date) -> str:
        """The day of a meeting, as the rest of the paper says days."""
        when = When(day.year, day.month, day.day)
        return say(when, self.parts.style.dates, self.parts.about.language)

    def status(self, status: Status | None) -> str:
        """A status by the council's word for it, and by ours where that is another."""
        word = rating(status, self.style).word
        ours = rated(status)
        return word if word.casefold() == ours else f"{word} ({ours})"

    def figure(self, actual: Actual | None, measure: Measure) -> str:
        """What a measure came to, and as at when."""
        if actual is None:
            return NONE
        said = figure(actual.value, measure.unit)
        return f"{said} ({self.when(actual.as_at)})" if actual.as_at else said

    def what(self, entry: Entry) -> str:
        """An action or milestone in words; a milestone without any by its period."""
        return plain(entry.text) or f"milestone {entry.period}"

    def paragraph(self, words: str) -> Paragraph:
        """A sentence of ours, which carries no number."""
        return Paragraph((Text(words),), span=self.span, exempt=self.exempt, counted=False)

    def table(
        self, caption: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]
    ) -> Table:
        """A table with one heading row and a word in every cell."""
        return Table(
            tuple(_cell(title) for title, _ in columns),
            tuple(tuple(_cell(words or NONE) for words in row) for row in rows),
            tuple(align for _, align in columns),
            (Text(caption),),
            self.span,
            self.exempt,
        )


def _cell(words: str) -> Cell:
    return Cell((Text(words),))


def people(names: Sequence[str]) -> str:
    """Those who answer for something: "Ann Lee and Raj Patel"."""
    return listed(names) if names else NOBODY


def often(times: int) -> str:
    """How often: "never", "once", "twice", "3 times"."""
    return ONCE[times] if times < len(ONCE) else f"{times} times"
