"""A workspace as it was at a revision of git: found, laid out, and nothing else done."""

import subprocess
from pathlib import Path

import pytest

from boardpaper.files.missing import LARGEST
from boardpaper.files.revision import MOST, Revision, checkout, resolve
from boardpaper.model.diagnostic import BoardpaperError, Diagnostic, Severity
from boardpaper.model.rules import RULES
from repositories import commit, git

NARRATIVE = "source/board/paper/narrative.md"
DATE = "2027-01-12T09:30:00Z"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A workspace of two files, committed; its folder is named as folders are."""
    root = tmp_path / "our papers"
    write(root, NARRATIVE, "# Purpose\n")
    write(root, "templates/ours/house-style.yaml", "format: 1\n")
    commit(root)
    return root


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(text.encode())


def held(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def refusal(root: Path, rev: str) -> Diagnostic:
    """The one finding, met alike by resolving and by laying out."""
    into = root.parent / "refused"
    outcome = checkout(root, rev, into)
    assert outcome.value is None
    assert not into.exists()
    (finding,) = outcome.diagnostics
    assert finding.rule in RULES
    assert finding.hint
    return finding


def test_a_revision_is_laid_out_as_it_was_committed(papers: Path, tmp_path: Path) -> None:
    first = git(papers, "rev-parse", "HEAD").strip()
    write(papers, NARRATIVE, "# Purpose\r\n\r\nNew words: – ŵ.\r\n")
    write(papers, "source/board/paper/plan.yaml", "format: 1\n")
    write(papers, "notes.txt", "beside the papers\n")
    second = commit(papers, "More")
    write(papers, NARRATIVE, "not committed")
    assert checkout(papers, "HEAD~1", tmp_path / "old").value == Revision("HEAD~1", first, DATE)
    assert held(tmp_path / "old") == {
        NARRATIVE: b"# Purpose\n",
        "templates/ours/house-style.yaml": b"format: 1\n",
    }
    assert checkout(papers, "main", tmp_path / "new").value == Revision("main", second, DATE)
    new = held(tmp_path / "new")
    assert new[NARRATIVE] == "# Purpose\r\n\r\nNew words: – ŵ.\r\n".encode()
    assert sorted(new) == [
        NARRATIVE,
        "source/board/paper/plan.yaml",
        "templates/ours/house-style.yaml",
    ]


def test_nothing_in_the_repository_or_its_folder_changes(papers: Path, tmp_path: Path) -> None:
    write(papers, NARRATIVE, "being written\n")
    before = held(papers)
    checkout(papers, "HEAD", tmp_path / "old")
    assert held(papers) == before


def test_a_workspace_may_be_a_folder_of_a_larger_repository(tmp_path: Path) -> None:
    write(tmp_path, f"council/papers [1]/{NARRATIVE}", "# Purpose\n")
    write(tmp_path, f"{NARRATIVE}", "another workspace's\n")
    commit(tmp_path)
    root = tmp_path / "council/papers [1]"
    assert not checkout(root, "HEAD", tmp_path / "old").diagnostics
    assert held(tmp_path / "old") == {NARRATIVE: b"# Purpose\n"}
    assert (tmp_path / "old/templates").is_dir()


@pytest.mark.parametrize(
    "rev", ["main", "v1", "HEAD", "@", "main@{0}", ":/As it", "HEAD^{commit}", "v1^{}"]
)
def test_a_revision_is_named_as_git_lets_it_be_named(papers: Path, rev: str) -> None:
    git(papers, "tag", "--annotate", "v1", "--message", "The first")
    commit_id = git(papers, "rev-parse", "HEAD").strip()
    assert resolve(papers, rev).value == Revision(rev, commit_id, DATE)
    assert resolve(papers, commit_id[:8]).value == Revision(commit_id[:8], commit_id, DATE)


@pytest.mark.parametrize(
    "rev",
    ["--help", "-1", "--output=made", "", " ", "no-such", "HEAD:source", "HEAD~9", "a\0b", "a\nb"],
)
def test_what_is_no_revision_is_refused_and_never_an_option(papers: Path, rev: str) -> None:
    finding = refusal(papers, rev)
    assert finding.rule == "revision-exists"
    assert resolve(papers, rev).diagnostics == (finding,)
    assert sorted(path.name for path in papers.iterdir()) == [".git", "source", "templates"]


def test_the_name_that_was_meant_is_suggested(papers: Path) -> None:
    git(papers, "branch", "autumn-draft")
    assert refusal(papers, "autum-draft").hint == 'did you mean "autumn-draft"?'


def test_a_shallow_copy_says_that_it_is_one(papers: Path, tmp_path: Path) -> None:
    write(papers, NARRATIVE, "# Purpose\n\nMore.\n")
    commit(papers, "More")
    git(tmp_path, "clone", "--depth=1", papers.as_uri(), "shallow")
    assert "git fetch --unshallow" in refusal(tmp_path / "shallow", "HEAD~1").hint


def test_a_repository_without_commits_says_so(tmp_path: Path) -> None:
    git(tmp_path, "init")
    assert "nothing has been committed yet" in refusal(tmp_path, "HEAD").hint


def test_a_folder_outside_git_is_told_apart_from_git_not_being_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refusal(tmp_path, "HEAD").rule == "folder-is-in-git"
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refusal(tmp_path, "HEAD").rule == "git-is-there"


def test_a_revision_from_before_the_workspace_is_refused(papers: Path) -> None:
    git(papers, "checkout", "--orphan", "other")
    git(papers, "rm", "-r", "--cached", "source")
    git(papers, "commit", "--message", "Without sources")
    assert refusal(papers, "other").rule == "revision-has-a-workspace"


def test_no_filter_runs_and_no_line_end_changes(papers: Path, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    git(papers, "config", "filter.f.smudge", f"touch '{ran}'; cat")
    git(papers, "config", "core.autocrlf", "true")
    write(papers, ".gitattributes", "*.md filter=f ident text eol=crlf export-ignore\n")
    commit(papers, "Attributes")
    checkout(papers, "HEAD", tmp_path / "old")
    assert held(tmp_path / "old")[NARRATIVE] == b"# Purpose\n"
    assert not ran.exists()


def test_a_link_stays_inside_or_is_left_out(papers: Path, tmp_path: Path) -> None:
    write(tmp_path, "secret.md", "secret\n")
    board = papers / "source/board"
    (board / "again").symlink_to("paper")
    (board / "out.md").symlink_to(tmp_path / "secret.md")
    (papers / "source/up.md").symlink_to("../../secret.md")
    # Neither of the two climbs by its own words, and together they do.
    (board / "paper/far").symlink_to("../..")
    (papers / "source/by.md").symlink_to("board/paper/far/../../secret.md")
    commit(papers, "Links")
    outcome = checkout(papers, "HEAD", tmp_path / "in/old")
    assert {finding.place.path for finding in outcome.diagnostics} == {
        "source/board/out.md",
        "source/up.md",
        "source/by.md",
    }
    assert {finding.severity for finding in outcome.diagnostics} == {Severity.WARNING}
    assert {finding.rule for finding in outcome.diagnostics} == {"path-stays-inside"}
    old = tmp_path / "in/old/source"
    assert (old / "board/again/narrative.md").read_bytes() == b"# Purpose\n"
    assert sorted(path.name for path in old.iterdir()) == ["board"]
    assert not (old / "board/out.md").is_symlink()


def tree(root: Path, *rows: str) -> str:
    """A tree that ``git add`` would never make, from rows ``MODE TYPE ID\\tNAME``."""
    words = ["git", "mktree", "--missing"]
    made = subprocess.run(words, cwd=root, input="".join(rows).encode(), capture_output=True)
    assert made.returncode == 0, made.stderr
    return made.stdout.decode().strip()


def blob(root: Path, data: bytes) -> str:
    words = ["git", "hash-object", "-w", "--stdin"]
    made = subprocess.run(words, cwd=root, input=data, capture_output=True, check=True)
    return made.stdout.decode().strip()


def committed_source(root: Path, *rows: str) -> str:
    """A commit whose ``source/`` is made of such rows."""
    whole = tree(root, f"040000 tree {tree(root, *rows)}\tsource\n")
    return git(root, "commit-tree", whole, "-m", "Made by hand").strip()


def test_a_tree_made_to_do_harm_writes_nothing_outside(papers: Path, tmp_path: Path) -> None:
    words = blob(papers, b"words\n")
    away = blob(papers, str(tmp_path).encode())
    inner = tree(papers, f"100644 blob {words}\tplanted.md\n")
    made = committed_source(
        papers,
        f"120000 blob {away}\tdoor\n",
        f"040000 tree {inner}\tdoor\n",
        f"040000 tree {inner}\t..\n",
        f"160000 commit {'1' * 40}\tsubmodule\n",
    )
    with pytest.raises(BoardpaperError):
        checkout(papers, made, tmp_path / "in/old")
    planted = list(tmp_path.rglob("planted.md"))
    assert all(path.is_relative_to(tmp_path / "in/old") for path in planted)
    only_up = committed_source(
        papers, f"040000 tree {inner}\t..\n", f"100644 blob {words}\tkept.md\n"
    )
    outcome = checkout(papers, only_up, tmp_path / "in/up")
    assert sorted(held(tmp_path / "in/up")) == ["planted.md", "source/kept.md"]
    assert not outcome.failed


def test_sizes_are_bounded_before_anything_is_read(papers: Path, tmp_path: Path) -> None:
    large = blob(papers, bytes(LARGEST + 1))
    small = blob(papers, b"# Purpose\n")
    rows = (f"100644 blob {large}\tlarge.csv\n", f"100644 blob {small}\tsmall.md\n")
    outcome = checkout(papers, committed_source(papers, *rows), tmp_path / "old")
    (finding,) = outcome.diagnostics
    assert (finding.rule, finding.severity) == ("file-is-not-too-large", Severity.WARNING)
    assert sorted(held(tmp_path / "old")) == ["source/small.md"]
    many = (f"100644 blob {large}\t{number}.csv\n" for number in range(MOST // LARGEST + 1))
    assert refusal(papers, committed_source(papers, *many)).rule == "revision-is-not-too-large"


def test_a_lost_file_is_said_by_name(papers: Path, tmp_path: Path) -> None:
    name = git(papers, "rev-parse", f"HEAD:{NARRATIVE}").strip()
    (papers / ".git/objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(BoardpaperError, match=r"narrative\.md"):
        checkout(papers, "HEAD", tmp_path / "old")


def test_a_hook_may_ask(papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "other")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other/.git"))
    assert resolve(papers, "HEAD").value is not None
