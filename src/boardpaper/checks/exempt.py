"""Whether what is exempt from publication is so by law, and the public interest is weighed.

Knows marks and schedules; does not know what a copy leaves out.
"""

from collections.abc import Iterator

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.jurisdiction import JURISDICTIONS, Jurisdiction
from boardpaper.model.marked import marked
from boardpaper.model.paper import Paper
from boardpaper.model.schedule import SCHEDULES, cited, known, weighed


def exempt_paragraphs_are_known(paper: Paper) -> Iterator[Diagnostic]:
    """A warning for text that is exempt by no paragraph of the nation's schedule.

    Sources: those of ``model.schedule.SCHEDULES``. Standards committees in Wales have
    paragraphs 18A to 18C besides, so it is no more than a warning.
    """
    nation = paper.meeting.jurisdiction
    for one in marked(paper):
        for paragraph in one.exempt:
            if not known(nation, paragraph):
                yield Diagnostic(
                    one.place,
                    "exempt-paragraph-is-known",
                    f"there is no paragraph {paragraph} in {SCHEDULES[nation].name}",
                    _remedy(nation, paragraph),
                    Severity.WARNING,
                    address=one.where,
                )


def public_interest_is_weighed(paper: Paper) -> Iterator[Diagnostic]:
    """A warning for a paper with exempt text that does not say how the public interest weighs.

    Sources: paragraphs 10 and 21 of Schedule 12A to the Local Government Act 1972.
    """
    if paper.about.exempt.public_interest.strip():
        return
    nation = paper.meeting.jurisdiction
    relied_on = dict.fromkeys(each for one in marked(paper) for each in one.exempt)
    asked = tuple(each for each in relied_on if weighed(nation, each))
    if asked:
        yield Diagnostic(
            paper.places.about(("exempt",), True),
            "public-interest-is-weighed",
            f"text is exempt by {cited(nation, asked)}, and the paper does not say why the "
            "public interest in that outweighs the interest in disclosing it",
            "say so in paper.yaml, under exempt: as public_interest:",
            Severity.WARNING,
        )


def _remedy(nation: Jurisdiction, paragraph: str) -> str:
    numbers = list(SCHEDULES[nation].paragraphs)
    others = [each for each in JURISDICTIONS if each != nation and known(each, paragraph)]
    elsewhere = f"; if the council is in {others[0]}, say so in meeting.yaml" if others else ""
    return f"its paragraphs are {numbers[0]} to {numbers[-1]}{elsewhere}"
