"""The front matter held against what the house style asks for.

Knows fields and their parts; does not know how they print.
"""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from boardpaper.model.dates import When
from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.house_style import FieldRule, HouseStyle, PartRule
from boardpaper.model.paper import Places
from boardpaper.model.paper_file import PaperFile
from boardpaper.model.source import Span

Path = tuple[str | int, ...]
LINKS = ("http://", "https://", "mailto:")


def field_faults(about: PaperFile, style: HouseStyle, places: Places) -> Iterator[Diagnostic]:
    """Fields that are missing, unknown, or not what they should be."""
    rules = {rule.key: rule for rule in style.fields}
    misspelt: set[str] = set()
    for key, given in about.fields.items():
        if key not in rules:
            misspelt.add(_nearest(key, rules))
            place = places.about(("fields", key), True)
            yield _unknown(place, "the house style", "field", key, rules, "front matter")
        else:
            yield from _parts(rules[key], given, places)
    for key, rule in rules.items():
        if rule.required and key not in about.fields and key not in misspelt:
            yield Diagnostic(
                places.about(("fields", key), True),
                "front-matter-is-complete",
                f'the field "{rule.label}" is missing, and the house style asks for it',
                f"write it under fields:, as in {_example(rule)}",
                Severity.WARNING,
                address="front matter",
            )


def _example(rule: FieldRule) -> str:
    if not rule.parts:
        return f"{rule.key}: …"
    return f"{rule.key}: {{{', '.join(f'{part.key}: …' for part in rule.parts)}}}"


def _nearest(key: str, known: Iterable[str]) -> str:
    """The key that was most likely meant, empty if none is near."""
    near = get_close_matches(key, list(known), n=1)
    return near[0] if near else ""


def _unknown(
    place: Span, whole: str, what: str, key: str, known: Iterable[str], address: str
) -> Diagnostic:
    near = _nearest(key, known)
    hint = f'did you mean "{near}"?' if near else f"take it out; the {what}s are {', '.join(known)}"
    message = f'{whole} has no {what} "{key}"'
    return Diagnostic(place, "key-is-known", message, hint, address=address)


def _parts(rule: FieldRule, given: Mapping[str, str], places: Places) -> Iterator[Diagnostic]:
    address = f"front matter · {rule.label}"
    path: Path = ("fields", rule.key)
    if not rule.parts:
        if set(given) - {""}:
            yield Diagnostic(
                places.about(path),
                "field-has-its-parts",
                f'the field "{rule.label}" is one text, without parts',
                f"write it like {_example(rule)}",
                address=address,
            )
        else:
            yield from _kind(rule.kind, given.get("", ""), places.about(path), address)
        return
    known = {part.key: part for part in rule.parts}
    if "" in given:
        yield Diagnostic(
            places.about(path),
            "field-has-its-parts",
            f'the field "{rule.label}" is written as one text, and has parts: {", ".join(known)}',
            f"write it like {_example(rule)}",
            address=address,
        )
        return
    yield from _given(rule, given, places, address)


def _given(
    rule: FieldRule, given: Mapping[str, str], places: Places, address: str
) -> Iterator[Diagnostic]:
    """The parts of a field that has parts: known, of their kind, all there."""
    known: dict[str, PartRule] = {part.key: part for part in rule.parts}
    path: Path = ("fields", rule.key)
    for key, text in given.items():
        if key not in known:
            place, whole = places.about((*path, key), True), f'the field "{rule.label}"'
            yield _unknown(place, whole, "part", key, known, address)
        else:
            yield from _kind(known[key].kind, text, places.about((*path, key)), address)
    lacks = [key for key, part in known.items() if part.required and not given.get(key)]
    if lacks:
        yield Diagnostic(
            places.about(path, True),
            "front-matter-is-complete",
            f'the field "{rule.label}" has no {_either(lacks)}',
            f"write it below, as in {lacks[0]}: …",
            Severity.WARNING,
            address,
        )


def _either(words: list[str]) -> str:
    """Words in a row: "a", "a or b", "a, b or c"."""
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _kind(kind: str, text: str, place: Span, address: str) -> Iterator[Diagnostic]:
    """Whether a text is the date or the link its house style says it is."""
    if kind == "link" and text and not text.startswith(LINKS):
        yield Diagnostic(
            place,
            "link-goes-somewhere",
            f'"{text}" is not an address on the web',
            "write the whole address, such as https://www.example.gov.uk",
            address=address,
        )
    if kind == "date" and text:
        try:
            When.parse(text)
        except ValueError:
            yield Diagnostic(
                place,
                "date-is-a-date",
                f'"{text}" is not a date',
                "write the day as 2004-09-23, or the month as 2004-09",
                address=address,
            )
