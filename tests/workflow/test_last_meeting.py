"""A paper that names the one of the last meeting: a folder, a revision, what was issued."""

import json
import shutil
from pathlib import Path

import pytest

from front_door import PAPER_2004, findings, run, write
from repositories import commit

NEXT = "2004-12-16-corporate-parenting-board/children-services-inspection"
FOLDER = Path("source") / NEXT


def following(workspace: Path, since: str) -> None:
    """A second paper that is the first one again, and names it."""
    shutil.copytree(workspace / "source" / PAPER_2004, workspace / FOLDER)
    meeting = workspace / "source" / PAPER_2004.split("/")[0] / "meeting.yaml"
    text = meeting.read_bytes().decode().replace("date: 2004-09-23", "date: 2004-12-16")
    (workspace / FOLDER.parent / "meeting.yaml").write_bytes(text.encode())
    write(workspace, f"{FOLDER}/paper.yaml", "format: 1\n", f'format: 1\nsince: "{since}"\n')


def wrong(workspace: Path) -> list[str]:
    return [
        f"{one['place']['line']}: {one['rule']}: {one['message']}"
        for one in findings(workspace, str(FOLDER))
        if one["rule"].startswith(("since-", "earlier-"))
    ]


def inputs(workspace: Path) -> dict[str, str]:
    """What the build of the second paper was made from: digests by path."""
    assert run(workspace, "build", str(FOLDER)).code == 0
    manifest = (workspace / "build" / f"{NEXT}.manifest.json").read_text(encoding="utf-8")
    held = json.loads(manifest)["inputs"]
    assert isinstance(held, dict)
    return held


@pytest.mark.parametrize("written", [PAPER_2004, f"source/{PAPER_2004}", f"source/{PAPER_2004}/"])
def test_a_folder_is_read_and_remembered(workspace: Path, written: str) -> None:
    following(workspace, written)
    assert wrong(workspace) == []
    earlier = f"source/{PAPER_2004}/plan.yaml"
    first = inputs(workspace)[earlier]
    assert run(workspace, "verify", str(FOLDER)).code == 0
    write(workspace, earlier, "baseline: 57", "baseline: 58")
    assert inputs(workspace)[earlier] not in ("missing", first)


def test_what_was_issued_is_found_wherever_it_lies(workspace: Path, tmp_path: Path) -> None:
    assert run(workspace, "issue", PAPER_2004, "--to", "finance", "--date", "2004-09-10").code == 0
    draft = f"issued/{PAPER_2004}/draft-1"
    (document,) = (workspace / draft).glob("*.docx")
    shutil.copy(document, workspace / "last time.docx")
    following(workspace, draft)
    for written in (f"{draft}/{document.name}", "last time.docx"):
        write(workspace, f"{FOLDER}/paper.yaml", "\nsince: ", f'\nsince: "{written}"  # ')
        assert wrong(workspace) == []
    # The first paper may go: what was issued stays.
    shutil.rmtree(workspace / "source" / PAPER_2004.split("/")[0])
    assert f"{draft}/sources/source/{PAPER_2004}/plan.yaml" in inputs(workspace)
    # And an issue of the second keeps what it was compared with.
    assert run(workspace, "issue", NEXT, "--to", "finance").code == 0
    kept = (
        workspace / f"issued/{NEXT}/draft-1/sources/{draft}/sources/source/{PAPER_2004}/plan.yaml"
    )
    assert kept.is_file()
    (workspace / "last time.docx").write_bytes(b"PK something else")
    assert wrong(workspace) == [
        '3: since-names-an-earlier-paper: "last time.docx" was not issued from this workspace, '
        "or was changed since"
    ]


