"""Verify: is what stands in ``build/`` exactly what the sources make?

Knows how to make a paper again and what was recorded; writes nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import unified_diff
from hashlib import sha256
from itertools import islice

from boardpaper import __version__
from boardpaper.files.locating import Located
from boardpaper.files.manifest import Manifest
from boardpaper.files.names import is_there
from boardpaper.files.outputs import read_manifest
from boardpaper.files.place import Output, PaperPlace
from boardpaper.files.reading import MISSING, read_at
from boardpaper.files.workspace import Workspace
from boardpaper.model.change import Comparison
from boardpaper.model.diagnostic import BoardpaperError, Diagnostic
from boardpaper.model.edition import KINDS, Kind
from boardpaper.ooxml.outline import outline
from boardpaper.ooxml.package import content_digest, read
from boardpaper.ooxml.refusal import NotAWordFile
from boardpaper.workflow.diff import compare_sides
from boardpaper.workflow.documents import Document, documents
from boardpaper.workflow.make import Made, Templates, make
from boardpaper.workflow.side import Side
from boardpaper.workflow.wanted import AS_IT_IS, Wanted

MOST = 20
"""Lines of difference that are shown; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a built document is what its sources make, and if not, why and what differs.

    ``differences`` are lines of text; ``sides`` the two documents where both can be read.
    """

    place: PaperPlace
    same: bool
    words: str
    diagnostics: tuple[Diagnostic, ...] = ()
    reasons: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    sides: tuple[Side, Side] | None = None


def compared(verdict: Verdict) -> Comparison | None:
    """What differs as a reviewer reads it; None where one side is no document.

    Changes that somebody tracked in the built document are taken as if they were
    accepted, for so it reads. Raises BoardpaperError.
    """
    found = compare_sides(*verdict.sides, side="accepted") if verdict.sides else None
    return found.value.comparison if found and found.value else None


def verify(
    workspace: Workspace, place: PaperPlace, templates: Templates, wanted: Wanted = AS_IT_IS
) -> list[Verdict]:
    """The verdict on each document of one paper: the Word file, and what else stands there."""
    standing = [
        kind for kind in KINDS if kind == "docx" or _is_there(workspace, place, wanted, kind)
    ]
    made = make(workspace, place, templates, replace(wanted, kinds=tuple(standing)))
    if made.document is None:
        words = f"the sources of {place.folder} do not build"
        return [Verdict(place, False, words, made.diagnostics)]
    (held,) = documents([made], standing)
    found = (*made.diagnostics, *held.diagnostics)
    if not held.value:
        return [Verdict(place, False, f"{place.folder} cannot be published", found)]
    first, *others = (_verdict(workspace, made, one) for one in held.value)
    return [replace(first, diagnostics=(*found, *first.diagnostics)), *others]


def _is_there(workspace: Workspace, place: PaperPlace, wanted: Wanted, kind: Kind) -> bool:
    editions = (wanted.edition, replace(wanted.edition, audience=None))
    return any(is_there(workspace.root / Output(place, one, kind).path) for one in editions)


def _verdict(workspace: Workspace, made: Made, one: Document) -> Verdict:
    output = made.output(one.kind).path
    read_back = read_at(Located(output, workspace.root / output))
    built, trouble = read_back.value, read_back.diagnostics
    if any(finding.rule == "file-exists" for finding in trouble):
        return Verdict(made.place, False, f"{output} has not been built")
    if built is None:
        return Verdict(made.place, False, f"{output} cannot be read", trouble)
    if built == one.data:
        return Verdict(made.place, True, f"{output} is what its sources make")
    return _differing(workspace, made, one, built)


def _differing(workspace: Workspace, made: Made, one: Document, built: bytes) -> Verdict:
    place, output = made.place, made.output(one.kind)
    lines: tuple[str, ...] = ()
    sides = None
    if one.kind == "docx":
        try:
            if content_digest(read(built)) == one.digest:
                words = f"{output.path} says what its sources make, packed otherwise"
                return Verdict(place, True, words)
            lines = tuple(_changed_lines(outline(built), outline(one.data)))
            sides = _sides(place, built, one.data)
        except NotAWordFile as refusal:
            lines = (refusal.reason,)
    try:
        reasons = tuple(_reasons(read_manifest(workspace, output), built, made.files.inputs))
    except BoardpaperError as trouble:
        reasons = (str(trouble),)
    words = f"{output.path} is not what its sources make"
    return Verdict(place, False, words, (), reasons, lines, sides)


def _sides(place: PaperPlace, built: bytes, made: bytes) -> tuple[Side, Side]:
    return Side(f"{place.name}.docx", place.name, built), Side("the sources", place.name, made)


def _reasons(manifest: Manifest | None, built: bytes, inputs: Mapping[str, str]) -> Iterator[str]:
    if manifest is None:
        yield "there is no record of how it was built"
        return
    if sha256(built).hexdigest() != manifest.sha256:
        yield "the document was edited after it was built"
    if manifest.boardpaper != __version__:
        yield f"it was built with boardpaper {manifest.boardpaper}; this is {__version__}"
    for path in sorted({*manifest.inputs, *inputs}):
        then, now = manifest.inputs.get(path, MISSING), inputs.get(path, MISSING)
        if then != now:
            yield f"{path} {_what_became(then, now)}"


def _what_became(then: str, now: str) -> str:
    if then == MISSING:
        return "was added since it was built"
    return "is no longer read" if now == MISSING else "has changed since it was built"


def _changed_lines(built: str, made: str) -> Iterator[str]:
    """The lines that differ, ``-`` as built and ``+`` as the sources make it."""
    lines = unified_diff(built.splitlines(), made.splitlines(), n=0, lineterm="")
    changed = [line for line in islice(lines, 2, None) if not line.startswith("@@")]
    yield from (f"{line[0]} {line[1:]}" for line in changed[:MOST])
    if len(changed) > MOST:
        yield f"… and {len(changed) - MOST} lines more"
