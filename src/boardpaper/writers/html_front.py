"""The front of a page: who meets and when, the title, and the front matter by its labels.

Knows the fields of a house style and what their kinds are; does not know the page.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Final

from boardpaper.expressions.names import YES
from boardpaper.model.dates import When, say
from boardpaper.model.house_style import FieldKind, FieldRule
from boardpaper.model.paper import Paper
from boardpaper.model.targets import Target, targets
from boardpaper.writers.html_tables import frame
from boardpaper.writers.html_words import Words, link

MAIL: Final = re.compile(r"[^\s@]+@[^\s@]+")
NAME: Final = "name"
PLAIN: Final = frozenset({"text", "link", "email"})
"""Kinds that say by themselves what they are: a telephone number needs no label."""
YES_OR_NO: Final = dict.fromkeys(YES, "Yes") | dict.fromkeys(("no", "false"), "No")
Entry = Mapping[str, str]


def front(paper: Paper, words: Words) -> str:
    """The head of the paper, ending with its front matter."""
    meeting, style = paper.meeting, paper.style
    day = say(meeting.date, style.dates, paper.about.language)
    occasion = ", ".join(escape(part) for part in (day, meeting.time, meeting.place) if part)
    lines = [escape(style.council), escape(meeting.committee), occasion]
    said = "\n".join(f"<p>{line}</p>" for line in lines if line)
    fields = "\n".join(_Fields(paper, words).lines())
    matter = f"\n<dl>\n{fields}\n</dl>" if fields else ""
    return f"{said}\n<h1>{escape(paper.about.title)}</h1>{matter}"


class _Fields:
    """The front matter of one paper, in the order of its house style."""

    def __init__(self, paper: Paper, words: Words) -> None:
        self._paper, self._words = paper, words
        self._targets: Mapping[str, Target] = targets(paper.sections, paper.plan, paper.appendices)

    def lines(self) -> Iterator[str]:
        """Each field that is given: its label, and every entry it has."""
        for rule in self._paper.style.fields:
            given = self._paper.about.fields.get(rule.key, ())
            entries = [one for one in given if any(one.values())]
            if entries and self._is_asked_for(rule):
                label = f"<dt>{escape(rule.label)}</dt>"
                yield f"<div>{label}{''.join(self._entries(rule, entries))}</div>"

    def _is_asked_for(self, rule: FieldRule) -> bool:
        """Whether a field prints: not if the field it depends on says no."""
        entries = self._paper.about.fields.get(rule.when, ())
        return not rule.when or (bool(entries) and entries[0].get("", "").lower() in YES)

    def _entries(self, rule: FieldRule, entries: Sequence[Entry]) -> Iterator[str]:
        given = entries if rule.many else entries[:1]
        if len(given) > 1 and rule.parts and not _is_person(rule):
            yield f"<dd>{self._table(rule, given)}</dd>"
        else:
            yield from (f"<dd>{self._entry(rule, entry)}</dd>" for entry in given)

    def _table(self, rule: FieldRule, entries: Sequence[Entry]) -> str:
        """Entries as rows, their parts as columns."""
        heads = "".join(f'<th scope="col">{_called(part.key)}</th>' for part in rule.parts)
        rows = "\n".join(
            f"<tr>{''.join(f'<td>{cell}</td>' for cell in self._cells(rule, entry))}</tr>"
            for entry in entries
        )
        table = f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
        return frame(table, f'aria-label="{escape(rule.label)}"')

    def _cells(self, rule: FieldRule, entry: Entry) -> Iterator[str]:
        for part in rule.parts:
            text = entry.get(part.key, "")
            yield self._value(part.kind, text) if text else ""

    def _entry(self, rule: FieldRule, entry: Entry) -> str:
        """An entry: of a person in one line, of anything else each part under its name."""
        if not rule.parts:
            return self._value(rule.kind, entry.get("", ""))
        parts = [(part, entry.get(part.key, "")) for part in rule.parts]
        said = [(part.key, self._value(part.kind, text)) for part, text in parts if text]
        if _is_person(rule):
            return ", ".join(words for _, words in said)
        return "<br>".join(f"{_called(key)}: {words}" for key, words in said)

    def _value(self, kind: FieldKind, text: str) -> str:
        """A text as its kind prints, in HTML.

        One that is not of its kind stands as it is: where it is withheld, it says so.
        """
        said = escape(text).replace("\n", "<br>")
        match kind:
            case "yes or no":
                return self._answer(YES_OR_NO[text.lower()]) if text.lower() in YES_OR_NO else said
            case "link":
                return link(text, said)
            case "email":
                return link(f"mailto:{text}", said) if MAIL.fullmatch(text) else said
            case "date":
                return escape(self._date(text))
            case "reference":
                key = text.removeprefix("#")
                number = self._targets[key].number if key in self._targets else text
                return self._words.leading(key, escape(number))
            case "text":
                return said

    def _answer(self, words: str) -> str:
        own = self._words.own
        return f"<span{own}>{words}</span>" if own else words

    def _date(self, text: str) -> str:
        try:
            when = When.parse(text)
        except ValueError:
            return text
        return say(when, self._paper.style.dates, self._paper.about.language)


def _is_person(rule: FieldRule) -> bool:
    """Whether a field names people, whose parts follow each other as in an address."""
    return rule.parts[0].key == NAME and all(part.kind in PLAIN for part in rule.parts)


def _called(key: str) -> str:
    """A part by the name that authors know it by."""
    return key.replace("_", " ").capitalize()
