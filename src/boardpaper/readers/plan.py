"""An action plan as a file: ``plan.yaml``.

Knows what must hold inside a plan, and the addresses of its parts in print; does not
know how it prints, nor what the narrative says of it.
"""

from collections.abc import Iterator
from functools import partial

from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.plan import Plan
from boardpaper.model.source import Source
from boardpaper.model.wording import COLUMNS, printed_name, slot
from boardpaper.readers import naming
from boardpaper.readers.bind import Read, read_as
from boardpaper.readers.unique import repeated
from boardpaper.readers.yaml_growth import Data
from boardpaper.readers.yaml_places import Path
from boardpaper.readers.yaml_text import YamlDocument

CELLS = tuple(column for column in COLUMNS if column != "reference")
BY_PERIOD = ("targets", "actuals", "milestones")
BY_COLUMN = ("layout", "printed", "exempt")
PARTS = ("managers", *BY_PERIOD, *BY_COLUMN)
FIGURES = {"one": "1", "two": "2", "three": "3", "six": "6", "nine": "9", "twelve": "12"}
"""Lengths of periods, as they are often written out."""


def read(source: Source) -> Outcome[Read[Plan]]:
    """The plan that a ``plan.yaml`` holds, and all that is wrong in it."""
    return read_as(Plan, "the plan", source, _check, address)


def address(path: Path, data: Data) -> str:
    """Where a path of a plan prints: ``2.6 · action 3 · managers``; empty if nowhere."""
    recommendation = naming.mapping(naming.at(data, path[:2]))
    reference = naming.text(recommendation.get("reference")).strip()
    if path[:1] != ("recommendations",) or not reference:
        return ""
    return " · ".join((reference, *_steps(path[2:])))


def _steps(path: Path) -> Iterator[str]:
    """The parts of an address below a recommendation."""
    if not path:
        return
    if path[0] in ("actions", "measures") and len(path) > 1:
        yield f"{naming.SINGULAR[str(path[0])]} {int(path[1]) + 1}"
        path = path[2:]
        if not path or path[0] not in PARTS:
            return
    if path[0] in (*BY_PERIOD, *BY_COLUMN) and len(path) > 1:
        yield printed_name(str(path[1]))
    else:
        yield str(path[0])


def _check(document: YamlDocument) -> Iterator[Diagnostic]:
    plan = naming.mapping(document.data)
    recommendations = naming.entries(plan.get("recommendations"))
    periods = tuple(naming.text(each) for each in naming.entries(plan.get("periods")))
    yield from _same_periods(document, periods)
    yield from _same_references(document, recommendations)
    yield from _same_keys(document, recommendations)
    for number, each in enumerate(recommendations):
        path, recommendation = ("recommendations", number), naming.mapping(each)
        yield from _unknown_columns(document, path, recommendation, periods)
    if periods or not plan.get("periods"):
        yield from _unknown_periods(document, recommendations, periods)


def _same_periods(document: YamlDocument, periods: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Periods whose slots in a template would be called the same."""
    for number, period in enumerate(periods):
        if slot(period) in COLUMNS:
            yield Diagnostic(
                document.locate(("periods", number)),
                "period-is-unique",
                f'a period cannot be called "{period}", as another column is',
                "call it something else",
            )
        elif period and not slot(period):
            yield Diagnostic(
                document.locate(("periods", number)),
                "period-is-unique",
                f'"{period}" has no letter and no digit to know it by',
                "call it by words, such as within 3 months",
            )
    places = (partial(document.locate, ("periods", number)) for number in range(len(periods)))
    named = ((slot(period), period, place) for period, place in zip(periods, places, strict=True))
    for each in repeated(one for one in named if one[0]):
        message = f'the period "{each.name}" is there already, give or take capitals and signs'
        yield each.finding("period-is-unique", message, "take one of the two out")


def _same_references(document: YamlDocument, recommendations: list[Data]) -> Iterator[Diagnostic]:
    written = (naming.text(naming.mapping(each).get("reference")) for each in recommendations)
    named = (
        (reference.strip(), reference, partial(document.locate, _reference(number)))
        for number, reference in enumerate(written)
        if reference.strip()
    )
    for each in repeated(named):
        message = f'there is a recommendation "{each.name}" already'
        hint = "give each a reference of its own; 2.1 and 2.10 are two"
        yield each.finding("reference-is-unique", message, hint, each.name.strip())


def _same_keys(document: YamlDocument, recommendations: list[Data]) -> Iterator[Diagnostic]:
    """Measures that placeholders would call the same."""
    named = (
        (key, key, partial(document.locate, ("recommendations", number, "measures", at, "key")))
        for number, each in enumerate(recommendations)
        for at, measure in enumerate(naming.entries(naming.mapping(each).get("measures")))
        if (key := naming.text(naming.mapping(measure).get("key")))
    )
    for each in repeated(named):
        message = f'there is a measure with the key "{each.name}" already'
        yield each.finding("key-is-unique", message, "give each measure a key of its own")


def _reference(number: int) -> Path:
    return ("recommendations", number, "reference")


def _unknown_columns(
    document: YamlDocument, path: Path, recommendation: dict[str, Data], periods: tuple[str, ...]
) -> Iterator[Diagnostic]:
    for part in BY_COLUMN:
        for column in naming.mapping(recommendation.get(part)):
            if column not in CELLS and column not in periods:
                yield _unknown_column(document, (*path, part, column), (*CELLS, *periods))


def _unknown_periods(
    document: YamlDocument, recommendations: list[Data], periods: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """Periods the plan does not list; only the first if it lists none at all."""
    for number, each in enumerate(recommendations):
        for inner, holder in _holders(naming.mapping(each)):
            for part in BY_PERIOD:
                for period in naming.mapping(holder.get(part)):
                    if period not in periods:
                        path: Path = ("recommendations", number, *inner, part, period)
                        yield _unknown_period(document, path, periods)
                        if not periods:
                            return


def _holders(recommendation: dict[str, Data]) -> Iterator[tuple[Path, dict[str, Data]]]:
    """What may have something by period: the recommendation, its actions, its measures."""
    yield (), recommendation
    for part in ("actions", "measures"):
        for number, each in enumerate(naming.entries(recommendation.get(part))):
            if isinstance(each, dict):
                yield (part, number), each


def _unknown_column(document: YamlDocument, path: Path, known: tuple[str, ...]) -> Diagnostic:
    message = f'the plan has no column "{path[-1]}"'
    hint = naming.suggest(str(path[-1]), known)
    place, spoken = document.locate(path, True), address(path[:-1], document.data)
    return Diagnostic(place, "column-is-known", message, hint, address=spoken)


def _unknown_period(document: YamlDocument, path: Path, periods: tuple[str, ...]) -> Diagnostic:
    message = f'"{path[-1]}" is not one of the plan\'s periods'
    hint = naming.suggest(
        _in_figures(str(path[-1])),
        periods,
        f'list it at the top of the plan: "periods: [{path[-1]}]"',
    )
    place, spoken = document.locate(path, True), address(path[:-1], document.data)
    return Diagnostic(place, "period-is-known", message, hint, address=spoken)


def _in_figures(period: str) -> str:
    """A period with figures for its number words: "three" is nearer to 3 than to 6."""
    return " ".join(FIGURES.get(word.casefold(), word) for word in period.split())
