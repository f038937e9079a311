"""What either copy of a paper with exempt text says of it: at its head, and at its end.

Knows what is marked in a composed paper, and the schedule's words; does not know how any
of it is drawn. Local Government Act 1972, section 100B(5): a copy that is not open to
inspection is marked "Not for publication", with the description of what is exempt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from boardpaper.compose.withheld_saying import NOT_FOR_PUBLICATION
from boardpaper.model.exempt import joined
from boardpaper.model.exempt_plan import WHOLE, is_marked
from boardpaper.model.marked import Marked, marked
from boardpaper.model.paper import (
    STRONG,
    Appendix,
    Block,
    Exempt,
    List,
    Paper,
    Paragraph,
    Text,
)
from boardpaper.model.schedule import SCHEDULES, cited, wording

WITHHELD: Final = "Information withheld from this copy"
EXEMPT: Final = "Exempt information in this copy"
KEY: Final = "appendix-exempt"


def with_notices(paper: Paper) -> Paper:
    """The paper saying what it withholds or holds, and why; as it is where that is nothing."""
    marks = list(marked(paper)) if paper.audience else []
    if not marks:
        return paper
    numbers = _sorted(joined(one.exempt for one in marks))
    public = paper.audience == "public"
    end = Appendix(WITHHELD if public else EXEMPT, blocks=_end(paper, marks, numbers), key=KEY)
    paper = replace(paper, appendices=(*paper.appendices, end))
    if public:
        return replace(paper, notice=(_said(LEFT_OUT),))
    by = cited(paper.meeting.jurisdiction, numbers)
    banner = f"{NOT_FOR_PUBLICATION}: {by}"
    return replace(paper, banner=banner, notice=tuple(_head(paper, numbers)))


LEFT_OUT: Final = (
    "Some of this paper is not for publication and has been left out of this copy. What has "
    f"been left out, and why, stands at its end under “{WITHHELD}”."
)


def _sorted(numbers: Exempt) -> Exempt:
    """Paragraphs in the order of the schedule."""
    return tuple(sorted(numbers, key=lambda one: (len(one), one)))


def _said(text: str, strong: str = "") -> Paragraph:
    """An uncounted paragraph, which may begin with words in bold."""
    begin = (Text(strong, frozenset({STRONG})),) if strong else ()
    return Paragraph((*begin, *((Text(text),) if text else ())), counted=False)


def _head(paper: Paper, numbers: Exempt) -> Iterator[Paragraph]:
    """What a copy that is not for publication says above everything else."""
    nation = paper.meeting.jurisdiction
    by = cited(nation, numbers)
    yield _said("", NOT_FOR_PUBLICATION)
    yield _said(f"This copy holds information that is exempt from publication under {by}:")
    for number in numbers:
        yield _said(wording(nation, number), f"Paragraph {number}. ")
    if paper.about.exempt.public_interest:
        yield _said(_on_a_line(paper.about.exempt.public_interest), "The public interest. ")
    yield _said(f"Where it stands is listed at the end under “{EXEMPT}”.")


def _on_a_line(text: str) -> str:
    return " ".join(text.split())


def _end(paper: Paper, marks: Sequence[Marked], numbers: Exempt) -> tuple[Block, ...]:
    """What is withheld or exempt, paragraph by paragraph of the schedule, and why."""
    nation = paper.meeting.jurisdiction
    blocks: list[Block] = []
    if paper.audience == "public":
        blocks.append(_said("Whatever carries a number here carries the same in the whole paper."))
    for number in numbers:
        said = f"Paragraph {number} of {SCHEDULES[nation].name}. "
        places = dict.fromkeys(one.where for one in marks if number in one.exempt)
        items = tuple((Paragraph((Text(where),)),) for where in places)
        blocks += [_said(wording(nation, number), said), List(items)]
    blocks += [_said(total) for total in _totals(paper)]
    if paper.about.exempt.public_interest:
        blocks.append(
            _said(_on_a_line(paper.about.exempt.public_interest), "The public interest. ")
        )
    return tuple(blocks)


def _totals(paper: Paper) -> Iterator[str]:
    """How many rows of the plan are concerned, as a whole and in part."""
    rows = paper.plan.recommendations if paper.plan else ()
    whole = sum(WHOLE in one.exempt for one in rows)
    part = sum(is_marked(one) for one in rows) - whole
    what = "withheld" if paper.audience == "public" else "exempt"
    for count, how in ((whole, ""), (part, " in part")):
        if count:
            are = "is" if count == 1 else "are"
            yield f"{count} of {len(rows)} recommendations in the plan {are} {what}{how}."
