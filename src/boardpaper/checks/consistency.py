"""Whether what a narrative says agrees with the plan, the front matter and itself.

Knows every kind of remark, and what an author lets stand; does not know how remarks are
made. Only English narratives are looked at.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from boardpaper.checks.consistency_claims import claims_agree
from boardpaper.checks.consistency_counts import counts_agree
from boardpaper.checks.consistency_documents import documents_have_one_date
from boardpaper.checks.consistency_figures import figures_agree
from boardpaper.checks.consistency_managers import managers_are_in_the_plan
from boardpaper.checks.consistency_passages import Remark
from boardpaper.checks.consistency_past import past_lies_before_the_meeting
from boardpaper.checks.consistency_sums import percentages_follow, totals_add_up
from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.paper import Paper
from boardpaper.model.paper_file import Standing

KINDS: Final[tuple[Callable[[Paper], Iterator[Remark]], ...]] = (
    figures_agree,
    claims_agree,
    counts_agree,
    documents_have_one_date,
    percentages_follow,
    totals_add_up,
    past_lies_before_the_meeting,
    managers_are_in_the_plan,
)


def paper_agrees_with_itself(paper: Paper) -> Iterator[Diagnostic]:
    """What disagrees, and as a note what an author lets stand, with the reason."""
    english = paper.about.language.split("-")[0].lower() == "en"
    remarks = [remark for kind in KINDS for remark in kind(paper)] if english else []
    used: set[Standing] = set()
    for remark in remarks:
        standing = next((one for one in paper.about.stands if _lets(one, remark)), None)
        if standing is None:
            yield remark.diagnostic
        else:
            used.add(standing)
            yield _stands(remark.diagnostic, standing)
    for at, standing in enumerate(paper.about.stands):
        if standing not in used:
            yield Diagnostic(
                paper.places.about(("stands", at, "words")),
                "difference-that-stands-is-found",
                f'"{standing.words}" is said to stand, and nothing disagrees with it',
                "write it as the paper has it, or take the entry out",
                Severity.WARNING,
            )


def _lets(standing: Standing, remark: Remark) -> bool:
    """Whether the words that stand are those that are remarked on, in part at least."""
    around, wanted = remark.around.casefold(), " ".join(standing.words.split()).casefold()
    at = around.find(wanted)
    while at >= 0:
        if at < remark.end and remark.start < at + len(wanted):
            return True
        at = around.find(wanted, at + 1)
    return False


def _stands(finding: Diagnostic, standing: Standing) -> Diagnostic:
    return replace(
        finding,
        rule="difference-stands-with-a-reason",
        message=f"{finding.message}; looked at, and it stands: {standing.reason}",
        hint="",
        severity=Severity.NOTE,
    )
