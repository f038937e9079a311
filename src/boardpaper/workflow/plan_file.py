"""The plan of a paper by itself: read from its files, and what of it a copy may show.

Knows which file a paper's plan is in and what is withheld from whom; does not know what
is made of it.
"""

from dataclasses import dataclass

from boardpaper.compose.withheld_plan import withheld_plan
from boardpaper.compose.withheld_saying import Saying
from boardpaper.files.place import PaperPlace
from boardpaper.files.reading import Files
from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.edition import Audience
from boardpaper.model.exempt_plan import is_marked
from boardpaper.model.meeting import Meeting
from boardpaper.model.paper import Exempt
from boardpaper.model.paper_file import PaperFile
from boardpaper.model.plan import Plan
from boardpaper.model.source import Source, WholeFile
from boardpaper.readers import meeting, paper
from boardpaper.readers.bind import Read
from boardpaper.workflow.plan_reading import plan_appendix, read_plan


@dataclass(frozen=True)
class PlanFile:
    """The plan of a paper, as it is typed and what it says; ``exempt`` is its appendix's mark."""

    place: PaperPlace
    source: Source
    read: Read[Plan]
    exempt: Exempt
    about: Read[PaperFile]
    meeting: Meeting
    files: Files

    @property
    def plan(self) -> Plan:
        """All that it says."""
        return self.read.value

    @property
    def is_marked(self) -> bool:
        """Whether any of it is exempt from publication."""
        return bool(self.exempt) or any(map(is_marked, self.plan.recommendations))

    def shown_to(self, audience: Audience | None) -> Plan:
        """What of it those may see whom a copy is for."""
        if audience != "public":
            return self.plan
        return withheld_plan(self.plan, self.exempt, Saying(self.meeting.jurisdiction))


def plan_file(workspace: Workspace, place: PaperPlace) -> Outcome[PlanFile]:
    """The plan of a paper; no value, and nothing found, where the paper has none."""
    files = Files(workspace.root)
    told = files.text(place.paper_file)
    about = paper.read(told.value) if told.value else Outcome(None, told.diagnostics)
    if about.value is None:
        return Outcome(None, about.diagnostics)
    named = plan_appendix(about.value)
    if named is None:
        return Outcome(None)
    read = read_plan(files, place, about.value)
    met = files.text(place.meeting_file)
    gathered = meeting.read(met.value) if met.value else Outcome(None, met.diagnostics)
    found = (*about.diagnostics, *read.diagnostics, *gathered.diagnostics)
    if read.value is None or gathered.value is None:
        return Outcome(None, found)
    met_on, exempt = gathered.value.value, named[0].exempt
    held = PlanFile(place, read.value.source, read.value.read, exempt, about.value, met_on, files)
    return Outcome(held, found)


def whom_for(held: PlanFile) -> Diagnostic:
    """What is said where some of a plan is exempt, and nobody said who is to see it."""
    return Diagnostic(
        WholeFile(held.source.path),
        "audience-is-given",
        "some of the plan is exempt from publication, and it was not said for whom to make it",
        "add --for public, which withholds that, or --for restricted",
    )
