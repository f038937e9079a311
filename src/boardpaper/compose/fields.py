"""The front matter held against what the house style asks for.

Knows fields and their parts; does not know how they print.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from boardpaper.compose.kinds import either, kind_faults, nearest
from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.house_style import FieldRule, HouseStyle, PartRule
from boardpaper.model.paper import Places
from boardpaper.model.paper_file import PaperFile
from boardpaper.model.source import Span
from boardpaper.model.targets import Target

Path = tuple[str | int, ...]


def field_faults(about: PaperFile, style: HouseStyle, places: Places) -> Iterator[Diagnostic]:
    """Fields that are missing, unknown, or not what they should be."""
    rules = {rule.key: rule for rule in style.fields}
    misspelt: set[str] = set()
    for key, given in about.fields.items():
        if key not in rules:
            misspelt.add(nearest(key, rules))
            place = places.about(("fields", key), True)
            yield _unknown(place, "the house style", "field", key, rules, "front matter")
        elif any(text for entry in given for text in entry.values()) or _is_wanted(
            rules[key], about
        ):
            yield from _entries(rules[key], given, places)
    for key, rule in rules.items():
        if _is_wanted(rule, about) and key not in about.fields and key not in misspelt:
            yield Diagnostic(
                places.about(("fields", key), True),
                "front-matter-is-complete",
                f'the field "{rule.label}" is missing, and the house style asks for it',
                f"write it under fields:, as in {_example(rule)}",
                Severity.WARNING,
                address="front matter",
            )


def _is_wanted(rule: FieldRule, about: PaperFile) -> bool:
    """Whether a field has to be given: not if the field it depends on does not say yes."""
    entries = about.fields.get(rule.when, ())
    said_yes = bool(entries) and entries[0].get("", "").lower() in ("yes", "true")
    return rule.required and (not rule.when or said_yes)


def _entries(
    rule: FieldRule, given: Sequence[Mapping[str, str]], places: Places
) -> Iterator[Diagnostic]:
    """Each entry of a field, and entries too many."""
    for at, entry in enumerate(given):
        yield from _parts(rule, entry, places, ("fields", rule.key, at))
    if len(given) > 1 and not rule.many:
        yield Diagnostic(
            places.about(("fields", rule.key, 1)),
            "field-is-given-once",
            f'the field "{rule.label}" is given {len(given)} times, and prints once',
            "keep one entry; a house style lets a field repeat with many: true",
            address=f"front matter · {rule.label}",
        )


def _example(rule: FieldRule) -> str:
    if not rule.parts:
        return f"{rule.key}: …"
    return f"{rule.key}: {{{', '.join(f'{part.key}: …' for part in rule.parts)}}}"


def _unknown(
    place: Span, whole: str, what: str, key: str, known: Iterable[str], address: str
) -> Diagnostic:
    near = nearest(key, known)
    hint = f'did you mean "{near}"?' if near else f"take it out; the {what}s are {', '.join(known)}"
    message = f'{whole} has no {what} "{key}"'
    return Diagnostic(place, "key-is-known", message, hint, address=address)


def _parts(
    rule: FieldRule, given: Mapping[str, str], places: Places, path: Path
) -> Iterator[Diagnostic]:
    address = f"front matter · {rule.label}"
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
            yield from kind_faults(rule, given.get("", ""), places.about(path), address)
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
            yield from kind_faults(known[key], text, places.about((*path, key)), address)
    lacks = [key for key, part in known.items() if part.required and not given.get(key)]
    if lacks:
        yield Diagnostic(
            places.about(path, True),
            "front-matter-is-complete",
            f'the field "{rule.label}" has no {either(lacks)}',
            f"write it below, as in {lacks[0]}: …",
            Severity.WARNING,
            address,
        )


def reference_fields(
    about: PaperFile, style: HouseStyle, known: Mapping[str, Target], places: Places
) -> Iterator[Diagnostic]:
    """Fields that should lead to a numbered paragraph, and lead nowhere."""
    for rule in style.fields:
        kinds = {part.key: part.kind for part in rule.parts} or {"": rule.kind}
        for at, entry in enumerate(about.fields.get(rule.key, ())):
            for key, text in entry.items():
                wanted = text.removeprefix("#")
                if kinds.get(key) != "reference" or not text:
                    continue
                if wanted not in known or not known[wanted].number:
                    near = nearest(wanted, known)
                    yield Diagnostic(
                        places.about(
                            ("fields", rule.key, at, key) if key else ("fields", rule.key)
                        ),
                        "reference-resolves",
                        f'nothing that carries a number has the key "{wanted}"',
                        f"did you mean {near}?" if near else "write the key of a paragraph",
                        address=f"front matter · {rule.label}",
                    )
