"""Drafts in issued/: whole under numbers of their own, found again, held to their records."""

import hashlib
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from boardpaper.files.issued import Draft, changed, document_bytes, drafts, find, held
from boardpaper.files.issuing import Issue, put, sources_of
from boardpaper.files.place import PaperPlace
from boardpaper.files.reading import Files
from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import BoardpaperError, Severity

PAPER = PaperPlace("2027-01-21-health-board", "winter-plan ŵ")
MEETING = "source/2027-01-21-health-board/meeting.yaml"
HERE = "issued/2027-01-21-health-board/winter-plan ŵ"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


def issue(workspace: Workspace, to: str = "finance") -> Draft:
    return put(workspace, PAPER, wanted(to))


def wanted(to: str) -> Issue:
    sources = {MEETING: b"format: 1\r\n"}
    return Issue((to,), "2027-01-07", lambda number: b"document %d" % number, "0" * 64, sources)


def test_a_draft_is_a_folder_with_document_sources_and_record(workspace: Workspace) -> None:
    issue(workspace)
    folder = workspace.root / HERE / "draft-1"
    held = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    assert held == ["issue.json", f"sources/{MEETING}", "winter-plan ŵ - draft 1.docx"]
    assert (folder / "winter-plan ŵ - draft 1.docx").read_bytes() == b"document 1"
    record = json.loads((folder / "issue.json").read_bytes())
    assert record["to"] == ["finance"]
    assert record["when"] == "2027-01-07"
    assert record["sha256"] == hashlib.sha256(b"document 1").hexdigest()
    assert record["sources"] == {MEETING: hashlib.sha256(b"format: 1\r\n").hexdigest()}


def test_drafts_are_found_by_number_or_as_the_last(workspace: Workspace) -> None:
    made = [issue(workspace, to) for to in ("finance", "legal", "chief executive")]
    assert drafts(workspace, PAPER) == tuple(made)
    assert find(workspace, PAPER, "2").value == made[1]
    assert find(workspace, PAPER, "last").value == made[2]
    assert document_bytes(workspace, made[1]).value == b"document 2"
    assert not list(changed(workspace, made[1]))


def test_ten_comes_after_nine(workspace: Workspace) -> None:
    made = [issue(workspace) for _ in range(11)]
    assert [one.number for one in drafts(workspace, PAPER)] == list(range(1, 12))
    assert find(workspace, PAPER, "last").value == made[-1]


def test_a_number_that_went_is_not_given_again(workspace: Workspace) -> None:
    for _ in range(3):
        issue(workspace)
    remove(workspace.root / HERE / "draft-2")
    assert issue(workspace).number == 4
    assert [one.number for one in drafts(workspace, PAPER)] == [1, 3, 4]


