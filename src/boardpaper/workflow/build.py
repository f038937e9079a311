"""Build: papers checked, made and written, each whole or not at all.

Knows outputs and what stands in ``build/``; does not know how a paper is made.
An error stops its own paper, not the others.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from boardpaper.files.outputs import Written, orphans, put
from boardpaper.files.place import Output, PaperPlace
from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import BoardpaperError, Diagnostic, Outcome, has_errors
from boardpaper.model.source import WholeFile
from boardpaper.workflow.make import Made, Templates, make
from boardpaper.writers.word import WordFile


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one paper.

    ``output`` is the path of what stands in ``build/``, None where nothing was
    written; ``seconds`` is how long it took. ``read`` are the files it looked at.
    """

    place: PaperPlace
    output: str | None
    unchanged: bool
    seconds: float
    diagnostics: tuple[Diagnostic, ...]
    read: tuple[Path, ...]


def build(
    workspace: Workspace, places: Iterable[PaperPlace], done: Callable[[Result], None]
) -> list[Result]:
    """Builds papers one after another and says of each when it is done."""
    templates, results = Templates(), []
    for place in places:
        result = _build(workspace, place, templates)
        done(result)
        results.append(result)
    return results


def _build(workspace: Workspace, place: PaperPlace, templates: Templates) -> Result:
    start = perf_counter()
    made = make(workspace, place, templates)
    found, output, unchanged = made.diagnostics, None, False
    if made.document is not None:
        put_there = _put(workspace, made, made.document)
        found = (*found, *put_there.diagnostics)
        if put_there.value is not None:
            output, unchanged = put_there.value.path, put_there.value.unchanged
    return Result(place, output, unchanged, perf_counter() - start, found, made.files.watched)


def _put(workspace: Workspace, made: Made, document: WordFile) -> Outcome[Written]:
    """What was made, written; a disk that fails is a finding, so that other papers go on."""
    try:
        return put(workspace, Output(made.place), document.data, document.digest, made.files.inputs)
    except BoardpaperError as trouble:
        finding = Diagnostic(
            WholeFile(made.place.output),
            "output-can-be-written",
            str(trouble),
            "see to that, and build again; what stood there is as it was",
        )
        return Outcome(None, (finding,))


def check(workspace: Workspace, places: Iterable[PaperPlace], done: Callable[[Made], None]) -> bool:
    """Makes papers in memory only; whether none of them has an error."""
    templates, sound = Templates(), True
    for place in places:
        made = make(workspace, place, templates)
        done(made)
        sound = sound and not has_errors(made.diagnostics)
    return sound


def forgotten(workspace: Workspace) -> Sequence[str]:
    """Outputs in ``build/`` whose paper has gone, as a user would type them."""
    return [
        path.relative_to(workspace.root).as_posix()
        for path in orphans(workspace, workspace.papers())
    ]
