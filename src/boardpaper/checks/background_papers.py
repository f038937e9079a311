"""Whether a paper lists its background papers, or says that there are none.

Knows which section lists them; does not know what a paper relied on.
"""

from collections.abc import Iterator
from typing import Final

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.house_style import SectionRule
from boardpaper.model.paper import Paper, words
from boardpaper.model.source import Place, WholeFile

SOURCE: Final = {
    "England": "section 100D of the Local Government Act 1972",
    "Wales": "section 100D of the Local Government Act 1972",
    "Scotland": "section 50D of the Local Government (Scotland) Act 1973",
    "Northern Ireland": "Part 8 of the Local Government Act (Northern Ireland) 2014",
}
EXECUTIVE: Final = "regulation 15 of SI 2012/2089"
"""The source for executive bodies in England."""


def background_papers_are_listed(paper: Paper) -> Iterator[Diagnostic]:
    """A warning for a paper without a list of background papers, which may say "None".

    Sources: section 100D of the Local Government Act 1972 (regulation 15 of SI 2012/2089
    for executive bodies in England) and its like in Scotland and Northern Ireland.
    """
    key = paper.style.law.background_papers
    rule = next((rule for rule in paper.style.sections if rule.key == key), None)
    if rule is not None and (rule.required or _lists_some(paper, key)):
        return  # that a section is missing which the house style asks for is said elsewhere
    nation = paper.meeting.jurisdiction
    source = EXECUTIVE if paper.meeting.executive and nation == "England" else SOURCE[nation]
    place, remedy = _unnamed(paper) if rule is None else _unwritten(paper, rule)
    yield Diagnostic(
        place,
        "background-papers-are-listed",
        f"no section lists background papers, and every copy has to ({source})",
        remedy,
        Severity.WARNING,
    )


def _lists_some(paper: Paper, key: str) -> bool:
    sections = (one for one in paper.sections if one.rule == key)
    return any(words(block).strip() for one in sections for block in one.blocks)


def _unnamed(paper: Paper) -> tuple[Place, str]:
    place = paper.places.style(("sections",), True)
    return place, "name the section that lists them: law: {background_papers: …}, with its key"


def _unwritten(paper: Paper, rule: SectionRule) -> tuple[Place, str]:
    place = WholeFile(paper.places.about(()).path)
    return place, f'write the section "{rule.heading}": a list, or None'
