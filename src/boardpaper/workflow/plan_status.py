"""Plan status: how far the plan of a paper has come by the day of its meeting.

Knows which files that takes and whom it is for; does not know how it is shown.
"""

from dataclasses import dataclass
from datetime import date

from boardpaper.files.place import PaperPlace
from boardpaper.files.workspace import Workspace
from boardpaper.model.before import Before
from boardpaper.model.diagnostic import Diagnostic, Outcome, has_errors
from boardpaper.model.edition import Audience
from boardpaper.model.house_style import PlanStyle
from boardpaper.model.meeting import Meeting
from boardpaper.model.pausing import collector_paused
from boardpaper.model.plan import Plan
from boardpaper.model.progress_style import ProgressStyle
from boardpaper.progress.overview import Overview, overview
from boardpaper.progress.since import ProgressSince, since
from boardpaper.readers import house_style
from boardpaper.workflow.make import HOUSE_STYLE_FILE
from boardpaper.workflow.plan_file import PlanFile, plan_file, whom_for
from boardpaper.workflow.since import Asked, earlier_paper


@dataclass(frozen=True)
class PlanStatus:
    """The plan of one paper as far as those may see it whom it is for, and how far it has come.

    ``audience`` is None where nothing of the plan is exempt from publication. ``before`` and
    ``since`` are the plan of the last meeting and what changed, where the paper names one.
    """

    place: PaperPlace
    plan: Plan
    meeting: Meeting
    style: PlanStyle
    audience: Audience | None
    overview: Overview
    before: Before | None = None
    since: ProgressSince | None = None

    @property
    def progress(self) -> ProgressStyle:
        """The rules it is judged by."""
        return self.style.progress

    @property
    def next(self) -> date | None:
        """The day of the next meeting, where the meeting's file says."""
        return self.meeting.next.first_day if self.meeting.next else None


@dataclass(frozen=True, slots=True)
class Gathered:
    """What came of one paper. ``has_plan`` is False where it names no plan."""

    status: PlanStatus | None
    diagnostics: tuple[Diagnostic, ...] = ()
    has_plan: bool = True


def plan_status(workspace: Workspace, place: PaperPlace, audience: Audience | None) -> Gathered:
    """How far the plan of a paper has come, and all that is wrong with its files."""
    held = plan_file(workspace, place)
    if held.value is None:
        return Gathered(None, held.diagnostics, has_plan=bool(held.diagnostics))
    styled, before = _style(held.value), _before(held.value)
    found = (*held.diagnostics, *styled.diagnostics, *before.diagnostics)
    if held.value.is_marked and audience is None:
        found = (*found, whom_for(held.value))
    if styled.value is None or has_errors(found):
        return Gathered(None, found)
    with collector_paused():
        return Gathered(_judged(held.value, styled.value, audience, before.value), found)


def _before(held: PlanFile) -> Outcome[Before]:
    """The plan of the last meeting, where the paper names it."""
    written = held.about.value.since
    if not written:
        return Outcome(None)
    at = held.about.document.locate(("since",))
    return earlier_paper(held.files, Asked(held.place, held.meeting, written, at))


def _judged(
    held: PlanFile, style: PlanStyle, audience: Audience | None, before: Before | None
) -> PlanStatus:
    audience = audience if held.is_marked else None
    shown, public = held.shown_to(audience), audience == "public"
    day = held.meeting.date.first_day
    seen = overview(shown, day, style.progress, public=public)
    told = since(before, shown, day, style.progress, public=public) if before else None
    return PlanStatus(held.place, shown, held.meeting, style, audience, seen, before, told)


def _style(held: PlanFile) -> Outcome[PlanStyle]:
    """What the paper's house style says of plans."""
    asked_by = held.about.document.locate(("house_style",))
    folder = held.files.house_style_folder(held.about.value.house_style, asked_by)
    if folder.value is None:
        return Outcome(None, folder.diagnostics)
    source = held.files.text(f"{folder.value}/{HOUSE_STYLE_FILE}", asked_by)
    if source.value is None:
        return Outcome(None, (*folder.diagnostics, *source.diagnostics))
    read = house_style.read(source.value)
    return Outcome(read.value.value.plan if read.value else None, read.diagnostics)
