"""Outputs and their manifests, and nobody's edits lost."""

import errno
import hashlib
import json
import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from boardpaper.files.outputs import Written, orphans, put, read_manifest
from boardpaper.files.place import Output, PaperPlace
from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import BoardpaperError, Diagnostic, Severity
from boardpaper.model.edition import Edition, Kind
from boardpaper.model.rules import RULES

PAPER = PaperPlace("2004-09-23", "children-services-inspection ŵ")
INPUTS = {"source/2004-09-23/ŵ.md": "cd" * 32, "source/2004-09-23/meeting.yaml": "ab" * 32}
EDITED = datetime(2026, 11, 22, 22, 47, tzinfo=UTC).timestamp()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


def build(workspace: Workspace, data: bytes) -> Written:
    outcome = put(workspace, Output(PAPER), data, "0" * 64, INPUTS)
    assert not outcome.diagnostics
    assert outcome.value is not None
    return outcome.value


def build_over_edit(workspace: Workspace, data: bytes) -> tuple[Written, Diagnostic]:
    outcome = put(workspace, Output(PAPER), data, "0" * 64, INPUTS)
    (finding,) = outcome.diagnostics
    assert finding.rule in RULES
    assert outcome.value is not None
    return outcome.value, finding


def edit(workspace: Workspace, data: bytes) -> None:
    output = workspace.root / PAPER.output
    output.write_bytes(data)
    os.utime(output, (EDITED, EDITED))


def standing(workspace: Workspace) -> list[str]:
    return sorted(path.name for path in (workspace.root / "build/2004-09-23").iterdir())


DOCUMENT = "children-services-inspection ŵ.docx"
MANIFEST = "children-services-inspection ŵ.manifest.json"


def test_a_document_stands_beside_its_manifest(workspace: Workspace) -> None:
    assert build(workspace, b"one") == Written(PAPER.output)
    assert (workspace.root / PAPER.output).read_bytes() == b"one"
    assert standing(workspace) == [DOCUMENT, MANIFEST]
    manifest = read_manifest(workspace, Output(PAPER))
    assert manifest is not None
    assert manifest.inputs == INPUTS
    assert manifest.output == DOCUMENT
    assert manifest.sha256 == hashlib.sha256(b"one").hexdigest()
    assert manifest.content == "0" * 64


@pytest.mark.parametrize(
    ("edition", "kind", "path", "record"),
    [
        (Edition(), "pdf", "m/p.pdf", "m/p.pdf.manifest.json"),
        (Edition("public"), "docx", "m/public/p-public.docx", "m/public/p-public.manifest.json"),
        (
            Edition("restricted", "accessible", date(2026, 11, 26)),
            "html",
            "m/restricted/p-not-for-publication-accessible-draft.html",
            "m/restricted/p-not-for-publication-accessible-draft.html.manifest.json",
        ),
    ],
)
def test_every_edition_has_a_name_of_its_own(
    edition: Edition, kind: Kind, path: str, record: str
) -> None:
    output = Output(PaperPlace("m", "p"), edition, kind)
    assert (output.path, output.manifest) == (f"build/{path}", f"build/{record}")


def test_a_manifest_is_the_same_everywhere(workspace: Workspace, tmp_path: Path) -> None:
    other = Workspace(tmp_path / "elsewhere")
    build(workspace, b"one")
    build(other, b"zero")
    put(other, Output(PAPER), b"one", "0" * 64, dict(reversed(INPUTS.items())))
    written = (workspace.root / PAPER.manifest).read_bytes()
    assert written == (other.root / PAPER.manifest).read_bytes()
    assert written.endswith(b"}\n")
    record = json.loads(written)
    assert list(record) == sorted(record)
    assert list(record["inputs"]) == sorted(INPUTS)
    assert "ŵ.md" in written.decode()
    assert not re.search(rf"{re.escape(str(tmp_path))}|20\d\d-\d\d-\d\dT", written.decode())


def test_the_same_bytes_leave_the_file_alone(workspace: Workspace) -> None:
    build(workspace, b"one")
    paths = [workspace.root / PAPER.output, workspace.root / PAPER.manifest]
    before = [(path.stat().st_ino, path.stat().st_mtime_ns) for path in paths]
    assert build(workspace, b"one") == Written(PAPER.output, unchanged=True)
    assert [(path.stat().st_ino, path.stat().st_mtime_ns) for path in paths] == before
    put(workspace, Output(PAPER), b"one", "0" * 64, {"source/other.md": "ef" * 32})
    manifest = read_manifest(workspace, Output(PAPER))
    assert manifest is not None
    assert manifest.inputs == {"source/other.md": "ef" * 32}
    assert paths[0].stat().st_ino == before[0][0]


def test_an_untouched_document_is_replaced(workspace: Workspace) -> None:
    build(workspace, b"one")
    assert build(workspace, b"two") == Written(PAPER.output)
    assert standing(workspace) == [DOCUMENT, MANIFEST]


def test_an_edited_document_is_kept_under_a_dated_name(workspace: Workspace) -> None:
    build(workspace, b"one")
    edit(workspace, b"the chair's words")
    written, finding = build_over_edit(workspace, b"two")
    local = datetime.fromtimestamp(EDITED, UTC).astimezone()
    kept = f"{PAPER.output.removesuffix('.docx')} (edited {local:%Y-%m-%d at %H.%M}).docx"
    assert written == Written(PAPER.output, kept=kept)
    assert (workspace.root / kept).read_bytes() == b"the chair's words"
    assert (workspace.root / PAPER.output).read_bytes() == b"two"
    assert (finding.rule, finding.severity) == ("edited-output-is-kept", Severity.WARNING)
    assert kept in finding.message
    assert build(workspace, b"three") == Written(PAPER.output)


