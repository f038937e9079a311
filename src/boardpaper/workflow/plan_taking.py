"""What every plan import does at its end: the plan typed anew, proved, kept and written.

Knows how a plan's text is changed and where the one before is kept; does not know what it was
changed by.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import TypeVar

from boardpaper.files.keeping import keep_beside
from boardpaper.files.locating import locate
from boardpaper.files.workspace import Workspace
from boardpaper.files.writing import write_whole
from boardpaper.model.change import DataChange
from boardpaper.model.diagnostic import BoardpaperError, Diagnostic, Outcome, has_errors
from boardpaper.model.pieces import Data, as_settled, whole_text
from boardpaper.model.plan import Plan
from boardpaper.model.source import Place, Source
from boardpaper.readers import plan
from boardpaper.readers.bind import Read
from boardpaper.readers.yaml_pieces import cut
from boardpaper.readers.yaml_splice import spliced
from boardpaper.readers.yaml_text import read as read_yaml
from boardpaper.workflow.plan_file import PlanFile
from boardpaper.workflow.typing_manner import manner_of

T = TypeVar("T")
Say = Callable[[str], None]
"""Is told what is being done, while it takes a while."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of the plan: what is different in it, and where the one before is kept.

    ``path`` is the plan's file, empty where none was found; ``kept`` is empty where
    nothing was written. ``made`` says what a plan holds that was none before.
    """

    path: str = ""
    changes: tuple[DataChange, ...] = ()
    kept: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    made: str = ""


@dataclass
class Run:
    """One import: the workspace, what was found on the way, and whom it tells."""

    workspace: Workspace
    say: Say
    found: list[Diagnostic] = field(default_factory=list)

    def take(self, outcome: Outcome[T]) -> T | None:
        """The value of an outcome; what it found is noted."""
        self.found += outcome.diagnostics
        return outcome.value


def untyped(place: Place, name: str) -> Diagnostic:
    """What is said where a paper's plan is a tracker itself."""
    return Diagnostic(
        place,
        "plan-is-typed",
        f'the plan of the paper is "{name}" itself: nothing is taken over into it',
        "build the paper, which reads it; or name a plan.yaml in paper.yaml, and import into that",
    )


def typed(run: Run, held: PlanFile, data: dict[str, Data]) -> Read[Plan] | None:
    """The text of the plan with only what was edited typed anew, read again to prove it."""
    run.say("writing the plan")
    plain = manner_of(held.source).plain(held.source)
    document = held.read.document
    if document.source.text != plain:
        document = read_yaml(Source(held.source.path, plain))
    pieces = cut(document, {})
    if pieces is None:
        raise BoardpaperError(f'"{held.source.path}" is typed in a way that cannot be edited here')
    text = whole_text(spliced(pieces, data), as_settled("ours"))
    again = plan.read(Source(held.source.path, text))
    run.found += [one for one in again.diagnostics if has_errors([one])]
    if again.value is not None and again.value.document.data != data:
        raise BoardpaperError(
            f'"{held.source.path}" would not say what was edited; it is as it was'
        )
    return again.value


def differing(old: Plan, new: Plan) -> tuple[Plan, Plan]:
    """Two plans without the recommendations that are the same; an import moves none."""
    pairs = list(zip_longest(old.recommendations, new.recommendations))
    left = tuple(one for one, other in pairs if one != other and one)
    right = tuple(other for one, other in pairs if one != other and other)
    return replace(old, recommendations=left), replace(new, recommendations=right)


def written(run: Run, held: PlanFile, text: str) -> str:
    """Writes the plan, and returns where the one before is kept."""
    located = locate(run.workspace.root, held.source.path)
    if located is None:
        raise BoardpaperError(f'"{held.source.path}" is outside the workspace')
    kept = keep_beside(located.path, "import")
    write_whole(located.path, manner_of(held.source).typed(text, marked=False))
    return kept.relative_to(run.workspace.root).as_posix()
