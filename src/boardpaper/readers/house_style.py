"""A house style's words: ``house-style.yaml``.

Knows what must hold inside a house style; does not know the Word template beside it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from boardpaper.model.adjustable import ADJUSTABLE
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.house_style import HouseStyle
from boardpaper.model.numbering import NUMERALS
from boardpaper.model.rules import RULES
from boardpaper.model.sentences import listed
from boardpaper.model.source import Source
from boardpaper.readers import naming
from boardpaper.readers.bind import Read, read_as, settled
from boardpaper.readers.house_style_law import misplaced
from boardpaper.readers.paths import slashed, strays
from boardpaper.readers.patterns import misnamed
from boardpaper.readers.unique import Repeated, repeated
from boardpaper.readers.yaml_places import Path
from boardpaper.readers.yaml_text import YamlDocument

RESERVED = (
    "meeting",
    "title",
    "subject",
    "language",
    "council",
    "sections",
    "body",
    "heading",
    "row",
    "plan",
    "appendix",
    "appendices",
    "paper",
)
"""What templates and placeholders call other things."""

COUNTS = tuple(NUMERALS)
DATE_FACTS = ("day", "th", "weekday", "month", "year", "yy")
DATES = {"day": DATE_FACTS, "month": ("month", "year", "yy"), "year": ("year", "yy")}
WORDING = {
    "action": ("text", "due", "status"),
    "milestone": ("status", "text", "date"),
    "target": ("value",),
    "actual": ("value", "status", "as_at"),
}
"""The facts each wording may name: those ``model.dates`` and ``model.wording`` fill."""


def read(source: Source) -> Outcome[Read[HouseStyle]]:
    """The house style in a ``house-style.yaml``, and all that is wrong in it.

    With an error there is no value: what a paper would be found to lack by a house
    style that is wrong itself would mislead its author.
    """
    outcome = read_as(HouseStyle, "the house style", source, _check)
    if outcome.failed:
        return Outcome(None, outcome.diagnostics)
    return settled(outcome, lambda style: replace(style, template=slashed(style.template)))


def _check(document: YamlDocument) -> Iterator[Diagnostic]:
    yield from strays(document, ("template",))
    yield from _sections(document)
    yield from _fields(document)
    sections = range(len(naming.entries(naming.mapping(document.data).get("sections"))))
    own_numbers: list[tuple[Path, Mapping[str, tuple[str, ...]]]] = [
        (("sections", at), {"section": COUNTS, "paragraphs": (*COUNTS, "section")})
        for at in sections
    ]
    for path, known in (
        *own_numbers,
        (("numbering",), {"sections": COUNTS, "paragraphs": (*COUNTS, "section")}),
        (("dates",), DATES),
        (("plan", "dates"), DATES),
        (("plan", "wording"), WORDING),
    ):
        yield from misnamed(document, path, known)
    yield from _conditions(document)
    yield from _lengths(document)
    yield from _ratings(document)
    yield from misplaced(document)
    yield from _rules(document)


def _conditions(document: YamlDocument) -> Iterator[Diagnostic]:
    """Fields that depend on what is no yes-or-no field."""
    fields = [
        naming.mapping(one) for one in naming.entries(naming.mapping(document.data).get("fields"))
    ]
    asked = [naming.text(one.get("key")) for one in fields if one.get("kind") == "yes or no"]
    for number, one in enumerate(fields):
        named = naming.text(one.get("when"))
        if named and named not in asked:
            near = listed(asked) if asked else ""
            yield Diagnostic(
                document.locate(("fields", number, "when")),
                "condition-is-a-yes-or-no-field",
                f'"{named}" is no field of the kind yes or no',
                f"name one of {near}" if near else "give a field kind: yes or no, and name it here",
            )


def _lengths(document: YamlDocument) -> Iterator[Diagnostic]:
    """Sections that must be longer than they may be."""
    sections = naming.entries(naming.mapping(document.data).get("sections"))
    for number, one in enumerate(sections):
        length = naming.mapping(naming.mapping(one).get("length"))
        least, most = (naming.text(length.get(key)) for key in ("least_words", "most_words"))
        if least.isdecimal() and most.isdecimal() and int(least) > int(most):
            yield Diagnostic(
                document.locate(("sections", number, "length")),
                "length-can-be-kept",
                f"a section of at least {least} words cannot have at most {most}",
                "write the smaller figure as least_words",
            )


def _ratings(document: YamlDocument) -> Iterator[Diagnostic]:
    """Ratings that say nothing of a status, or whose word or meaning is empty."""
    path: Path = ("plan", "progress", "ratings")
    for status, given in naming.mapping(naming.at(document.data, path)).items():
        said = given if isinstance(given, dict) else {"word": given}
        wanted = {"word": "word", "means": "meaning"}
        given_empty = [wanted[key] for key in wanted.keys() & said.keys() if not said[key]]
        if given_empty or not said:
            yield Diagnostic(
                document.locate((*path, status), True),
                "rating-says-something",
                f'the rating of "{status}" has an empty {listed(sorted(given_empty))}'
                if given_empty
                else f'the rating of "{status}" has no word and no meaning',
                'write what it is called, and what that means, as in "{word: Amber, means: '
                'Part of it is late}"; what is left out is called as boardpaper calls it',
            )


def _same(
    document: YamlDocument, path: Path, key: str, fold: Callable[[str], str] = str
) -> Iterator[Repeated]:
    """The entries of the list at a path whose ``key`` another has already."""
    written = [
        (number, naming.text(each if isinstance(each, str) else naming.mapping(each).get(key)))
        for number, each in enumerate(naming.entries(naming.at(document.data, path)))
    ]
    return repeated(
        (fold(name), name, partial(document.locate, (*path, number, key)))
        for number, name in written
        if name
    )


def _folded(heading: str) -> str:
    return " ".join(heading.casefold().split())


def _sections(document: YamlDocument) -> Iterator[Diagnostic]:
    for each in _same(document, ("sections",), "key"):
        message = f'there is a section "{each.name}" already'
        yield each.finding("section-key-is-unique", message, "give each section its own key")
    for each in _same(document, ("sections",), "heading", _folded):
        message = f'there is a section with the heading "{each.name}" already'
        hint = "capitals make no difference: give each section its own heading"
        yield each.finding("heading-is-unique", message, hint)


def _fields(document: YamlDocument) -> Iterator[Diagnostic]:
    paths: list[Path] = [("fields",)]
    fields = naming.entries(naming.mapping(document.data).get("fields"))
    paths += [("fields", number, "parts") for number in range(len(fields))]
    for path in paths:
        for each in _same(document, path, "key"):
            message = f'there is a {naming.SINGULAR[str(path[-1])]} "{each.name}" already'
            yield each.finding("field-key-is-unique", message, "give each its own key")
    for number, each_field in enumerate(fields):
        key = naming.text(naming.mapping(each_field).get("key"))
        if key in RESERVED:
            yield Diagnostic(
                document.locate(("fields", number, "key")),
                "field-key-is-free",
                f'a field cannot be called "{key}": templates call something else so',
                f"choose another key; taken are {listed(RESERVED)}",
            )


def _rules(document: YamlDocument) -> Iterator[Diagnostic]:
    for rule in naming.mapping(naming.mapping(document.data).get("rules")):
        if rule in ADJUSTABLE:
            continue
        message, hint = f'there is no rule "{rule}"', naming.suggest(rule, sorted(ADJUSTABLE))
        if rule in RULES:
            message = f'the rule "{rule}" always holds: no paper can be made without it'
            hint = "remove this line"
        place = document.locate(("rules", rule), True)
        yield Diagnostic(place, "rule-is-known", message, hint)