def test_no_kept_document_replaces_another(workspace: Workspace) -> None:
    build(workspace, b"one")
    kept: set[str] = set()
    for words in (b"first", b"second", b"third"):
        edit(workspace, words)
        written, _ = build_over_edit(workspace, b"built after " + words)
        assert written.kept is not None
        assert (workspace.root / written.kept).read_bytes() == words
        kept.add(written.kept)
    assert len(kept) == 3
    assert {(workspace.root / path).read_bytes() for path in kept} == {
        b"first",
        b"second",
        b"third",
    }


@pytest.mark.parametrize(
    "record", [None, b"", b"{}", b"[]", b"\xff", b'{"format": 1, "inputs": 3}']
)
def test_a_document_without_a_manifest_of_ours_is_kept(
    workspace: Workspace, record: bytes | None
) -> None:
    build(workspace, b"one")
    (workspace.root / PAPER.manifest).unlink()
    if record is not None:
        (workspace.root / PAPER.manifest).write_bytes(record)
    assert read_manifest(workspace, Output(PAPER)) is None
    written, _ = build_over_edit(workspace, b"two")
    assert written.kept is not None
    assert build(workspace, b"three").kept is None


def test_a_document_that_is_what_we_would_build_is_ours(workspace: Workspace) -> None:
    build(workspace, b"one")
    (workspace.root / PAPER.manifest).unlink()
    assert build(workspace, b"one").unchanged
    assert read_manifest(workspace, Output(PAPER)) is not None


KILLED = """
import os, sys
from pathlib import Path
from boardpaper.files.outputs import put
from boardpaper.files.place import Output, PaperPlace
from boardpaper.files.workspace import Workspace
replace, left = os.replace, int(sys.argv[2])
def replace_or_die(source, target):
    global left
    if not left:
        os.kill(os.getpid(), 9)
    left -= 1
    replace(source, target)
os.replace = replace_or_die
root, meeting, name = Path(sys.argv[1]), sys.argv[3], sys.argv[4]
put(Workspace(root), Output(PaperPlace(meeting, name)), b"two", "0", {})
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows cannot kill without asking")
@pytest.mark.parametrize("steps", [0, 1, 2])
def test_a_run_killed_between_its_steps_is_recovered_from(workspace: Workspace, steps: int) -> None:
    build(workspace, b"one")
    run = subprocess.run(
        [sys.executable, "-c", KILLED, str(workspace.root), str(steps), PAPER.meeting, PAPER.name]
    )
    assert run.returncode == -9
    assert (workspace.root / PAPER.output).read_bytes() == (b"one" if steps < 2 else b"two")
    assert build(workspace, b"three") == Written(PAPER.output)
    assert [name for name in standing(workspace) if not name.endswith(".tmp")] == [
        DOCUMENT,
        MANIFEST,
    ]


@pytest.mark.parametrize("edited", [False, True])
def test_a_document_open_in_word_on_windows(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, edited: bool
) -> None:
    """Simulated: what Windows does to a file that Word holds cannot be had elsewhere."""
    build(workspace, b"one")
    if edited:
        edit(workspace, b"the chair's words")
    replace = os.replace

    def held(source: Path, target: Path) -> None:
        if workspace.root / PAPER.output in (source, target):
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        replace(source, target)

    monkeypatch.setattr(os, "replace", held)
    before = (workspace.root / PAPER.manifest).read_bytes()
    outcome = put(workspace, Output(PAPER), b"two", "0", {})
    (finding,) = outcome.diagnostics
    assert finding.rule in RULES
    assert outcome.value is None
    assert (finding.rule, finding.place.path) == ("file-is-not-open", PAPER.output)
    assert finding.hint == "close it and build again"
    assert standing(workspace) == [DOCUMENT, MANIFEST]
    assert (workspace.root / PAPER.manifest).read_bytes() == before


def test_a_failed_write_gives_the_edited_document_its_name_back(workspace: Workspace) -> None:
    build(workspace, b"one")
    edit(workspace, b"the chair's words")
    promised = workspace.root / PAPER.manifest
    promised.with_name(f".{promised.name}.next").mkdir()  # any failure will do
    with pytest.raises(BoardpaperError):
        put(workspace, Output(PAPER), b"two", "0", {})
    assert (workspace.root / PAPER.output).read_bytes() == b"the chair's words"
    assert [name for name in standing(workspace) if "edited" in name] == []


def test_a_folder_in_the_documents_place_is_said(workspace: Workspace) -> None:
    (workspace.root / PAPER.output / "in it").mkdir(parents=True)
    with pytest.raises(BoardpaperError, match="a folder of that name is there"):
        put(workspace, Output(PAPER), b"two", "0", {})
    assert standing(workspace) == [DOCUMENT]


def test_orphans_are_outputs_of_ours_whose_paper_has_gone(workspace: Workspace) -> None:
    gone, edited, theirs = (PaperPlace("2003-01-01", name) for name in ("gone", "edited", "theirs"))
    for place in (PAPER, gone, edited):
        put(workspace, Output(place), b"one", "0", {place.paper_file: "ab"})
    public = Output(gone, Edition("public"), "pdf")
    put(workspace, public, b"one", "0", {gone.paper_file: "ab"})
    (workspace.root / edited.output).write_bytes(b"words")
    (workspace.root / theirs.output).write_bytes(b"words")
    left = tuple(workspace.root / path for path in (gone.output, public.path))
    assert orphans(workspace, [PAPER]) == left
    assert orphans(workspace, [PAPER, gone]) == ()
    assert orphans(Workspace(workspace.root / "empty"), []) == ()
