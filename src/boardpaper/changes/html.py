"""A comparison as one page of HTML, the sides beside each other.

Knows the parts of the page and their order; does not know how they look. The page needs
nothing beside itself and runs nothing, and its own policy forbids both.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256

from boardpaper.changes.grouping import Facts, Group, facts, formatted, grouped
from boardpaper.changes.page_style import STYLE
from boardpaper.changes.phrases import became, fact, less_finely, renumbering, titles
from boardpaper.changes.sides import NOWHERE, none, shown, side_of
from boardpaper.changes.summary import headline, summary
from boardpaper.model.change import Change, Comparison, DataChange

DATA = "In the plan and the paper's facts"


def as_html(comparison: Comparison) -> str:
    """A comparison as a page by itself, the same characters every time."""
    parts = list(_parts(comparison))
    body = [
        f"<h1>{shown(headline(comparison))}</h1>",
        _list(summary(comparison)),
        _contents(comparison, parts),
        *(_section(name, title, content) for name, title, content in parts),
    ]
    main = "\n".join(part for part in body if part)
    return f"{_head(headline(comparison))}<body>\n<main>\n{main}\n</main>\n</body>\n</html>\n"


def _head(title: str) -> str:
    allowed = b64encode(sha256(STYLE.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    )
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{shown(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
    )


Part = tuple[str, str, str]
"""A part of the page: its name in links, its title and what is in it."""


def _parts(comparison: Comparison) -> Iterator[Part]:
    """The parts of the page that have something in them, in order."""
    groups, things = enumerate(grouped(comparison), 1), enumerate(facts(comparison), 1)
    parts = (
        ("changes", "In the document", "\n".join(_group(*one, comparison) for one in groups)),
        ("looks", "Only formatted otherwise", _list(formatted(comparison))),
        ("numbers", "Renumbered", _list(map(renumbering, comparison.renumbered))),
        ("data", DATA, "\n".join(_facts(*one, comparison) for one in things)),
        ("coarser", "Compared less finely than asked", _list(map(less_finely, comparison.coarser))),
        ("left-out", "Not compared", _list(comparison.left_out)),
    )
    yield from (part for part in parts if part[2])


def _contents(comparison: Comparison, parts: Iterable[Part]) -> str:
    """Links to all parts, and to each table of them."""
    inside = {
        "changes": _links("group", grouped(comparison)),
        "data": _links("facts", facts(comparison)),
    }
    links = "\n".join(
        f'<li><a href="#{name}">{shown(title)}</a>{inside.get(name, "")}</li>'
        for name, title, _ in parts
    )
    return f'<nav aria-label="Contents">\n<ul>\n{links}\n</ul>\n</nav>' if links else ""


def _links(name: str, groups: Iterable[Group | Facts]) -> str:
    links = "".join(
        f'<li><a href="#{name}-{number}">{shown(group.title)}</a> ({len(group.changes)})</li>'
        for number, group in enumerate(groups, 1)
    )
    return f"<ul>{links}</ul>"


def _section(name: str, title: str, content: str) -> str:
    return f'<section id="{name}">\n<h2>{shown(title)}</h2>\n{content}\n</section>'


def _list(said: Iterable[str]) -> str:
    items = "\n".join(f"<li>{shown(words)}</li>" for words in said)
    return f"<ul>\n{items}\n</ul>" if items else ""


def _group(number: int, group: Group, comparison: Comparison) -> str:
    rows = "\n".join(_change(change, comparison) for change in group.changes)
    return _table(f"group-{number}", group.title, "Place", comparison, rows)


def _facts(number: int, group: Facts, comparison: Comparison) -> str:
    rows = "\n".join(_fact(change, comparison) for change in group.changes)
    return _table(f"facts-{number}", group.title, "Fact", comparison, rows)


def _table(name: str, title: str, first: str, comparison: Comparison, rows: str) -> str:
    heads = "".join(
        f'<th scope="col">{shown(words)}</th>' for words in (first, comparison.old, comparison.new)
    )
    return (
        f'<table id="{name}">\n<caption><h3>{shown(title)}</h3></caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
    )


def _change(change: Change, comparison: Comparison) -> str:
    said = (became(change), *titles(change), *change.notes)
    return _row(change.address, said, (side_of(change, "old"), side_of(change, "new")), comparison)


def _fact(change: DataChange, comparison: Comparison) -> str:
    old = f"<p>{shown(change.old)}</p>" if change.old else none(NOWHERE["old"])
    new = f"<p>{shown(change.new)}</p>" if change.new else none(NOWHERE["new"])
    return _row(change.address, (fact(change),), (old, new), comparison)


def _row(place: str, said: Iterable[str], cells: tuple[str, str], comparison: Comparison) -> str:
    notes = "".join(f"<p>{shown(words)}</p>" for words in said)
    sides = zip((comparison.old, comparison.new), cells, strict=True)
    columns = "".join(f'<td data-side="{shown(name)}">{cell}</td>' for name, cell in sides)
    return f'<tr><th scope="row">{shown(place)}{notes}</th>{columns}</tr>'
