"""The leak test: nothing withheld from a public copy stands anywhere in its files.

Knows where the withheld and the public words of a paper are, how each kind of file is read
and how a leak is told; leaves what counts as one to ``leaks``.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from boardpaper.compose.notices import LEFT_OUT, WITHHELD
from boardpaper.compose.parts import Parts
from boardpaper.compose.withheld_saying import NOT_FOR_PUBLICATION
from boardpaper.leaks.public import of_blocks, of_fields, of_plan, of_sections, strings
from boardpaper.leaks.search import Leak, leaks
from boardpaper.leaks.secrets import Said, Secrets, secrets
from boardpaper.leaks.twice import Twice, typed_twice
from boardpaper.leaks.web_page import texts_of_page
from boardpaper.leaks.words import GAP, stands_in
from boardpaper.model.address import Addresses
from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.exempt_plan import is_marked, plan_marks
from boardpaper.model.jurisdiction import Jurisdiction
from boardpaper.model.marked import marked, withheld_words
from boardpaper.model.paper import Paper, WordDocument, walk
from boardpaper.model.placed import Placed, TextKind, kind_of
from boardpaper.model.schedule import SCHEDULES
from boardpaper.model.source import Place, WordPlace
from boardpaper.model.wording import COLUMNS, Wording
from boardpaper.ooxml.every_text import digest_text, every_text, paragraphs, texts_of_package
from boardpaper.ooxml.template import Template
from boardpaper.pdf.texts import texts as texts_of_pdf
from boardpaper.progress.overview import overview
from boardpaper.progress.ratings import statuses_in_order

MOST: Final = 20
"""Leaks of one file that are told; whoever mends those sees the rest."""
OWNERS: Final = "managers"
"""The column of names that stand all over a plan."""
RULE: Final = "withheld-words-stay-withheld"


@dataclass(frozen=True)
class LeakTest:
    """What must not stand in the public files of one paper, and what is known to stand there.

    ``earlier`` is what the plan of the last meeting withheld, with which this one is compared.
    ``known`` are the texts, by their kinds, of the template and of Word files carried in.
    ``found`` is what is wrong before any file is made: words typed in public text too.
    """

    secrets: Secrets
    earlier: Secrets
    known: frozenset[tuple[TextKind, str]]
    found: tuple[Diagnostic, ...]

    def of_file(self, path: str, data: bytes) -> tuple[Diagnostic, ...]:
        """The leaks in a file, by its contents and its name: an error each."""
        told = (one for one in _texts(path, data) if (one.kind, one.text) not in self.known)
        texts = (Placed("its name", path, "label"), *told)
        found = tuple(islice(leaks(self.secrets, texts), MOST))
        if not found and self.earlier:
            found = tuple(islice(leaks(self.earlier, texts), MOST))
        return tuple(_told(path, leak) for leak in found)


def withheld_only_before(parts: Parts, whole: Paper) -> bool:
    """Whether a paper that all may read is compared with a plan that withheld something."""
    before = parts.before
    return (
        before is not None
        and any(is_marked(one) for one in before.plan.recommendations)
        and not any(marked(whole))
    )


def leak_test(parts: Parts, whole: Paper, template: Template) -> LeakTest:
    """The test for the public files of a paper: ``parts`` and ``whole`` withhold nothing yet."""
    withheld, public = tuple(_withheld(whole)), tuple(_public(parts, whole))
    drawn = tuple(_drawn(parts, template))
    background = (*_background(parts, whole), *(one.text for one in drawn if one.kind == "words"))
    places = {one.where: one.place for one in withheld_words(whole)}
    told = (*(one.text for one in public), *background)
    kept, earlier = secrets(withheld).without(told), _earlier(parts, told)
    found = (
        *_excepted(parts, withheld),
        *(_told_twice(one, places) for one in typed_twice(withheld, public, background)),
    )
    return LeakTest(kept, earlier, frozenset((one.kind, one.text) for one in drawn), found)


def _drawn(parts: Parts, template: Template) -> Iterator[Placed]:
    """What stands in the Word files that the public copy is made with."""
    yield from texts_of_package(template.package)
    for one in parts.appendices:
        if one.document is not None and not one.exempt:
            yield from every_text(one.document.data)


def _withheld(whole: Paper) -> Iterator[Said]:
    for one in withheld_words(whole):
        yield from (Said(one.where, text) for text in one.texts)
        for file in one.files:
            yield Said(one.where, digest_text(file.data))
            if isinstance(file, WordDocument):
                yield from (Said(one.where, text) for text in paragraphs(file.data))


def _earlier(parts: Parts, told: Sequence[str]) -> Secrets:
    """What the plan of the last meeting withheld, but for what it or this paper tells anyhow."""
    if parts.before is None:
        return secrets(())
    plan, wording = parts.before.plan, Wording(parts.style.plan, parts.about.language)
    withheld = (
        Said(f"{where} of the plan for {parts.before.called}", text)
        for _, where, _, texts in plan_marks(plan, wording)
        for text in texts
    )
    columns = (*COLUMNS, *plan.periods)
    public = (one.text for one in of_plan(plan, wording, columns))
    return secrets(withheld).without((*told, *public))


def _public(parts: Parts, whole: Paper) -> Iterator[Said]:
    """What authors typed for all to read: title, narratives, appendices, plan."""
    at, about = Addresses.of(whole).at, parts.about
    yield Said("the title", about.title)
    yield Said("the subject", about.subject)
    yield Said("the words on the public interest", about.exempt.public_interest)
    for narrative in parts.narratives:
        yield from of_sections(narrative.sections, at)
    for one in parts.appendices:
        if not one.exempt:
            yield Said(one.title, one.title)
            yield from of_blocks(one.blocks, at)
            if one.plan is not None:
                wording = Wording(parts.style.plan, about.language)
                columns = (one for one in COLUMNS if one != OWNERS)
                yield from of_plan(one.plan, wording, (*columns, *one.plan.periods))


def _background(parts: Parts, whole: Paper) -> Iterator[str]:
    """What the paper says anyhow: front matter, meeting, house style, numbers, the law's words."""
    yield from of_fields(parts.about)
    yield from (one.words for one in parts.about.not_withheld)
    yield from strings(replace(parts.meeting, agenda=()))
    yield from strings(parts.style)
    wording = Wording(parts.style.plan, parts.about.language)
    for plan in (one.plan for one in parts.appendices if one.plan and not one.exempt):
        yield from (one.text for one in of_plan(plan, wording, (OWNERS,)))
        yield from plan.periods
    yield from (getattr(node, "label", "") for node in walk(whole))
    yield from _shares(parts)
    yield from _of_the_law(parts.meeting.jurisdiction)


