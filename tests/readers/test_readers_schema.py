"""Schemas: what a reader accepts, an editor accepts too."""

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from boardpaper.model.source import Source
from boardpaper.readers import house_style, meeting, not_confirmed, paper, plan, tracker_mapping
from boardpaper.readers.schema import schemas

WORKSPACE = Path(__file__).parents[2]
READERS = {
    "meeting": meeting,
    "paper": paper,
    "plan": plan,
    "house-style": house_style,
    "tracker-mapping": tracker_mapping,
    "not-confirmed": not_confirmed,
}


class CoreLoader(yaml.SafeLoader):
    """Reads scalars as editors do: by the core schema of YAML 1.2.2, section 10.3."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML's own way


def _resolve(kind: str, pattern: str) -> None:
    CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{kind}", re.compile(f"^(?:{pattern})$"), None
    )


_resolve("null", "~|null|Null|NULL|")
_resolve("bool", "true|True|TRUE|false|False|FALSE")
_resolve("int", r"[-+]?[0-9]+")
_resolve("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")


def errors(name: str, text: str) -> list[str]:
    """What an editor would underline."""
    validator = jsonschema.Draft202012Validator(schemas()[f"{name}.schema.json"])
    seen = yaml.load(text, Loader=CoreLoader)  # noqa: S506 - a SafeLoader
    return [error.message for error in validator.iter_errors(seen)]


def accepted(name: str, text: str) -> bool:
    """Whether the reader has nothing to say."""
    return not READERS[name].read(Source("x.yaml", text)).diagnostics


def test_each_is_a_sound_schema_with_title_and_descriptions() -> None:
    assert set(schemas()) == {f"{name}.schema.json" for name in READERS}
    for schema in schemas().values():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["title"]
        assert schema["description"]


def test_a_list_of_what_is_not_confirmed_is_valid_as_it_is_written() -> None:
    entry = '{digest: "0123456789012345", file: "a.md", words: "85 of them …"}'
    text = f"format: 1\nnot_confirmed:\n  - {entry}\n"
    assert errors("not-confirmed", text) == []
    assert accepted("not-confirmed", text)


def test_the_files_of_2004_are_valid() -> None:
    checked = set()
    for file in [*WORKSPACE.glob("source/**/*.yaml"), *WORKSPACE.glob("templates/**/*.yaml")]:
        if file.stem in READERS:
            assert errors(file.stem, file.read_text(encoding="utf-8")) == []
            checked.add(file.stem)
    assert checked == {*READERS} - {"tracker-mapping", "not-confirmed"}


STYLES = "styles: {heading: a, numbered_paragraph: b, paragraph: c, bullets: d, subheadings: [e]}\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("meeting", "format: 1\ncommittee: 2004\ndate: 2004-09-23\ntime: 10.30\n"
         "place:\nagenda: [1, 2.10]"),
        ("meeting", 'format: "1"\ncommittee: true\ndate: "2004-09-23"\nagenda: ~'),
        ("paper", "format: 1\ntitle: no\nhouse_style: x\n"
         "fields: {dated: 2004, a: {b: 1, c: }, d: }"),
        ("plan", "format: 1\nrecommendations: []\ntitle: null"),
        ("plan", "format: 1\nperiods: [1, soon]\n"
         "recommendations:\n  - reference: 2.10\n    text: 85\n"
         "    actions: [7, {text: 2004, due: 2004, managers: [1, {people: 2}, {people: [3, x]}]}]\n"
         "    measures: [x, {text: 1, unit: , baseline: 1.5, targets: {1: 5, soon: {value: '6'}},\n"
         "      actuals: {soon: {value: 1e3, status: on target, as_at: 2004-01}}}]\n"
         "    milestones: {soon: [x, 5, {date: 2004-01-31, until: 2004}], 1: }\n"
         "    layout: {text: lines}\n    printed: {soon: 3}\n    outcome:\n"),
        ("house-style", f"format: 1\nname: 1\n{STYLES}"
         "sections: [{key: a, heading: 2, numbered: false}]"),
        ("house-style", f"format: 1\nname: x\n{STYLES}sections: [{{key: a, heading: b}}]\n"
         "fields: [{key: b, label: 1, parts: [x, {key: y, kind: date, required: true}]}]\n"
         "dates: {day: '{day}'}\nplan: {layout: {actions: bullets}, dates: }"),
    ],
)  # fmt: skip
def test_what_a_reader_accepts_is_valid(name: str, text: str) -> None:
    assert accepted(name, text)
    assert errors(name, text) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("meeting", "format: 1\ncommittee: x\ndate: soon"),
        ("meeting", "format: 1\ncommittee: x"),
        ("paper", "format: 2\ntitle: x\nhouse_style: x"),
        ("paper", "format: 1\ntitel: x\ntitle: x\nhouse_style: x"),
        ("plan", "format: 1\nrecommendations: [{reference: 1, text: x, layout: y}]"),
        (
            "plan",
            "format: 1\nrecommendations: [{reference: 1, text: x, layout: {text: z}}]",
        ),
        ("house-style", f"format: 1\nname: x\n{STYLES}sections: []"),
    ],
)
def test_what_does_not_fit_the_model_is_not_valid(name: str, text: str) -> None:
    assert not accepted(name, text)
    assert errors(name, text)