def remove(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()


@pytest.mark.parametrize("name", ["draft-1", "Draft-1", "DRAFT-1"])
def test_what_is_left_of_a_draft_keeps_its_number(workspace: Workspace, name: str) -> None:
    (workspace.root / HERE / name).mkdir(parents=True)
    assert issue(workspace).number == 2
    assert not list((workspace.root / HERE / name).iterdir())


def test_other_things_there_are_no_drafts(workspace: Workspace) -> None:
    issue(workspace)
    for name in ("draft-0", "draft-02", "drafts", "draft-2 (copy)", "notes.txt"):
        (workspace.root / HERE / name).mkdir()
    assert [one.number for one in drafts(workspace, PAPER)] == [1]
    assert issue(workspace).number == 2


def test_runs_that_meet_get_a_number_each(workspace: Workspace) -> None:
    names = [f"reader {number}" for number in range(12)]
    with ThreadPoolExecutor(max_workers=6) as threads:
        made = list(threads.map(lambda name: issue(workspace, name), names))
    assert sorted(one.number for one in made) == list(range(1, 13))
    assert sorted(one.to[0] for one in drafts(workspace, PAPER)) == sorted(names)
    for one in made:
        assert document_bytes(workspace, one).value == b"document %d" % one.number
    assert not list((workspace.root / HERE).glob(".*"))


FULL = """
import resource, signal, sys
from pathlib import Path
from boardpaper.files.issuing import Issue, put
from boardpaper.files.place import PaperPlace
from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import BoardpaperError

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
issue = Issue(("finance",), "2027-01-07", lambda n: b"x" * 9000, "0" * 64, {"source/a.md": b"a"})
try:
    put(Workspace(Path(sys.argv[1])), PaperPlace("m", "p"), issue)
except BoardpaperError as trouble:
    print(trouble)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size")
def test_a_disk_that_is_full_leaves_no_draft(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", FULL, tmp_path], capture_output=True, text=True, check=True
    ).stdout
    assert '/draft-1" cannot be written: it is larger than the disk allows' in said
    assert not list((tmp_path / "issued" / "m" / "p").iterdir())


def test_a_file_in_the_way_of_the_folder_is_told(workspace: Workspace) -> None:
    (workspace.root / "issued").write_bytes(b"")
    with pytest.raises(BoardpaperError, match='"issued" is there already, and is no folder'):
        issue(workspace)


def test_a_folder_elsewhere_is_not_written_to(
    workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (workspace.root / "issued").symlink_to(elsewhere)
    with pytest.raises(BoardpaperError, match="a link that leads out of the workspace"):
        issue(workspace)
    assert not list(elsewhere.iterdir())


def test_git_is_told_to_leave_every_byte(workspace: Workspace) -> None:
    issue(workspace)
    attributes = workspace.root / "issued" / ".gitattributes"
    assert "* -text\n" in attributes.read_text()
    attributes.write_text("* -text -diff\n")
    issue(workspace)
    assert attributes.read_text() == "* -text -diff\n"


def test_a_document_that_was_edited_is_given_with_a_warning(workspace: Workspace) -> None:
    draft = issue(workspace)
    (workspace.root / draft.document).write_bytes(b"edited")
    read = document_bytes(workspace, draft)
    assert read.value == b"edited"
    (finding,) = read.diagnostics
    assert (finding.rule, finding.severity) == ("issued-file-is-unchanged", Severity.WARNING)
    assert finding.place.path == draft.document
    assert "after draft 1 was issued" in finding.message


def test_a_source_that_was_edited_or_lost_is_told(workspace: Workspace) -> None:
    draft = issue(workspace)
    source = workspace.root / draft.sources / MEETING
    source.write_bytes(b"format: 1\n")
    (finding,) = changed(workspace, draft)
    assert finding.rule == "issued-file-is-unchanged"
    source.unlink()
    (finding,) = changed(workspace, draft)
    assert (finding.rule, finding.severity) == ("file-exists", Severity.ERROR)


def test_a_document_that_is_lost_is_an_error(workspace: Workspace) -> None:
    draft = issue(workspace)
    (workspace.root / draft.document).unlink()
    read = document_bytes(workspace, draft)
    assert read.value is None
    assert [finding.rule for finding in read.diagnostics] == ["file-exists"]


def spoilt(**other: object) -> bytes:
    record = {
        "format": 1, "kind": "draft", "number": 2, "to": ["a"], "when": "2027-01-07",
        "document": "x.docx", "sha256": "", "content": "", "sources": {}, "boardpaper": "1",
    }  # fmt: skip
    return json.dumps({**record, **other}).encode()


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"\xff",
        b"[" * 100_000,
        b"[]",
        spoilt(format=2),
        spoilt(number=3),
        spoilt(kind="published"),
        spoilt(to="finance"),
        spoilt(to=[1]),
        spoilt(more="x"),
        spoilt(document="../../secret.docx"),
        spoilt(document="sources/x.docx"),
        spoilt(sources={"../../../secret": ""}),
    ],
)
def test_a_draft_without_a_sound_record_is_told_not_read(
    workspace: Workspace, record: bytes
) -> None:
    first = issue(workspace)
    second = issue(workspace)
    (workspace.root / second.folder / "issue.json").write_bytes(record)
    assert drafts(workspace, PAPER) == (first,)
    for outcome in (
        held(workspace, PAPER), find(workspace, PAPER, "2"), find(workspace, PAPER, "last"),
    ):  # fmt: skip
        (finding,) = outcome.diagnostics
        assert finding.rule == "issue-has-a-record"
        assert finding.place.path == f"{HERE}/draft-2/issue.json"
    assert find(workspace, PAPER, "1").value == first


def test_a_record_that_is_sound_is_read(workspace: Workspace) -> None:
    second = [issue(workspace) for _ in range(2)][-1]
    (workspace.root / second.folder / "issue.json").write_bytes(spoilt())
    assert find(workspace, PAPER, "2").value is not None


def test_a_draft_that_there_is_not_is_told_with_those_there_are(workspace: Workspace) -> None:
    (none,) = find(workspace, PAPER, "last").diagnostics
    assert none.message == f'no draft of "{PAPER.folder}" has been issued yet'
    for _ in range(2):
        issue(workspace)
    (finding,) = find(workspace, PAPER, "3").diagnostics
    assert finding.rule == none.rule == "draft-exists"
    assert finding.message == f'"{PAPER.folder}" has no draft 3'
    assert "1, 2" in finding.hint


def test_what_was_published_is_not_taken_from_drafts(workspace: Workspace) -> None:
    issue(workspace)
    (finding,) = find(workspace, PAPER, "last", "published").diagnostics
    assert finding.rule == "draft-exists"
    assert finding.message == f'"{PAPER.folder}" has not been published yet'


def test_sources_are_the_files_that_were_read(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "source" / "a.md").write_bytes(b"a\r\n")
    files = Files(tmp_path)
    files.list("source", ".md")
    files.data("source/a.md")
    files.data("source/none.yaml")
    style = files.house_style_folder("tendring").value
    assert style == "shipped templates/tendring"
    files.data(f"{style}/house-style.yaml")
    sources = sources_of(files)
    assert set(sources) == {"source/a.md", "templates/tendring/house-style.yaml"}
    assert sources["source/a.md"] == b"a\r\n"


@pytest.mark.parametrize("now", [b"b", None])
def test_a_source_that_changed_meanwhile_is_not_frozen(tmp_path: Path, now: bytes | None) -> None:
    source = tmp_path / "source" / "a.md"
    source.parent.mkdir()
    source.write_bytes(b"a")
    files = Files(tmp_path)
    files.data("source/a.md")
    source.unlink() if now is None else source.write_bytes(now)
    with pytest.raises(BoardpaperError, match=r'"source/a\.md" changed while it was being issued'):
        sources_of(files)
