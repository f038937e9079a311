"""YAML texts read as they were typed: what they say, where it stands, what is refused."""

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from boardpaper.model.printable import UNPRINTABLE
from boardpaper.readers import yaml_places, yaml_text
from boardpaper.readers.yaml_places import Path
from boardpaper.readers.yaml_text import YamlDocument
from readers.said import only, place, said, source


@pytest.fixture(params=["libyaml", "python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test here holds with and without libyaml."""
    if request.param == "python":
        monkeypatch.setattr(yaml_places, "Parser", yaml.SafeLoader)
        monkeypatch.setattr(yaml_text, "Parser", yaml.SafeLoader)


def read(text: str) -> YamlDocument:
    return yaml_text.read(source(text))


def test_scalars_stay_as_written() -> None:
    document = read("a: 2.10\nb: no\nc: 01\nd: 2004-01\ne: 0x1F\nf: true\n")
    assert document.data == {
        "a": "2.10", "b": "no", "c": "01", "d": "2004-01", "e": "0x1F", "f": "true",
    }  # fmt: skip
    assert document.diagnostics == ()


def test_only_plain_nulls_are_empty_and_quoted_ones_are_text() -> None:
    document = read("- x: ~\n- x:\n- x: null\n- x: 'null'\n- ''\n-\n".replace("- ", "  - ", 1))
    assert document.data is None  # a list at the top
    data = read("a: [~, 'null', '', Null, NULL, nul]").data
    assert data == {"a": [None, "null", "", None, None, "nul"]}


def test_a_key_without_a_value_is_not_there_but_is_located() -> None:
    document = read("a:\nb: 1\n")
    assert document.data == {"b": "1"}
    assert document.has(("a",))
    assert place(document.locate(("a",))) == "1:1 'a'"


def test_blocks_give_their_lines() -> None:
    document = read("a: |\n  one\n  two\nb: >-\n  three\n  four\n")
    assert document.data == {"a": "one\ntwo\n", "b": "three four"}


PLACED = """\
# a note
title: "Caf\\u00e9 😀" # another
list:
  - é: ü
    b: {c: [d, e]}
  -
  - |
    lines

    more
# a last note
'quoted key': x
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_value_and_key_is_placed(line_end: str) -> None:
    document = read(PLACED.replace("\n", line_end))

    def at(*path: str | int) -> tuple[str, str]:
        return place(document.locate(path)), place(document.locate(path, True))

    assert at("title") == ("2:8 '\"Café 😀\"'".replace("é", "\\\\u00e9"), "2:1 'title'")
    assert at("list", 0, "é") == ("4:8 'ü'", "4:5 'é'")
    assert at("list", 0, "b", "c", 1) == ("5:16 'e'", "5:16 'e'")
    assert at("list", 0, "b") == ("5:8 '{c: [d, e]}'", "5:5 'b'")
    assert at("list", 1) == ("6:3 '-'", "6:3 '-'")
    block = line_end.join(["|", "    lines", "", "    more"])
    assert at("list", 2) == (f"7:5 {block!r}", "7:5 '|'")
    assert at("quoted key") == ("12:15 'x'", "12:1 \"'quoted key'\"")


def test_a_container_ends_where_its_last_value_does() -> None:
    document = read("a:\n  b: 1\n  c: 2\n\n# not part of a\nd: 3\n")
    assert document.locate(("a",)).text == "b: 1\n  c: 2"
    assert document.locate(()).text == "a:\n  b: 1\n  c: 2\n\n# not part of a\nd: 3"


def test_a_path_that_is_not_there_climbs() -> None:
    document = read("a:\n  b: 1\n  c: [x, {d: e}]\n")
    assert place(document.locate(("a", "z"))) == "1:1 'a'"
    assert place(document.locate(("a", "b", "z"))) == "2:6 '1'"
    assert place(document.locate(("a", "c", 1, "z"))) == "3:10 '{d: e}'"
    assert place(document.locate(("z",))) == "1:1 'a:'"
    assert place(document.locate(("a", "c", 9, "z"))) == "3:3 'c'"


def test_a_key_given_twice_keeps_the_first_and_names_it() -> None:
    document = read("a: 1\nb: 2\na: {c: 3}\nb:\n")
    assert document.data == {"a": "1", "b": "2"}
    assert said(document.diagnostics) == [
        "3:1 'a' key-is-given-once: \"a\" is given twice",
        "4:1 'b' key-is-given-once: \"b\" is given twice",
    ]
    assert [place(span) for span, _ in document.diagnostics[0].related] == ["1:1 'a'"]
    assert place(document.locate(("a",))) == "1:4 '1'"


def test_a_key_is_the_same_key_in_quotes() -> None:
    assert only(read('a: 1\n"\\x61": 2\n').diagnostics).rule == "key-is-given-once"


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("", "1:1 '' file-is-not-empty"),
        ("# only a note\n", "1:1 '# only a note' file-is-not-empty"),
        ("- a\n- b\n", "1:1 '- a' file-is-a-mapping"),
        ("only text", "1:1 'only text' file-is-a-mapping"),
        ("a:1", "1:2 ':' file-reads-as-yaml"),
        ("a: 1\n---\nb: 2\n", "2:1 '---' file-holds-one-document"),
        ("a: *other\n", "1:4 '*other' value-is-written-out"),
        ("a: &name text\n", "1:4 '&name text' value-is-written-out"),
        ("<<: {a: 1}\n", "1:1 '<<' value-is-written-out"),
        ("<<: *other\n", "1:1 '<<' value-is-written-out"),
        ("*other : 1\n", "1:1 '*other' value-is-written-out"),
        ("a: !!python/object:os.system x\n", "1:4 '!!python/object:os.system x' value-has-no-tag"),
        ("a: !x [b]\n", "1:4 '!x [b]' value-has-no-tag"),
        ("? [a, b]\n: c\n", "1:3 '[a, b]' key-is-text"),
        ("'': x\n", "1:1 \"''\" key-is-text"),
        ("a: {{ title }}\n", "1:4 '{{ title }}' file-reads-as-yaml"),
        ("a: x\x07y\n", "1:5 '\\x07' character-is-printable"),
        ("a: x\u2028y\n", "1:5 '\\u2028' character-is-printable"),
        ("\ufeffa: x\n", "1:1 '\\ufeff' character-is-printable"),
        ("a: x\ud800\n", "1:5 '\\ud800' character-is-printable"),
        ("a: x\ue000y\n", "1:5 '\\ue000' character-is-printable"),
        ('a: "x\\ufffe"\n', "1:4 '\"x\\\\ufffe\"' character-is-printable"),
        ('a: "x\\ue001"\n', "1:4 '\"x\\\\ue001\"' character-is-printable"),
        ('a: "x\\x07"\n', "1:4 '\"x\\\\x07\"' character-is-printable"),
        ("a: item #5\n", "1:9 '#5' note-is-meant"),
    ],
)
def test_what_is_refused_has_its_place_and_a_remedy(text: str, finding: str) -> None:
    one = only(read(text).diagnostics)
    assert f"{place(one.place)} {one.rule}" == finding
    assert one.message
    assert one.hint


def test_notes_and_hashes_in_text_are_no_finding() -> None:
    text = "a: 'item #5' # note\n#b\n  #c\nd: |\n  item #5\ne: x#5\nf: 'it''s #1'\n"
    assert read(text).diagnostics == ()


def test_what_is_refused_does_not_hide_the_rest() -> None:
    document = read("a: &x 1\nb: *x\na: 2\nc: !y 3\nd: \x07\n")
    assert [each.rule for each in document.diagnostics] == [
        "value-is-written-out",
        "value-is-written-out",
        "key-is-given-once",
        "value-has-no-tag",
        "character-is-printable",
    ]
    assert document.data == {"a": "1", "b": "*x", "c": "3", "d": "\N{REPLACEMENT CHARACTER}"}


def test_an_alias_is_never_followed() -> None:
    lines = ["a: &a [x]"]
    lines += [
        f"{name}: &{name} [{', '.join([f'*{of}'] * 9)}]"
        for of, name in zip("ab", "bc", strict=True)
    ]
    data = read("\n".join(lines)).data
    assert data == {"a": ["x"], "b": ["*a"] * 9, "c": ["*b"] * 9}


@pytest.mark.parametrize("opening", ["[", "- ", "? [", "{a: "])
def test_deep_nesting_stops_the_reading(opening: str) -> None:
    document = read("a: 1\nb:\n  " + opening * 100_000)
    assert [each.rule for each in document.diagnostics] == ["nesting-is-shallow"]
    assert document.open_at is not None


def test_what_stands_before_a_syntax_error_is_kept() -> None:
    document = read("a: 1\na: 2\nlist:\n  - b: x\n  - c: 'open\n")
    assert [each.rule for each in document.diagnostics] == [
        "key-is-given-once",
        "file-reads-as-yaml",
    ]
    assert document.data == {"a": "1", "list": [{"b": "x"}, {}]}
    assert document.open_at == ("list", 1)
    assert place(document.locate(("list", 0, "b"))) == "4:8 'x'"


WORDS: st.SearchStrategy[str] = st.text(
    st.characters(codec="utf-8", min_codepoint=32).filter(
        lambda char: UNPRINTABLE.match(char) is None
    ),
    max_size=12,
)
TREES = st.dictionaries(
    WORDS.filter(bool),
    st.recursive(
        WORDS,
        lambda inner: (
            st.lists(inner, min_size=1, max_size=4)
            | st.dictionaries(WORDS.filter(bool), inner, min_size=1, max_size=4)
        ),
        max_leaves=20,
    ),
    min_size=1,
)


def leaves(data: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """The scalars of a tree with their paths."""
    inside: list[tuple[str | int, object]] = []
    if isinstance(data, dict):
        inside = list(data.items())
    elif isinstance(data, list):
        inside = list(enumerate(data))
    else:
        yield path, data
    for step, each in inside:
        yield from leaves(each, (*path, step))


@settings(max_examples=40)
@given(
    tree=TREES,
    style=st.sampled_from(["'", '"', "|", None]),
    flow=st.booleans(),
    line_end=st.sampled_from(["\n", "\r\n"]),
)
def test_what_was_written_is_read_back_and_found(
    tree: dict[str, object], style: str | None, flow: bool, line_end: str
) -> None:
    text = yaml.dump(
        tree,
        Dumper=yaml.SafeDumper,
        default_style=style,
        default_flow_style=flow,
        line_break=line_end,
        allow_unicode=True,
    )
    document = read(text)
    assert document.data == tree
    assert document.diagnostics == ()
    for path, value in leaves(tree):
        span = document.locate(path)
        assert span.start < span.end
        if style in ("'", '"'):
            assert yaml.safe_load(span.text) == value


def test_an_escape_that_prints_nothing_is_not_handed_on() -> None:
    assert read('a: "x\\x01y\\ue000"\n').data == {"a": "x\ufffdy\ufffd"}


def test_a_hard_space_is_a_value_with_a_place() -> None:
    document = yaml_text.read(source("a: [\xa0]\nb: \xa0\n"))
    assert document.locate(("a", 0)).text == "\xa0"
    assert document.locate(("b",)).text == "\xa0"
