"""A YAML text made to say something else: it says that, and keeps what it said before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boardpaper.model.pieces import Data, as_settled, whole_text
from boardpaper.model.source import Source
from boardpaper.readers.yaml_pieces import cut
from boardpaper.readers.yaml_splice import spliced
from boardpaper.readers.yaml_text import read

NOTED = """\
# above
format: 1  # one
list:
  # first
  - text: one  # note
    due: 2004-01

  # second
  - two  # short
  - three
map: {a: 1, b: [x, y]}
words: |
  some
  lines
# below
"""
WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1)
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
TEXTS = LINES | st.sampled_from(["~", "null", "- a", "a: b", "a #b", "x:", "=1", "a\n", " a", "'"])
KEYS = st.sampled_from(["a", "b", "over 6 months", "a: b", "-", "é", "x #"])
DATA: st.SearchStrategy[Data] = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(KEYS, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)
FILES = st.dictionaries(KEYS, DATA, min_size=1, max_size=4)


def made_to_say(text: str, data: dict[str, Data]) -> str:
    """The text after it was made to say something else; fails where it does not say it."""
    pieces = cut(read(Source("p.yaml", text)), {})
    assert pieces is not None
    made = whole_text(spliced(pieces, data), as_settled("ours"))
    document = read(Source("p.yaml", made))
    assert document.data == data, (made, document.diagnostics)
    return made


def said(text: str) -> dict[str, Data]:
    data = read(Source("p.yaml", text)).data
    assert isinstance(data, dict)
    return data


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("list", 0, "text"), "1", "text: one  # note", "text: 1  # note"),
        (("list", 0, "text"), "a: b", "text: one  # note", 'text: "a: b"  # note'),
        (("list", 1), "2", "- two  # short", "- 2  # short"),
        (
            ("list", 1),
            {"text": "two", "due": "2004"},
            "- two  # short",
            "- text: two  # short\n    due: 2004",
        ),
        (("map",), {"a": "1"}, "{a: 1, b: [x, y]}", "{a: 1}"),
        (("words",), "other\nlines\n", "some\n", "other\n"),
        (("words",), "a line", "|\n  some\n  lines", "a line"),
    ],
)
def test_one_value_changes_and_nothing_else(
    path: tuple[str | int, ...], value: Data, old: str, new: str
) -> None:
    data = said(NOTED)
    holder: Data = data
    for step in path[:-1]:
        holder = holder[step]  # type: ignore[index]
    holder[path[-1]] = value  # type: ignore[index]
    if path == ("map",):
        assert "b" not in made_to_say(NOTED, data).split("map:")[1].split("\n")[0]
    else:
        assert made_to_say(NOTED, data) == NOTED.replace(old, new)


def test_new_keys_and_entries_stand_in_the_order_of_the_data() -> None:
    data = {"format": "1", "title": "T", **said(NOTED)}
    entries = data["list"]
    assert isinstance(entries, list)
    entries.insert(1, {"text": "new", "managers": ["A", "B"]})
    made = made_to_say(NOTED, data)
    assert "format: 1  # one\ntitle: T\nlist:" in made
    assert (
        "due: 2004-01\n  - text: new\n    managers:\n      - A\n      - B\n\n  # second\n" in made
    )


def test_what_is_taken_out_goes_and_the_rest_stays() -> None:
    data = said(NOTED)
    assert isinstance(data["list"], list)
    del data["list"][0]
    made = made_to_say(NOTED, data)
    assert made == NOTED.replace("  # first\n  - text: one  # note\n    due: 2004-01\n", "")


@given(FILES, FILES)
def test_any_text_can_be_made_to_say_anything(old: dict[str, Data], new: dict[str, Data]) -> None:
    text = made_to_say("format: 1\n", old)
    assert made_to_say(text, old) == text
    made_to_say(text, new)
