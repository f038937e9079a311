"""Build: papers checked, made and written, each whole or not at all.

Knows outputs and what stands in ``build/``; does not know how a paper is made.
An error stops its own paper, not the others.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from time import perf_counter

from boardpaper.files.names import is_there
from boardpaper.files.outputs import Written, orphans, put
from boardpaper.files.place import Output, PaperPlace
from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import BoardpaperError, Diagnostic, Outcome, Severity, has_errors
from boardpaper.model.edition import KINDS, Kind
from boardpaper.model.source import WholeFile
from boardpaper.workflow.accessible import looked_through
from boardpaper.workflow.documents import Document, documents
from boardpaper.workflow.make import Made, Templates, make
from boardpaper.workflow.wanted import AS_IT_IS, Wanted

MOST = 50
"""Papers that are held in memory and printed by one LibreOffice."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one paper.

    ``written`` is what stands in ``build/`` now; ``seconds`` have gone by since the one
    before it, or since papers that are printed together were begun. ``read`` are the files
    it looked at. Where not all stands that was asked for, a finding says why.
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
    for some in _together(places, wanted.kinds):
        start = perf_counter()
        papers = [make(workspace, place, templates, wanted) for place in some]
        for made, held in zip(papers, documents(papers, wanted.kinds), strict=True):
            outcomes = [_put(workspace, made, one) for one in held.value or ()]
            result = Result(
                made.place,
                tuple(one.value for one in outcomes if one.value is not None),
                perf_counter() - start,
                (*made.diagnostics, *held.diagnostics, *_found(outcomes), *_older(workspace, made)),
                made.files.watched,
            )
            done(result)
            results.append(result)
            start = perf_counter()
    return results


def _together(places: Iterable[PaperPlace], kinds: Sequence[Kind]) -> Iterator[list[PaperPlace]]:
    """One paper after another, so that each is told of at once; many where many are printed."""
    most, left = MOST if "pdf" in kinds else 1, iter(places)
    while some := list(islice(left, most)):
        yield some


def _found(outcomes: Iterable[Outcome[Written]]) -> Iterator[Diagnostic]:
    return (finding for one in outcomes for finding in one.diagnostics)


def _older(workspace: Workspace, made: Made) -> Iterator[Diagnostic]:
    """Documents that were built while nothing of the paper was exempt from publication."""
    if made.paper is None or made.paper.audience is None:
        return
    whole = replace(made.edition, audience=None)
    for kind in KINDS:
        path = Output(made.place, whole, kind).path
        if is_there(workspace.root / path):
            yield Diagnostic(
                WholeFile(path),
                "whole-copy-has-gone",
                f'"{path}" was built while nothing was exempt, and withholds nothing',
                "delete it, and see who was given it",
                Severity.WARNING,
            )


def _put(workspace: Workspace, made: Made, document: Document) -> Outcome[Written]:
    """What was made, written; a disk that fails is a finding, so that other papers go on."""
    output = made.output(document.kind)
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
    """Makes papers in memory only; whether none of them has an error.

    Of a paper with exempt text it makes the public copy, in which most can go wrong.
    """
    templates, sound = Templates(), True
    wanted = replace(wanted, edition=replace(wanted.edition, audience="public"))
    for place in places:
        made = looked_through(make(workspace, place, templates, wanted))
        done(made)
        sound = sound and not has_errors(made.diagnostics)
    return sound


def forgotten(workspace: Workspace) -> Sequence[str]:
    """Outputs in ``build/`` whose paper has gone, as a user would type them."""
    return [
        path.relative_to(workspace.root).as_posix()
        for path in orphans(workspace, workspace.papers())
    ]