def _shares(parts: Parts) -> Iterator[str]:
    """Percentages that a public copy works out of what it shows, whatever figure they equal."""
    before = [(parts.before.plan, parts.before.day)] if parts.before else []
    for plan, day in ((parts.plan, parts.meeting.date.first_day), *before):
        if plan is not None:
            seen = overview(plan, day, parts.style.plan.progress, public=True)
            for tally in (seen.recommendations, seen.actions, seen.milestones):
                yield from (f"{tally.per_cent(status)}%" for status in statuses_in_order())


def _of_the_law(nation: Jurisdiction) -> Iterator[str]:
    """What a public copy says of what it withholds, whatever that is."""
    schedule = SCHEDULES[nation]
    yield from (LEFT_OUT, WITHHELD, *schedule.paragraphs.values())
    for cited in (f"paragraph {GAP}", f"paragraphs {GAP} and {GAP}"):
        yield f"{NOT_FOR_PUBLICATION}: {cited} of {schedule.name}"


def _excepted(parts: Parts, withheld: Sequence[Said]) -> Iterator[Diagnostic]:
    """What may be told, for reviewers to see; a warning where nothing withheld says it."""
    for at, one in enumerate(parts.about.not_withheld):
        place = parts.places.about(("not_withheld", at, "words"))
        if any(stands_in(one.words, said.text) for said in withheld):
            message = f'"{one.words}" may be told, though it is withheld: {one.reason}'
            yield Diagnostic(place, RULE, message, severity=Severity.NOTE)
        else:
            yield Diagnostic(
                place,
                "excepted-words-are-withheld",
                f'"{one.words}" is named as words that may be told, and is not withheld anywhere',
                "write it as it stands in the exempt text, or take the entry out",
                Severity.WARNING,
            )


def _texts(path: str, data: bytes) -> Iterator[Placed]:
    return READ.get(path.rpartition(".")[2].lower(), _plain)(data)


def _plain(data: bytes) -> Iterator[Placed]:
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        yield Placed(f"line {number}", line, kind_of(line))


def _pdf(data: bytes) -> Iterator[Placed]:
    for place, text in texts_of_pdf(data):
        yield Placed(place, text, "words" if place.startswith("page ") else kind_of(text))


READ: Final[Mapping[str, Callable[[bytes], Iterator[Placed]]]] = {
    "docx": every_text,
    "xlsx": every_text,
    "html": texts_of_page,
    "pdf": _pdf,
}
"""How the texts of each kind of file are read, by how its name ends."""


def _told(path: str, leak: Leak) -> Diagnostic:
    what = f'"{leak.found}", which is withheld at {leak.secret.address},'
    if leak.found.startswith("digest "):
        what = f"the picture or file that is withheld at {leak.secret.address}"
    return Diagnostic(
        WordPlace(path, leak.place, 0, leak.around),
        RULE,
        f"{what} would be published",
        "take it out where it comes from, or mark that exempt too; if it may be told, say so "
        "in paper.yaml under not_withheld, with the reason",
    )


def _told_twice(one: Twice, places: Mapping[str, Place]) -> Diagnostic:
    return Diagnostic(
        places[one.withheld_at],
        "withheld-words-stand-once",
        f'"{one.words}" is withheld here, and stands for all to read at {one.public_at}',
        "mark both exempt or neither; if it may be told, say so in paper.yaml under "
        "not_withheld, with the reason",
        Severity.ERROR if one.surely else Severity.WARNING,
        one.withheld_at,
    )
