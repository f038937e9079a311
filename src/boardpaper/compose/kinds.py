"""Whether a text of the front matter is what its kind says: a date, an address, a choice.

Knows kinds; does not know which field or part a text belongs to.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches

from boardpaper.model.dates import When
from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.house_style import FieldRule, PartRule
from boardpaper.model.source import Span

MAIL = re.compile(r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+")
LINKS = ("http://", "https://", "mailto:")
YES_OR_NO = ("yes", "no", "true", "false")


def kind_faults(
    rule: FieldRule | PartRule, text: str, place: Span, address: str
) -> Iterator[Diagnostic]:
    """What is wrong with a text that is given; nothing is wrong with none."""
    if not text:
        return
    if rule.choices and text not in rule.choices:
        near = nearest(text, rule.choices)
        hint = f'did you mean "{near}"?' if near else f"write {either(list(rule.choices))}"
        message = f'"{text}" is none of the choices'
        yield Diagnostic(place, "value-is-allowed", message, hint, address=address)
    wanted = WANTED.get(rule.kind)
    if wanted is not None and not wanted[0](text):
        _, broken, message, hint = wanted
        yield Diagnostic(place, broken, message.format(text=text), hint, address=address)


def _is_date(text: str) -> bool:
    try:
        When.parse(text)
    except ValueError:
        return False
    return True


WANTED: dict[str, tuple[Callable[[str], object], str, str, str]] = {
    "link": (
        lambda text: text.startswith(LINKS),
        "link-goes-somewhere",
        '"{text}" is not an address on the web',
        "write the whole address, such as https://www.example.gov.uk",
    ),
    "email": (
        MAIL.fullmatch,
        "link-goes-somewhere",
        '"{text}" is not an e-mail address',
        "write it like name@example.gov.uk",
    ),
    "yes or no": (
        lambda text: text.lower() in YES_OR_NO,
        "value-is-allowed",
        '"{text}" is neither yes nor no',
        "write yes or no",
    ),
    "date": (
        _is_date,
        "date-is-a-date",
        '"{text}" is not a date',
        "write the day as 2004-09-23, or the month as 2004-09",
    ),
}
"""By kind: what it has to be, the rule it breaks if not, the words and the remedy."""


def nearest(key: str, known: Iterable[str]) -> str:
    """What was most likely meant, empty if nothing is near."""
    near = get_close_matches(key, list(known), n=1)
    return near[0] if near else ""


def either(words: list[str]) -> str:
    """Words in a row: "a", "a or b", "a, b or c"."""
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
