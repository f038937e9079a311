"""The edit scripts themselves: each kind of edit does something, and breaks no file."""

from pathlib import Path

import pytest

from redline.edits import KINDS, Edit, draw, edited, smallest
from redline.papers import Papers
from redline.told import told
from tools.validators import Validate


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_edit_changes_a_paper(kind: str, papers: Papers) -> None:
    changed = 0
    for at, data in enumerate(papers.small):
        made = edited(data, [Edit(kind, 77 * at, at)])
        changed += told(made) != told(data)
    assert changed >= 2


def test_the_same_seed_gives_the_same_script_and_file(papers: Papers) -> None:
    assert draw(7) == draw(7) != draw(8)
    assert edited(papers.small[0], draw(7)) == edited(papers.small[0], draw(7))


def test_edited_papers_are_valid(papers: Papers, tmp_path: Path, validators: Validate) -> None:
    files = []
    for seed in range(8):
        files.append(tmp_path / f"{seed}.docx")
        files[-1].write_bytes(edited(papers.of(seed), draw(seed)))
    assert validators(*files) == []


def test_a_failing_script_is_made_smaller() -> None:
    script = draw(3)
    wanted = script[len(script) // 2]
    assert smallest(script, lambda one: wanted in one) == (wanted,)
