"""A YAML text cut into its entries: they make the text again, and say what it says."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.model.pieces import Holder, Piece, Pieces, as_settled, data_of, set_in, whole_text
from boardpaper.model.source import Source
from boardpaper.readers.yaml_pieces import cut
from boardpaper.readers.yaml_text import read
from front_door import PAPER_2004
from tools.programs import ROOT

PLAN_2004 = (ROOT / "source" / PAPER_2004 / "plan.yaml").read_bytes().decode()


def pieces(text: str) -> Pieces:
    document = read(Source("plan.yaml", text))
    found = cut(document, {})
    assert found is not None
    assert whole_text(found, as_settled("ours")) == text
    assert data_of(found.root) == document.data
    return found


def at(whole: Pieces, *path: str | int) -> Piece:
    """The piece at a path, of keys and of places in lists."""
    holder, found = whole.root, None
    for step in path:
        assert isinstance(holder, Holder)
        entries = [each for each in holder.entries if isinstance(each, Piece)]
        names = [each.name for each in entries]
        found = entries[step if isinstance(step, int) else names.index(step)]
        holder = found.value  # type: ignore[assignment]
    assert found is not None
    return found


@pytest.mark.parametrize(
    "text",
    [
        PLAN_2004,
        PLAN_2004.replace("\n", "\r\n"),
        "a:\nb: ~\nc:\n  - \n  -\n  - x\n# the end\n",
        "---\na: 1  # one\n...\n",
        "a:\n# above\n- - 1\n  - 2\n-\n  # - not an entry\n  - 3\n",
        "a:\n- b: 1\n  c: |\n\n    x\n\n# low\n- 'z'\n",
        "a:\n    b:\n      one\n      two\n    c: 'x\n\n  y'\n",
        "a: {b: 1, c: [1, 2], d: , e: {}}  # note\nf: [ x ,y, z ]\n",
        "a: {b: 1,\n  c: 2}\n",
        "a: |+\n  kept\n\nb: >-\n  folded\n  twice\n",
        "'a: b': \"x # no note\"\n\n\n  # further in\n\n# at the end\n",
    ],
)
def test_the_pieces_make_the_text_again(text: str) -> None:
    pieces(text)


@pytest.mark.parametrize(
    "text", ["a: 1", "{a: 1}\n", "a: [\n", "a: &x 1\n", "- a\n", "", "? a\n: b\n"]
)
def test_what_cannot_be_cut_is_left_whole(text: str) -> None:
    assert cut(read(Source("plan.yaml", text)), {}) is None


WORDS = st.text(st.sampled_from("ab -#:'\"\nŵ’{["), max_size=12)
DATA = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.dictionaries(st.text("abc", min_size=1), inner, min_size=1, max_size=4)
    ),
    max_leaves=15,
)


@given(st.dictionaries(st.text("abc", min_size=1), DATA, min_size=1, max_size=4))
def test_whatever_is_typed_in_lines_can_be_cut(data: dict[str, object]) -> None:
    text = yaml.safe_dump(data, default_flow_style=False, allow_unicode=True)
    if read(Source("plan.yaml", text)).diagnostics:
        return
    pieces(text)


def test_notes_belong_to_what_they_stand_over_or_stand_further_in_than() -> None:
    whole = pieces(
        "# first\na:\n  # of b\n  - b: 1  # behind\n    c: 2\n      # of c, further in\n\n"
        "  # of d\n  - d\n    # still of d\n# of e\ne: 3\n\n# of nothing\n"
    )
    assert at(whole, "a").lead == "# first\n"
    assert at(whole, "a", 0).lead == "  # of b\n"
    assert at(whole, "a", 0, "b").tail == "  # behind\n"
    assert at(whole, "a", 0, "c").tail == "\n      # of c, further in\n"
    assert at(whole, "a", 1).lead == "\n  # of d\n"
    assert at(whole, "a", 1).tail == "\n    # still of d\n"
    assert at(whole, "e").lead == "# of e\n"
    assert whole.foot == "\n# of nothing\n"


def test_entries_can_be_set_further_in_or_less_far() -> None:
    text = "a:\n# above\n- b: |\n    one\n\n      two\n  # of c\n  c:\n  - d\n"
    whole = pieces(text)
    entry = at(whole, "a", 0)
    further = set_in(entry, 4)
    changed = Holder(True, (further,))
    assert whole_text(Pieces(changed, ""), as_settled("ours")) == (
        "    # above\n    - b: |\n        one\n\n          two\n      # of c\n      c:\n      - d\n"
    )
    assert set_in(further, 0) == entry
