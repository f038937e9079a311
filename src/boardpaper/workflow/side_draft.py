"""A side of a comparison that was issued: a draft, or what was published.

Knows which draft is asked for, and what of it is compared; does not know how drafts are
kept. The number at the foot of its pages says which draft it is, and is no part of what
it says: two drafts would differ on every page.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from boardpaper.files import issued
from boardpaper.files.issue_record import Kind
from boardpaper.files.issued import Draft
from boardpaper.files.place import Output, PaperPlace
from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.edition import Edition
from boardpaper.model.paper import Paper
from boardpaper.model.source import WholeFile
from boardpaper.ooxml.draft_mark import unmarked
from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.workflow.make import make
from boardpaper.workflow.side import Making, Side, for_whom, of_document
from boardpaper.workflow.side_words import SideWords
from boardpaper.workflow.wanted import Wanted


def of_draft(
    workspace: Workspace, place: PaperPlace, words: SideWords, making: Making
) -> Outcome[Side]:
    """The side that a draft of a paper is, as it was issued."""
    kind: Kind = "draft" if words.scheme == "issued" else "published"
    draft = issued.find(workspace, place, words.which, kind)
    if draft.value is None:
        return Outcome(None, draft.diagnostics)
    if refused := tuple(_other_copy(draft.value, making.wanted.edition)):
        return Outcome(None, refused)
    held = issued.document_bytes(workspace, draft.value)
    if held.value is None:
        return Outcome(None, held.diagnostics)
    called = f"draft {draft.value.number}" if kind == "draft" else "what was published"
    edition = Edition(draft.value.record.audience)
    label = f"{PurePosixPath(Output(place, edition).path).stem} {called}"
    name = for_whom(called, edition)
    side = of_document(name, label, _said(held.value), draft.value.document)
    if side.value is None:
        return side
    paper, why = None, f"{name} was issued without its sources, some of which is exempt"
    if draft.value.record.sources:
        paper = _paper(workspace, place, draft.value, replace(making, wanted=Wanted(edition)))
        why = f"the sources of {name} no longer build"
    made = replace(side.value, paper=paper, without_data="" if paper else why)
    return Outcome(made, held.diagnostics)


def _other_copy(draft: Draft, edition: Edition) -> Iterator[Diagnostic]:
    """Why a copy that is not for publication is not compared with one for the public."""
    if edition.audience == "public" and draft.record.audience == "restricted":
        yield Diagnostic(
            WholeFile(draft.document),
            "copies-are-for-the-same-people",
            f"draft {draft.number} is not for publication, and what is asked for is for the public",
            "compare it with --for restricted, or name a draft that was issued for the public",
        )


def _said(data: bytes) -> bytes:
    """The document without its mark; as it is where it is no Word document any more."""
    try:
        return unmarked(data)
    except NotAWordFile:
        return data


def _paper(workspace: Workspace, place: PaperPlace, draft: Draft, making: Making) -> Paper | None:
    """The paper as the sources of a draft say it, None where they no longer build."""
    then = Workspace(workspace.root / draft.sources)
    return make(then, place, making.templates, making.wanted).paper
