"""Named documents that have one date in the text and another among the background papers.

Knows a slip of the year when it sees one: the same name and month, another year. Other
dates of the same name may well be other documents, and are passed over.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from boardpaper.checks.consistency_passages import Passage, Remark, passages
from boardpaper.checks.consistency_words import stems
from boardpaper.model.dates import MONTHS
from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.paper import Paper

KINDS: Final = stems("Report Inspection Review Strategy Assessment Policy Survey Audit Study Plan")
REGULAR: Final = stems("annual yearly quarterly monthly every each last previous next again")
"""Words of what comes round each year, in the same month."""
MONTH: Final = "|".join(MONTHS["en"])
DATED: Final = re.compile(
    rf"(?:(?P<day>\d{{1,2}}) )?\b(?P<month>{MONTH}) (?P<year>(?:19|20)\d\d)\b"
)
BY: Final = r"(?:(?:carried out|undertaken|conducted|made|published|produced|prepared) )?by the"
CAPITAL: Final = r"(?:[A-Z][\w’'&-]*|\([A-Z]{2,}\))"
NAME: Final = re.compile(
    rf"(?P<name>{CAPITAL}(?:,? (?:{CAPITAL}|of|for|and|on|the|{BY}))*),?"
    r" \(?(?:of|in|dated|published in)? ?\(?$"
)
"""A name in capitals, right before its date."""


class Mention(NamedTuple):
    """A dated document as it is spoken of: the words of its name, its date, its stretch."""

    passage: Passage
    names: frozenset[str]
    kinds: bool
    date: tuple[str, str, str]
    start: int
    end: int

    @property
    def said(self) -> str:
        """Its words."""
        return self.passage.text[self.start : self.end]


def documents_have_one_date(paper: Paper) -> Iterator[Remark]:
    """Remarks on documents that the background papers list with the year of another."""
    key = paper.style.law.background_papers
    found = [one for passage in passages(paper) for one in _mentions(passage)]
    listed = [one for one in found if key and one.passage.rule == key]
    spoken_of = [one for one in found if one.passage.rule != key]
    for entry in (one for one in listed if one.kinds):
        same = [one for one in spoken_of if _same(entry, one)]
        if same and not _explained(entry, same[0], listed, spoken_of):
            yield _remark(entry, same[0])


def _mentions(passage: Passage) -> Iterator[Mention]:
    for start, end in passage.sentences:
        for dated in DATED.finditer(passage.text, start, end):
            name = NAME.search(passage.text[start : dated.start()])
            said = stems(re.sub(r"[()/,]", " ", name["name"])) if name else frozenset[str]()
            regular = stems(passage.text[start:end]) & REGULAR
            if name and said and not regular:
                date = dated["day"] or "", dated["month"], dated["year"]
                begin = start + name.start("name")
                yield Mention(passage, said - KINDS, bool(said & KINDS), date, begin, dated.end())


def _same(entry: Mention, other: Mention) -> bool:
    """Whether both have the name and month of one document, and different years.

    Names agree where all of the entry's stands in the other: an abbreviation, or two words.
    """
    (day, month, year), (other_day, other_month, other_year) = entry.date, other.date
    known = bool(re.search(r"\b[A-Z]{2,}\b", entry.said)) or len(entry.names) > 1
    if not (known and other.kinds and entry.names and entry.names <= other.names):
        return False
    return month == other_month and year != other_year and (not day or day == other_day)


def _explained(
    entry: Mention, other: Mention, listed: Sequence[Mention], spoken_of: Sequence[Mention]
) -> bool:
    """Whether both dates are known in the other place too, so that there are two documents."""
    return any(one.date == other.date and entry.names <= one.names for one in listed) or any(
        one.date == entry.date and entry.names <= one.names for one in spoken_of
    )


def _remark(entry: Mention, other: Mention) -> Remark:
    place = other.passage.place(other.start, other.end)
    return Remark(
        Diagnostic(
            place,
            "document-has-one-date",
            f'it says "{other.said}", and the background papers list "{entry.said}": '
            "the same month of another year",
            "correct one of them; if they are two documents, say so in paper.yaml under stands, "
            "with the reason",
            Severity.WARNING,
            related=((entry.passage.place(entry.start, entry.end), "background papers"),),
        ),
        other.passage.text,
        other.start,
        other.end,
    )