@pytest.mark.parametrize("way", ["folder", "issued", "document", "git"])
def test_a_draft_is_built_again_from_what_was_issued_with_it(
    workspace: Path, tmp_path: Path, way: str
) -> None:
    draft = f"issued/{PAPER_2004}/draft-1"
    written = {
        "folder": PAPER_2004,
        "issued": draft,
        "document": "last time.docx",
        "git": f"git:HEAD:source/{PAPER_2004}",
    }
    if way == "git":
        commit(workspace, "The paper of September")
    assert run(workspace, "issue", PAPER_2004, "--to", "finance", "--date", "2004-09-10").code == 0
    (document,) = (workspace / draft).glob("*.docx")
    shutil.copy(document, workspace / "last time.docx")
    following(workspace, written[way])
    assert any(path.endswith(f"{PAPER_2004}/plan.yaml") for path in inputs(workspace))
    assert run(workspace, "issue", NEXT, "--to", "finance").code == 0
    alone = tmp_path / "elsewhere"
    shutil.copytree(workspace / f"issued/{NEXT}/draft-1/sources", alone)
    answer = run(alone, "build", str(FOLDER))
    assert answer.code == 0, answer.said
    again, built = (one / "build" / f"{NEXT}.docx" for one in (alone, workspace))
    assert again.read_bytes() == built.read_bytes()


def test_a_name_that_comes_to_mean_another_revision_shows_in_the_record(workspace: Path) -> None:
    commit(workspace, "The paper of September")
    following(workspace, f"git:HEAD:source/{PAPER_2004}")
    record = workspace / "build" / f"{NEXT}.manifest.json"
    inputs(workspace)
    before = record.read_bytes()
    write(workspace, f"source/{PAPER_2004}/plan.yaml", "baseline: 57", "baseline: 58")
    inputs(workspace)
    assert record.read_bytes() == before  # the revision still says what it said
    commit(workspace, "Another baseline")
    inputs(workspace)
    assert record.read_bytes() != before


@pytest.mark.parametrize(
    ("written", "folder"), [("issued:last", "draft-1"), ("published:1", "published-1")]
)
def test_a_number_alone_is_one_of_this_paper(workspace: Path, written: str, folder: str) -> None:
    following(workspace, written)
    (told,) = [one for one in findings(workspace, str(FOLDER)) if one["severity"] == "error"]
    assert told["rule"] == "since-names-an-earlier-paper"
    assert f"issued/2004-09-23-board/action-plan/{folder}" in told["hint"]


def test_a_draft_that_is_gone_is_told(workspace: Path) -> None:
    following(workspace, f"issued/{PAPER_2004}/draft-1")
    (workspace / "issued" / PAPER_2004 / "draft-1").mkdir(parents=True)
    assert wrong(workspace) == [
        "3: since-names-an-earlier-paper: there is no issue and no Word file "
        f'"issued/{PAPER_2004}/draft-1"'
    ]


def test_a_revision_of_git_is_read_as_it_was(workspace: Path) -> None:
    commit(workspace, "The paper of September")
    following(workspace, f"git:HEAD:source/{PAPER_2004}")
    write(workspace, f"source/{PAPER_2004}/plan.yaml", "format: 1", "format: 7")
    assert wrong(workspace) == []
    write(workspace, f"{FOLDER}/paper.yaml", "git:HEAD:source", "git:HEAD:../../source")
    assert [one.rpartition(" leads ")[2] for one in wrong(workspace)] == ["out of the workspace"]
    write(workspace, f"{FOLDER}/paper.yaml", "git:HEAD:../../source", "git:HEAD:source")
    write(workspace, f"{FOLDER}/paper.yaml", "git:HEAD:", "git:elsewhere:")
    assert [one.split(":")[1] for one in wrong(workspace)] == [" since-names-an-earlier-paper"]
    write(workspace, f"{FOLDER}/paper.yaml", "git:elsewhere:source", "git:HEAD:sauce")
    assert [one.split(":")[1] for one in wrong(workspace)] == [" since-names-an-earlier-paper"]


def test_what_is_wrong_with_the_earlier_plan_is_told_once_where_it_is_named(
    workspace: Path,
) -> None:
    following(workspace, PAPER_2004)
    write(workspace, f"source/{PAPER_2004}/plan.yaml", "format: 1", "format: 7")
    (told,) = wrong(workspace)
    assert told.startswith("3: earlier-plan-can-be-read: the earlier plan cannot be read: source/")
    assert "plan.yaml:7:" in told
