"""Figures bound to the plan as they are shown: those to copy, and where those of a paper come from.

Knows lines and JSON; does not know how a figure is worked out.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from boardpaper.model.showing import visible
from boardpaper.report import place_object, where
from boardpaper.workflow.figures import Explained, Offered

WIDEST = 34
"""Columns of a value that placeholders stand behind; a longer one has a line of its own."""
NOTHING = {
    "figures": "The paper has no plan, so there is nothing to copy.",
    "explain": "Nothing in the paper is bound to anything: it has no placeholders.",
}


def offered_text(offered: Sequence[Offered]) -> Iterator[str]:
    """Lines: each group, and below it the value of each placeholder before it."""
    width = max((len(one.value) for one in offered if len(one.value) <= WIDEST), default=0)
    for group, some in groupby(offered, key=lambda one: one.group):
        yield ""
        yield visible(group)
        for one in some:
            if one.remedy:
                place = f"{where(one.place)}: " if one.place else ""
                yield f"  {place}{visible(one.remedy)}"
            elif len(one.value) > WIDEST:
                yield f"  {visible(one.value)}"
                yield f"  {'':{width}}  {visible(one.placeholder)}"
            else:
                yield f"  {visible(one.value):{width}}  {visible(one.placeholder)}"


def explained_text(explained: Iterable[Explained]) -> Iterator[str]:
    """Lines: each placeholder with its place and value, and where that comes from."""
    for one in explained:
        yield ""
        yield visible(f"{one.address}  {where(one.place)}" if one.address else where(one.place))
        prints = f"prints: {visible(one.value)}" if one.value else "prints nothing"
        yield f"  {{{{ {visible(one.expression)} }}}} {prints}"
        for origin in one.origins:
            place = f"{where(origin.place)}: " if origin.place else ""
            yield f"    from {place}{visible(origin.words)}"
        if one.filters and one.value:
            yield f"    then {', '.join(one.filters)}"


def offered_objects(offered: Iterable[Offered]) -> list[dict[str, Any]]:
    """The same for programs."""
    return [
        {
            "group": one.group,
            "placeholder": one.placeholder,
            "value": one.value,
            "remedy": one.remedy,
            "place": place_object(one.place) if one.place else None,
        }
        for one in offered
    ]


def explained_objects(explained: Iterable[Explained]) -> list[dict[str, Any]]:
    """The same for programs."""
    return [
        {
            "place": place_object(one.place),
            "address": one.address,
            "placeholder": f"{{{{ {one.expression} }}}}",
            "value": one.value,
            "from": [
                {
                    "words": origin.words,
                    "place": place_object(origin.place) if origin.place else None,
                }
                for origin in one.origins
            ],
            "filters": list(one.filters),
        }
        for one in explained
    ]


def as_json(objects: list[dict[str, Any]]) -> str:
    """Objects as JSON."""
    return json.dumps(objects, indent=2, ensure_ascii=False)
