"""A side of a comparison that was issued: a draft, or what was published.

Knows which draft is asked for, and what of it is compared; does not know how drafts are
kept. The number at the foot of its pages says which draft it is, and is no part of what
it says: two drafts would differ on every page.
"""

from dataclasses import replace

from boardpaper.files import issued
from boardpaper.files.issue_record import Kind
from boardpaper.files.issued import Draft
from boardpaper.files.place import PaperPlace
from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import Outcome
from boardpaper.model.paper import Paper
from boardpaper.ooxml.draft_mark import unmarked
from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.workflow.make import Templates, make
from boardpaper.workflow.side import Side, of_document
from boardpaper.workflow.side_words import SideWords


def of_draft(
    workspace: Workspace, place: PaperPlace, words: SideWords, templates: Templates
) -> Outcome[Side]:
    """The side that a draft of a paper is, as it was issued."""
    kind: Kind = "draft" if words.scheme == "issued" else "published"
    draft = issued.find(workspace, place, words.which, kind)
    if draft.value is None:
        return Outcome(None, draft.diagnostics)
    held = issued.document_bytes(workspace, draft.value)
    if held.value is None:
        return Outcome(None, held.diagnostics)
    called = f"draft {draft.value.number}" if kind == "draft" else "what was published"
    side = of_document(called, f"{place.name} {called}", _said(held.value), draft.value.document)
    if side.value is None:
        return side
    paper = _paper(workspace, place, draft.value, templates)
    return Outcome(replace(side.value, paper=paper, data_lost=paper is None), held.diagnostics)


def _said(data: bytes) -> bytes:
    """The document without its mark; as it is where it is no Word document any more."""
    try:
        return unmarked(data)
    except NotAWordFile:
        return data


def _paper(
    workspace: Workspace, place: PaperPlace, draft: Draft, templates: Templates
) -> Paper | None:
    """The paper as the sources of a draft say it, None where they no longer build."""
    then = Workspace(workspace.root / draft.sources)
    return make(then, place, templates).paper
