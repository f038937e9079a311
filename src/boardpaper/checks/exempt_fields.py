"""Whether front matter that is marked exempt is there and can be withheld.

Knows the kinds of fields; does not know what a copy leaves out.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Final

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.house_style import FieldKind, FieldRule
from boardpaper.model.paper import Paper
from boardpaper.model.sentences import listed

KEPT: Final[tuple[FieldKind, ...]] = ("yes or no", "reference")
"""Kinds of fields that no words can stand in for: a template asks whether they are true."""


def marked_fields_can_be_withheld(paper: Paper) -> Iterator[Diagnostic]:
    """An error for front matter that is marked exempt, and is none or cannot be withheld."""
    rules = {rule.key: rule for rule in paper.style.fields}
    for name in paper.about.exempt.fields:
        key, _, part = name.partition(".")
        place = paper.places.about(("exempt", "fields", name), True)
        kinds = _kinds(rules[key], part) if key in rules else []
        if not kinds:
            near = get_close_matches(name, list(_names(paper)), n=1)
            hint = f'did you mean "{near[0]}"?' if near else f"the fields are {listed(rules)}"
            message = f'the house style has no field "{name}"'
            yield Diagnostic(place, "key-is-known", message, hint, address="front matter")
        elif any(kind in KEPT for kind in kinds):
            yield Diagnostic(
                place,
                "exempt-can-be-withheld",
                f'"{name}" is answered by yes, no or a number, and no words can stand in for that',
                "mark other fields, or paragraphs of the narrative",
                address="front matter",
            )


def _kinds(rule: FieldRule, part: str) -> list[FieldKind]:
    """The kinds of what a mark names; none where the field has no such part."""
    if part:
        return [one.kind for one in rule.parts if one.key == part]
    return [one.kind for one in rule.parts] or [rule.kind]


def _names(paper: Paper) -> Iterator[str]:
    for rule in paper.style.fields:
        yield rule.key
        yield from (f"{rule.key}.{part.key}" for part in rule.parts)
