"""Build: papers checked, made and written, each whole or not at all.

Knows outputs and what stands in ``build/``; does not know how a paper is made.
An error stops its own paper, not the others.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from boardpaper.files.outputs import Written, orphans, put
from boardpaper.files.place import PaperPlace
from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import BoardpaperError, Diagnostic, Outcome, has_errors
from boardpaper.model.edition import Kind
from boardpaper.model.source import WholeFile
from boardpaper.workflow.make import Made, Templates, make
from boardpaper.workflow.wanted import AS_IT_IS, Wanted
from boardpaper.writers.word import WordFile


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one paper.

    ``written`` is what stands in ``build/`` now; ``seconds`` is how long it took.
    ``read`` are the files it looked at. Where not all stands that was asked for, a
    finding says why.
    """

    place: PaperPlace
    written: tuple[Written, ...]
    seconds: float
    diagnostics: tuple[Diagnostic, ...]
    read: tuple[Path, ...]


def build(
    workspace: Workspace,
    places: Iterable[PaperPlace],
    done: Callable[[Result], None],
    wanted: Wanted = AS_IT_IS,
) -> list[Result]:
    """Builds papers one after another and says of each when it is done."""
    templates, results = Templates(), []
    for place in places:
        result = _build(workspace, place, templates, wanted)
        done(result)
        results.append(result)
    return results


def _build(workspace: Workspace, place: PaperPlace, templates: Templates, wanted: Wanted) -> Result:
    start = perf_counter()
    made = make(workspace, place, templates, wanted)
    outcomes = [_put(workspace, made, "docx", made.document)] if made.document else []
    written = tuple(one.value for one in outcomes if one.value is not None)
    found = (*made.diagnostics, *(finding for one in outcomes for finding in one.diagnostics))
    return Result(place, written, perf_counter() - start, found, made.files.watched)


def _put(workspace: Workspace, made: Made, kind: Kind, document: WordFile) -> Outcome[Written]:
    """What was made, written; a disk that fails is a finding, so that other papers go on."""
    output = made.output(kind)
    try:
        return put(workspace, output, document.data, document.digest, made.files.inputs)
    except BoardpaperError as trouble:
        finding = Diagnostic(
            WholeFile(output.path),
            "output-can-be-written",
            str(trouble),
            "see to that, and build again; what stood there is as it was",
        )
        return Outcome(None, (finding,))


def check(
    workspace: Workspace,
    places: Iterable[PaperPlace],
    done: Callable[[Made], None],
    wanted: Wanted = AS_IT_IS,
) -> bool:
    """Makes papers in memory only; whether none of them has an error."""
    templates, sound = Templates(), True
    for place in places:
        made = make(workspace, place, templates, wanted)
        done(made)
        sound = sound and not has_errors(made.diagnostics)
    return sound


def forgotten(workspace: Workspace) -> Sequence[str]:
    """Outputs in ``build/`` whose paper has gone, as a user would type them."""
    return [
        path.relative_to(workspace.root).as_posix()
        for path in orphans(workspace, workspace.papers())
    ]
