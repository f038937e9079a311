"""What pydantic found wrong, in plain words.

Knows pydantic's error types; does not know YAML, nor which file it is.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from boardpaper.model.sentences import listed
from boardpaper.readers import naming
from boardpaper.readers.kinds import first_key_at, keys_at, wants_day
from boardpaper.readers.typed_faults import date_hint, figure_hint
from boardpaper.readers.yaml_growth import Data
from boardpaper.readers.yaml_places import Path

SOMETHING = r"\S"
"""The pattern the model gives a text that must say something."""
A_KEY = "use small letters, digits and _ only, and begin with a letter"
SHAPES = {
    r"^[a-z][a-z0-9_]*$": A_KEY,
    r"^([a-z][a-z0-9_]*)?$": A_KEY,
    r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$": "write it as en-GB or cy-GB",
}
"""What to do where a text does not have the shape the model asks for, by its pattern."""

BY_NAME = {
    "milestones": "within 3 months",
    "targets": "within 3 months",
    "actuals": "within 3 months",
    "layout": "actions",
    "printed": "outcome",
    "fields": "author",
    "rules": "section-is-present",
}
"""A key that might stand in a mapping whose keys are names of one's own."""


class Said(NamedTuple):
    """A rule that does not hold, what is the case, what to do; whether the key is the place."""

    rule: str
    message: str
    hint: str
    at_key: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """One of pydantic's errors. ``given`` is whether its key stands there without a value."""

    kind: type
    whole: str
    data: Data
    type: str
    path: Path
    value: Any
    context: dict[str, Any]
    given: bool

    @property
    def name(self) -> str:
        """The thing that is wrong, in words."""
        return naming.name(self.path, self.data, self.whole)

    @property
    def holder(self) -> str:
        """The thing that it is part of, in words."""
        return naming.name(self.path[:-1], self.data, self.whole)

    @property
    def key(self) -> str:
        """The last step of its path."""
        return str(self.path[-1]) if self.path else ""

    @property
    def written(self) -> str:
        """What was written, or what kind of thing it is, as it is quoted in a message."""
        if isinstance(self.value, str):
            words = self.value.strip().replace("\n", " ")
            return f'"{words[:60]}…"' if len(words) > 61 else f'"{words}"'
        if isinstance(self.value, list):
            return "a list"
        return "a set of keys" if isinstance(self.value, dict) else "an empty value"

    @property
    def is_now(self) -> str:
        """What kind of thing was written, as the end of "it …"."""
        if isinstance(self.value, dict):
            return "has keys of its own"
        return "is text" if isinstance(self.value, str) else f"is {self.written}"


def say(fault: Fault) -> Said:
    """A fault in plain words."""
    if fault.value is None and fault.type != "missing":
        return _empty_entry(fault)
    return SAYINGS.get(fault.type, _otherwise)(fault)


def is_text_with_colon(fault: Fault) -> bool:
    """Whether an entry of a list was most likely a text, taken for a mapping by its colon."""
    entry, known = naming.at(fault.data, fault.path[:-1]), keys_at(fault.kind, fault.path[:-1])
    return (
        isinstance(entry, dict)
        and len(fault.path) > 1
        and isinstance(fault.path[-2], int)
        and len(entry) == 1
        and not any(key in known or naming.nearest(key, known) for key in entry)
    )


def _empty_entry(fault: Fault) -> Said:
    return Said(
        "field-is-given", f"{fault.name} is empty", "write it after the dash, or take the dash out"
    )


def _missing(fault: Fault) -> Said:
    words = fault.key.replace("_", " ")
    hint = f'write it after "{fault.key}:"' if fault.given else f'add "{fault.key}: …" to it'
    return Said("field-is-given", f"{fault.holder} has no {words}", hint, at_key=True)


def _too_short(fault: Fault) -> Said:
    return Said("field-is-given", f"{fault.name} is empty", f'write it after "{fault.key}:"')


def _too_few(fault: Fault) -> Said:
    least = fault.context.get("min_length", 1)
    return Said(
        "list-is-long-enough",
        f"{fault.name} has too few entries",
        f"give at least {least}",
        at_key=True,
    )


def _unknown_key(fault: Fault) -> Said:
    if is_text_with_colon(fault):
        return Said(
            "key-is-known",
            f'"{fault.key}" is not known in {fault.holder}',
            "if this is text with a colon in it, put the whole text in quotes",
            at_key=True,
        )
    known = keys_at(fault.kind, fault.path[:-1])
    message = f'"{fault.key}" is not known in {fault.holder}'
    return Said("key-is-known", message, naming.suggest(fault.key, known), at_key=True)


