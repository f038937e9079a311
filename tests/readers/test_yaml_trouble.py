"""Syntax errors in the words of people who type papers, at the exact place."""

import pytest

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.readers import yaml_text
from readers.said import only, place, source


def trouble(text: str) -> Diagnostic:
    return only(yaml_text.read(source(text)).diagnostics)


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("a:\n\t- x", r"2:1 '\t'", "a tab stands where spaces are wanted"),
        ("a: |\n\tx", r"2:1 '\t'", "a tab stands where spaces are wanted"),
        ("a: x\nb: 'y\nc: z", '2:4 "\'y"', "the quotation mark that opens here is never closed"),
        ('a: "y\n---\nc: z"', "1:4 '\"y'", "the quotation mark that opens here is never closed"),
        ("a:b\nc: d", "1:2 ':'", "there is no space after this colon"),
        ("a: b\nc:d\ne: f", "2:2 ':'", "there is no space after this colon"),
        ("a: Note: this", "1:8 ':'", "there is a colon and a space inside an unquoted value"),
        ("- Note: this: that", "1:13 ':'", "there is a colon and a space inside an unquoted value"),
        ("a: “x: y”", "1:6 ':'", "there is a colon and a space inside an unquoted value"),
        ("a: 1\nplain\nb: 2", "2:1 'plain'", "this line has no colon"),
        ("a: 1\n  b: 2", "2:3 'b'", "this line is set in further than the line above"),
        ("a:\n    b: 1\n  c: 2", "3:3 'c: 2'", "this line is not lined up with the lines it"),
        ("a: |\n  x\n y\n", "3:2 'y'", "this line is not lined up with the lines it"),
        ("a:\n  - b\n  c: 1", "3:3 'c: 1'", "this line stands where an entry of a list should"),
        ("a:\n  - b\n - c", "3:2 '- c'", "a dash stands here, where the lines it goes with"),
        ("a: - b", "1:4 '- b'", "a list cannot begin on the line of its key"),
        ("a: 'Children's Services'", '1:14 "s Services\'"', "words follow the closing '"),
        ('a: "x" and y', "1:8 'and y'", 'words follow the closing "'),
        ("a: [Draft] Plan", "1:12 'Plan'", "words follow the closing ]"),
        ("a: [x, y\nb: z", "1:4 '[x, y'", 'the bracket "[" that opens here is never closed'),
        ("a: {x: y", "1:4 '{x: y'", 'the bracket "{" that opens here is never closed'),
        ("a: [", "1:4 '['", 'the bracket "[" that opens here is never closed'),
        ("a: ['x' 'y']", "1:9 \"'y']\"", 'inside [ ] a comma or "]" is wanted here'),
        ("a: {{ x }} and", "1:4 '{{ x }} and'", "a value that begins with {{ must be in quotes"),
        ("a: @home", "1:4 '@home'", 'an unquoted value cannot begin with "@"'),
        ("a: 5\nb: `c`", "2:4 '`c`'", 'an unquoted value cannot begin with "`"'),
        ("a: %", "1:4 '%'", 'an unquoted value cannot begin with "%"'),
        ("a: *very* good", "1:4 '*very* good'", 'an unquoted value cannot begin with "*"'),
        ("a: ]", "1:4 ']'", 'an unquoted value cannot begin with "]"'),
        ("a: ? b", "1:4 '? b'", 'an unquoted value cannot begin with "? "'),
        ("a: !x!y z", "1:4 '!x!y z'", 'an unquoted value cannot begin with "!"'),
        ("a: |text\n  x", "1:5 'text'", "nothing can follow | or > on its line"),
        (": b", "1:1 ': b'", "there is no key before this colon"),
        (r'a: "C:\docs"', r"""1:7 '\\d'""", "a backslash inside double quotes"),
        ("a: 1\n...\nb: 2", "3:1 'b: 2'", "the text goes on after its end"),
        ("%YAML 1.3\n---\na: 1", "1:1 '%YAML 1.3'", "an unquoted value cannot begin with"),
        ("a: 😀\nb: 'x", '2:4 "\'x"', "the quotation mark that opens here is never closed"),
        ("a: 1\r\nb: x: y", "2:5 ':'", "there is a colon and a space inside an unquoted value"),
    ],
)
def test_a_mistake_is_named_where_it_was_made(text: str, at: str, message: str) -> None:
    finding = trouble(text)
    assert finding.rule == "file-reads-as-yaml"
    assert finding.message.startswith(message)
    assert place(finding.place) == at
    assert finding.hint


def test_an_apostrophe_in_quotes_has_its_own_remedy() -> None:
    hint = trouble("a: 'Children's Services'").hint
    assert hint.startswith("put the words in double quotes")
