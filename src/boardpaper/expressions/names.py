"""The names a placeholder may use in one paper: meeting, title, fields, plan and so on.

Knows papers and house styles; does not know Jinja.
"""

from collections.abc import Callable, Mapping

from boardpaper.expressions.facts import Facts, facts_of
from boardpaper.model.dates import When, say
from boardpaper.model.house_style import FieldRule, HouseStyle
from boardpaper.model.meeting import Meeting
from boardpaper.model.paper_file import PaperFile
from boardpaper.model.plan import Plan


def names(
    meeting: Meeting,
    about: PaperFile,
    style: HouseStyle,
    plan: Plan | None,
    link: Callable[[str], object] = str,
) -> dict[str, object]:
    """Every name and its value. ``link`` makes what a field of kind link gives."""

    def say_date(when: When) -> str:
        return say(when, style.dates, about.language)

    known: dict[str, object] = {
        "meeting": facts_of(meeting, say_date, "meeting"),
        "paper": Facts(
            {
                name: lambda name=name: getattr(about, name)  # type: ignore[misc]
                for name in ("title", "subject", "language")
            },
            "paper",
            about.title,
        ),
        "title": about.title,
        "subject": about.subject,
        "language": about.language,
        "council": style.council,
        "plan": facts_of(plan, say_date, "plan") if plan else "",
    }
    for rule in style.fields:
        known[rule.key] = _field(rule, about.fields.get(rule.key, {}), say_date, link)
    return known


def _field(
    rule: FieldRule,
    given: Mapping[str, str],
    say_date: Callable[[When], str],
    link: Callable[[str], object],
) -> object:
    if not rule.parts:
        return _worth(rule.kind, given.get("", ""), say_date, link)
    parts = {part.key: (part.kind, given.get(part.key, "")) for part in rule.parts}
    words = ", ".join(text for _, text in parts.values() if text)
    return Facts(
        {
            key: lambda kind=kind, text=text: _worth(kind, text, say_date, link)  # type: ignore[misc]
            for key, (kind, text) in parts.items()
        },
        rule.key,
        words,
    )


def _worth(
    kind: str, text: str, say_date: Callable[[When], str], link: Callable[[str], object]
) -> object:
    if kind == "link" and text:
        return link(text)
    if kind == "date" and text:
        try:
            return say_date(When.parse(text))
        except ValueError:
            return text
    return text