def _key_not_allowed(fault: Fault) -> Said:
    message = f"{fault.written} is not known in {fault.holder}"
    hint = naming.suggest(fault.key, _allowed(fault))
    return Said("key-is-known", message, hint, at_key=True)


def _allowed(fault: Fault) -> list[str]:
    return re.findall(r"'([^']*)'", str(fault.context.get("expected", "")))


def _not_text(fault: Fault) -> Said:
    hint = "write one text"
    if isinstance(fault.value, dict):
        hint = "if it is text with a colon in it, put the whole text in quotes"
    elif isinstance(fault.value, list):
        hint = (
            "put the text in quotes; or write | after the colon, and its lines below it: "
            'there a line may begin with "- "'
        )
    message = f"{fault.name} {fault.is_now}, where text is wanted"
    return Said("value-is-text", message, hint)


def _not_a_list(fault: Fault) -> Said:
    message = f"{fault.name} {fault.is_now}, where a list is wanted"
    return Said("value-is-a-list", message, 'begin each entry with "- " on a line of its own')


def _not_a_mapping(fault: Fault) -> Said:
    first = first_key_at(fault.kind, fault.path) or next(iter(keys_at(fault.kind, fault.path)), "")
    first = first or BY_NAME.get(fault.key, "")
    example = f', such as "{first}: …"' if first else ""
    message = f"{fault.name} {fault.is_now}, where keys with values are wanted"
    return Said("value-is-a-mapping", message, f"write keys and values below it{example}")


def _not_a_date(fault: Fault) -> Said:
    day_wanted = wants_day(fault.kind, fault.path)
    what = "a day" if day_wanted else "a date"
    written = fault.value if isinstance(fault.value, str) else ""
    message = f"{fault.written} is not {what}"
    return Said("date-is-a-date", message, date_hint(written, day_wanted))


def _not_a_figure(fault: Fault) -> Said:
    written = fault.value if isinstance(fault.value, str) else ""
    of_measure = "measures" in fault.path
    hint = figure_hint(written, of_measure=of_measure)
    return Said("figure-is-a-figure", f"{fault.written} is not a figure", hint)


def _too_little(fault: Fault) -> Said:
    least = fault.context.get("ge", 0)
    message = f"{fault.written} is too little for {fault.name}"
    return Said("value-is-allowed", message, f"write {least} or more")


def _not_a_format(fault: Fault) -> Said:
    message = f"{fault.written} is not a format that is known here"
    return Said("format-is-known", message, 'write "format: 1"')


def _not_allowed(fault: Fault) -> Said:
    allowed = _allowed(fault)
    written = fault.value if isinstance(fault.value, str) else ""
    near = naming.nearest(written, allowed)
    hint = f"write {listed(allowed, 'or')}" if allowed else ""
    if near:
        hint = f'did you mean "{near}"? Allowed are {listed(allowed)}'
    message = f'{fault.written} is not allowed for "{fault.key}"'
    return Said("value-is-allowed", message, hint)


def _not_yes_or_no(fault: Fault) -> Said:
    message = f"{fault.written} is not yes or no, as {fault.name} has to be"
    return Said("value-is-allowed", message, "write yes or no")


def _misshapen(fault: Fault) -> Said:
    if fault.context.get("pattern") == SOMETHING:
        return _too_short(fault)
    hint = SHAPES.get(str(fault.context.get("pattern")), "write it otherwise")
    return Said("value-is-well-formed", f"{fault.written} will not do for {fault.name}", hint)


def _otherwise(fault: Fault) -> Said:
    """An error nobody foresaw: the model asks for something no saying speaks of."""
    return Said(
        "value-is-allowed", f"{fault.written} will not do for {fault.name}", "write it otherwise"
    )


SAYINGS: dict[str, Callable[[Fault], Said]] = {
    "missing": _missing,
    "missing_keyword_only_argument": _missing,
    "unexpected_keyword_argument": _unknown_key,
    "string_type": _not_text,
    "tuple_type": _not_a_list,
    "dict_type": _not_a_mapping,
    "dataclass_type": _not_a_mapping,
    "dataclass_exact_type": _not_a_mapping,
    "date": _not_a_date,
    "figure": _not_a_figure,
    "format": _not_a_format,
    "enum": _not_allowed,
    "literal_error": _not_allowed,
    "key": _key_not_allowed,
    "greater_than_equal": _too_little,
    "bool_parsing": _not_yes_or_no,
    "bool_type": _not_yes_or_no,
    "string_too_short": _too_short,
    "string_pattern_mismatch": _misshapen,
    "too_short": _too_few,
}
"""How each of pydantic's error types is said (docs.pydantic.dev, "Validation Errors")."""
