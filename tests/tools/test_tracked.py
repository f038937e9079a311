"""LibreOffice accepts and rejects tracked changes, several files in one process."""

from pathlib import Path

import pytest

from boardpaper.ooxml.outline import outline
from ooxml.wordfile import docx, p
from tools.tracked import Job, Tracked

BY = 'w:id="{}" w:author="draft 1" w:date="2027-01-01T00:00:00Z"'
CHANGED = p(
    "Costs ",
    f"<w:ins {BY.format(1)}><w:r><w:t>rose</w:t></w:r></w:ins>",
    f"<w:del {BY.format(2)}><w:r><w:delText>fell</w:delText></w:r></w:del>",
)


def test_tracked_changes_are_accepted_rejected_or_kept(tracked: Tracked, tmp_path: Path) -> None:
    source = tmp_path / "changed.docx"
    source.write_bytes(docx(CHANGED))
    jobs = [Job(source, what, tmp_path / f"{what}.docx") for what in ("accept", "reject", "keep")]

    tracked.settle(jobs)

    told = [outline(job.target.read_bytes()).splitlines()[-1] for job in jobs]
    assert told == ["Costs rose", "Costs fell", "Costs [+rose+][-fell-]"]


def test_a_file_that_was_not_written_is_named(tracked: Tracked, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"did not write out\.docx"):
        tracked.settle([Job(tmp_path / "missing.docx", "accept", tmp_path / "out.docx")])
