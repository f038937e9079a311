"""Keys and references: the right number, live in Word, right again when things move."""

import re
from pathlib import Path

import pytest

from front_door import PAPER_2004, built, findings, opened, part, write

PAPER = f"source/{PAPER_2004}"
BACKGROUND = f"{PAPER}/02-background.md"
FIELD = re.compile(
    r'<w:instrText xml:space="preserve"> REF (\S+) \\r \\h </w:instrText>.*?'
    r"<w:t[^>]*>(\w+)</w:t>"
)


def refer(workspace: Path, words: str) -> None:
    write(workspace, f"{PAPER}/06-reasons.md", "following reasons", f"reasons ({words})")


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("see [paragraph](#pending-cases)", "see paragraph 9"),
        ("see [](#pending-cases)", "see 9"),
        ("see [paragraphs](#key-themes..pending-cases)", "see paragraphs 7 to 9"),
        ("see **[paragraph](#pending-cases)**", "see paragraph 9"),
    ],
)
def test_a_reference_prints_the_number(workspace: Path, written: str, printed: str) -> None:
    refer(workspace, written)
    words = [one.text for one in opened(built(workspace)).paragraphs]
    assert any(f"({printed})" in one for one in words)


def test_a_reference_is_a_live_field_to_a_bookmark(workspace: Path) -> None:
    refer(workspace, "[paragraphs](#key-themes..pending-cases)")
    body = part(built(workspace))
    fields = FIELD.findall(body)
    assert fields == [("_Ref_key_themes", "7"), ("_Ref_pending_cases", "9")]
    for name, _ in fields:
        assert body.count(f'w:name="{name}"') == 1


def test_a_new_paragraph_before_it_moves_the_number(workspace: Path) -> None:
    refer(workspace, "[paragraph](#pending-cases)")
    write(workspace, BACKGROUND, "Appendix 1 shows", "A new one.\n\nAppendix 1 shows")
    assert FIELD.findall(part(built(workspace))) == [("_Ref_pending_cases", "10")]


@pytest.mark.parametrize(
    ("written", "rule", "hint"),
    [
        ("[](#pending-case)", "reference-resolves", "did you mean #pending-cases?"),
        ("[](#zzz)", "reference-resolves", "write {#zzz} at the end of the paragraph"),
        ("[](#pending-cases..key-themes)", "range-runs-forward", "name the earlier"),
    ],
)
def test_a_reference_to_nothing_is_told_where_it_stands(
    workspace: Path, written: str, rule: str, hint: str
) -> None:
    refer(workspace, written)
    (finding,) = findings(workspace)
    assert finding["rule"] == rule
    assert finding["address"] == "paragraph 19"
    assert hint in finding["hint"]
    line = (workspace / f"{PAPER}/06-reasons.md").read_text(encoding="utf-8").splitlines()
    place = finding["place"]
    assert line[place["line"] - 1][place["column"] - 1 :].startswith(written)
