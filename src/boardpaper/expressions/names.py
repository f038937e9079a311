"""The names a placeholder may use in one paper: meeting, title, fields, plan and so on.

Knows papers and house styles; does not know Jinja.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NoReturn, get_args

from boardpaper.expressions.closed import Closed
from boardpaper.expressions.dated import Dated
from boardpaper.expressions.facts import Facts, Nothing
from boardpaper.expressions.fault import ExpressionFault
from boardpaper.expressions.progress_names import OF_A_PLAN, Bound
from boardpaper.expressions.values import facts_of
from boardpaper.model.dates import When, say
from boardpaper.model.exempt import joined
from boardpaper.model.house_style import FieldKind, FieldRule, HouseStyle
from boardpaper.model.meeting import Meeting
from boardpaper.model.paper import Exempt
from boardpaper.model.paper_file import PaperFile
from boardpaper.model.plan import Plan
from boardpaper.model.progress_style import Shows

YES = ("yes", "true")
SHOWN: tuple[str, ...] = get_args(Shows)
LINKS = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Says:
    """How values of the front matter become words: dates, links, numbers of paragraphs.

    ``closed`` are the fields, and parts of fields, that may not be asked for.
    """

    date: Callable[[When], str]
    link: Callable[[str], object]
    numbers: Mapping[str, str]
    closed: Mapping[str, Exempt]

    def value(self, kind: FieldKind, text: str) -> object:
        """What a text of this kind is to a placeholder; a text that fails stands as it is."""
        if kind == "yes or no":
            return text.lower() in YES
        if not text:
            return ""
        if kind == "email" and "@" in text:
            return self.link(f"mailto:{text}")
        if kind == "link" and text.startswith(LINKS):
            return self.link(text)
        if kind == "reference":
            return self.numbers.get(text.removeprefix("#"), text)
        if kind == "date":
            try:
                return self.date(When.parse(text))
            except ValueError:
                return text
        return text


def names(
    meeting: Meeting,
    about: PaperFile,
    style: HouseStyle,
    plan: Plan | None,
    numbers: Mapping[str, str],
    link: Callable[[str], object] = str,
    *,
    public: bool = False,
) -> dict[str, object]:
    """Every name and its value.

    ``numbers`` are the numbers of what has a key; ``link`` makes what a field of
    kind link gives. In a ``public`` copy what is marked exempt may not be asked for.
    """

    def say_date(when: When) -> str:
        return Dated.of(when, lambda one: say(one, style.dates, about.language))

    known: dict[str, object] = {
        "meeting": facts_of(meeting, say_date, "meeting"),
        **_of_paper(about),
        "council": style.council,
        "show": Facts(dict.fromkeys(SHOWN, _in_a_sentence), "show"),
        "plan": facts_of(plan, say_date, "plan", public=public) if plan else Nothing("plan"),
    }
    if plan is not None:
        day, progress = meeting.date.first_day, style.plan.progress
        known |= Bound(plan, day, progress, say_date, public).names()
    else:
        known |= {name: Nothing(name) for name in OF_A_PLAN}
    says = Says(say_date, link, numbers, about.exempt.fields if public else {})
    return known | _fields(about, style, says)


def names_of_a_frame(seen: Mapping[str, object], public: Mapping[str, object]) -> dict[str, object]:
    """The names for a house style's own words in a public copy.

    They print what stands for withheld facts, and are told no more than an author is of
    what is counted.
    """
    return {**seen, **{name: public[name] for name in OF_A_PLAN}}


def _of_paper(about: PaperFile) -> dict[str, object]:
    """What the paper says of itself, by its own names and together."""
    facts = {name: partial(getattr, about, name) for name in ("title", "subject", "language")}
    return {
        "paper": Facts(facts, "paper", about.title),
        "title": about.title,
        "subject": about.subject,
        "language": about.language,
    }


def _in_a_sentence() -> NoReturn:
    raise ExpressionFault(
        "shown-part-stands-alone",
        "a part made from the plan is tables and paragraphs, and no words of a sentence",
        "give it a line of its own, with an empty line above and below",
    )


def _fields(about: PaperFile, style: HouseStyle, says: Says) -> dict[str, object]:
    """The front matter by key: a repeated field is a list, any other one value."""
    known: dict[str, object] = {}
    for rule in style.fields:
        entries = about.fields.get(rule.key, ())
        if rule.many:
            known[rule.key] = tuple(_field(rule, entry, says) for entry in entries)
        else:
            known[rule.key] = _field(rule, entries[0] if entries else {}, says)
    return known


def _field(rule: FieldRule, given: Mapping[str, str], says: Says) -> object:
    """One entry of a field; what of it is closed is refused, and so is the whole then."""
    closed = says.closed.get(rule.key, ())
    if closed:
        return Closed(closed, rule.key)
    if not rule.parts:
        return says.value(rule.kind, given.get("", ""))
    parts = {part.key: (part.kind, given.get(part.key, "")) for part in rule.parts}
    facts: dict[str, Callable[[], object]] = {
        key: lambda kind=kind, text=text: says.value(kind, text)  # type: ignore[misc]
        for key, (kind, text) in parts.items()
    }
    shut = {key: says.closed.get(f"{rule.key}.{key}", ()) for key in parts}
    exempt = joined(shut.values())
    if not exempt:
        return Facts(facts, rule.key, ", ".join(text for _, text in parts.values() if text))
    return Closed(exempt, rule.key, {key: one for key, one in facts.items() if not shut[key]})
