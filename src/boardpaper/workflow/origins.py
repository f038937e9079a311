"""Where a figure of a placeholder comes from: the places it stands in, or what it follows from.

Knows the names that placeholders have for a plan, a meeting and a paper; works nothing out
that ``expressions`` does not.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from boardpaper.expressions.chains import Chain
from boardpaper.expressions.progress_names import KINDS, RESULTS, STATUSES, Bound
from boardpaper.model.paper import Paper
from boardpaper.model.plan import Plan
from boardpaper.model.sentences import listed
from boardpaper.model.source import Place, WholeFile
from boardpaper.model.wording import figure, printed_name, slot
from boardpaper.progress.overview import Kind
from boardpaper.progress.results import in_order, judged

Path = tuple[str | int, ...]
OF_THE_PLAN: Final = ("progress", "measures", "recommendations", "plan")
MOST_NAMED: Final = 20
"""References that are named one by one; of more it is said how many."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something comes from: a place, or None where it is counted; and in words."""

    words: str
    place: Place | None = None


def origins(paper: Paper, bound: Bound | None, chain: Chain) -> Iterator[Origin]:
    """Where what a chain of names stands for comes from; nothing for names nobody knows."""
    if bound and chain[0] in OF_THE_PLAN:
        yield from _of_plan(paper, bound, chain)
        return
    match chain:
        case ("meeting", str(name), *_):
            yield Origin(f"the meeting's {name}", paper.places.meeting((name,)))
        case ("council", *_):
            yield Origin("the council", paper.places.style(("council",)))
        case ("title" | "subject" | "language" as name, *_) | ("paper", str(name), *_):
            yield Origin(f"the paper's {name}", paper.places.about((name,)))
        case (str(name), *rest) if name in paper.about.fields:
            path = ("fields", name, *rest)
            yield Origin("the front matter", paper.places.about(path))


def _of_plan(paper: Paper, bound: Bound, chain: Chain) -> Iterator[Origin]:
    match chain:
        case ("progress", *rest):
            yield from _counted(bound, rest)
        case ("measures", str(key), *rest):
            yield from _measure(paper, bound, key, str(rest[0]) if rest else "")
        case ("recommendations", reference, *rest):
            yield from _row(paper, bound, str(reference), str(rest[0]) if rest else "")
        case ("plan", *rest):
            yield from _fact(paper, bound.plan, rest)


def _counted(bound: Bound, rest: list[str | int]) -> Iterator[Origin]:
    """What is counted, on which day, and which it is."""
    day = f"on {bound.day.isoformat()}"
    match rest:
        case ["measures", str(word), *_] if word == "total" or word in RESULTS:
            tally = bound.glance.measures
            count = tally.total if word == "total" else tally.of(RESULTS[word])
            refs = [one.reference for one in bound.glance.measured
                    if word == "total" or one.judged.result is RESULTS[word]]  # fmt: skip
            yield Origin(f"{count} of {tally.total} measures with figures, {day}{_which(refs)}")
        case [str(kinds), "references", str(word), *_] | [str(kinds), str(word), *_]:
            if kinds not in KINDS or (word not in STATUSES and word != "total"):
                return
            kind, statuses = KINDS[kinds], bound.glance.tally(KINDS[kinds])
            if word == "total":
                # A public copy counts every recommendation, as each keeps its row.
                rows = kind is Kind.RECOMMENDATION
                total = len(bound.plan.recommendations) if rows else statuses.total
                yield Origin(f"all {total} {kinds} of the plan")
                return
            refs = list(bound.references(kind, STATUSES[word]))
            count, called = statuses.of(STATUSES[word]), word.replace("_", " ")
            yield Origin(f"{count} of {statuses.total} {kinds} are {called} {day}{_which(refs)}")


def _which(references: list[str]) -> str:
    named = list(dict.fromkeys(references))
    if not named:
        return ""
    more = len(named) - MOST_NAMED
    shown = named[:MOST_NAMED] + ([f"{more} more"] if more > 0 else [])
    return f": {listed(shown)}"


def _measure(paper: Paper, bound: Bound, key: str, name: str) -> Iterator[Origin]:
    for at, one in enumerate(bound.plan.recommendations):
        for number, measure in enumerate(one.measures):
            if measure.key != key:
                continue
            path: Path = ("recommendations", at, "measures", number)
            found = judged(measure, bound.plan.periods, bound.style)
            had = in_order(measure.actuals, bound.plan.periods)
            figures = {
                "previous": found.before and found.before.value,
                "actual": found.actual and found.actual.value,
                "target": found.target and found.target.value,
                "baseline": measure.baseline,
            }
            value = figures.get(name)
            said = "" if value is None else f": {figure(value, measure.unit)}"
            held = ("actuals", found.period), ("targets", found.target_period)
            parts: Mapping[str, tuple[Path, ...]] = {
                "actual": held[:1],
                "as_at": held[:1],
                "period": held[:1],
                "previous": (("actuals", had[-2]),) if len(had) > 1 else (),
                "target": held[1:],
                "target_period": held[1:],
                "result": held,
            }
            for part in parts.get(name, ((name,) if name else (),)):
                if not part or part[-1]:
                    words = (
                        f"{one.reference} · {printed_name(str(part[-1]))}"
                        if part
                        else one.reference
                    )
                    yield _placed(paper, (*path, *part), words + said)


def _row(paper: Paper, bound: Bound, reference: str, name: str) -> Iterator[Origin]:
    rows = enumerate(bound.plan.recommendations)
    at, one = next(((at, one) for at, one in rows if one.reference == reference), (-1, None))
    if one is None:
        return
    path: Path = ("recommendations", at)
    if name == "status":
        day = bound.day.isoformat()
        yield _placed(paper, path, f"what stands under {reference}, on {day}")
    elif name == "owners":
        if one.managers:
            yield _placed(paper, (*path, "managers"), f"{reference} · managers")
        for number, action in enumerate(one.actions):
            if action.managers:
                place = (*path, "actions", number, "managers")
                yield _placed(paper, place, f"{reference} · managers of action {number + 1}")
    elif name == "due":
        yield _placed(paper, path, f"the next date under {reference} that is not over")
    else:
        yield _placed(paper, (*path, name) if name else path, reference)


def _fact(paper: Paper, plan: Plan, rest: list[str | int]) -> Iterator[Origin]:
    """A fact of the plan by its own path, as far as that leads."""
    path: list[str | int] = []
    value: object = plan
    for name in rest:
        step, value = _step(value, name)
        if step is None:
            break
        path.append(step)
    yield _placed(paper, tuple(path), "the plan")


def _step(value: object, name: str | int) -> tuple[str | int | None, object]:
    if isinstance(value, tuple) and isinstance(name, int) and -len(value) <= name < len(value):
        return name % len(value), value[name]
    if isinstance(value, Mapping):
        key = next((key for key in value if slot(key) == name), None)
        return key, value.get(key)
    if dataclasses.is_dataclass(value) and hasattr(value, str(name)):
        return str(name), getattr(value, str(name))
    return None, None


def _placed(paper: Paper, path: Path, words: str) -> Origin:
    place = paper.places.plan(path) if paper.places.plan else WholeFile("")
    return Origin(words, place)
