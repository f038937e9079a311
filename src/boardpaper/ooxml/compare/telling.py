"""Differences told: what became of blocks, as changes under their addresses.

Knows words and addresses; does not look for differences nor mark them.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby, pairwise

from boardpaper.model.change import Change, Kind, Piece, Renumbered, What, Where
from boardpaper.ooxml.blocks import P
from boardpaper.ooxml.compare.paragraphs import Sides, looks_differ
from boardpaper.ooxml.compare.reading import is_table
from boardpaper.ooxml.compare.state import State, Told, differs, formatted, joined, pieces
from boardpaper.ooxml.compare.survey import Survey, cut, words
from boardpaper.ooxml.numbering import Label
from boardpaper.ooxml.stylesheet import PPR
from boardpaper.ooxml.xml import Element, name

JC = name("w:jc")
Place = Callable[[Element], Where]


def tell(told: Iterable[Told], state: State, sides: Sides) -> None:
    """Adds a difference for each block that differs."""
    for one in told:
        if one.same:
            continue
        state.changes += one.inside
        change = None if one.inside else _change(one, state.old.of, state.new.of, sides, state)
        if change is not None:
            state.changes.append(change)


def tell_elsewhere(
    told: Iterable[Told], place: Where, what: What, state: State, sides: Sides
) -> None:
    """Adds a difference for all that differs in a header, footer or note."""
    change = _one_change(list(told), place, place, what, sides)
    if change is not None:
        state.changes.append(change)


def cell_change(told: Sequence[Told], before: Where, now: Where, sides: Sides) -> Change | None:
    """The one difference of a cell, however many of its paragraphs differ."""
    return _one_change(told, before, now, "cell", sides)


def _one_change(
    told: Sequence[Told], before: Where, now: Where, what: What, sides: Sides
) -> Change | None:
    """One difference of all of a piece, with what stays the same in it."""
    said: list[Piece] = []
    notes: list[str] = []
    for one in told:
        found = [piece for change in one.inside for piece in change.pieces] or _pieces(one)
        notes += [] if one.inside or one.same else _notes(one, sides)
        said += [Piece("\n"), *found] if said else found
    kind: Kind = "changed" if differs(said) else "formatted"
    if kind == "formatted" and not notes:
        return None
    return Change(kind, what, before, now, tuple(said), tuple(dict.fromkeys(notes)))


def _change(one: Told, old: Place, new: Place, sides: Sides, state: State) -> Change | None:
    found, notes = _pieces(one), _notes(one, sides)
    if one.kind == "changed" and not differs(found) and not notes:
        return None
    before = old(one.old[0]) if one.old else None
    now = new(one.new[0]) if one.new else None
    if not "".join(piece.text for piece in found).strip() and one.kind in ("added", "removed"):
        notes = [*notes, "an empty line"]
    kind: Kind = one.kind
    if kind == "changed" and not differs(found):
        kind = "formatted"
    if kind in ("split", "joined"):
        notes = [_parts(one, old, new), *notes]
    return Change(kind, _what(one, state), before, now, tuple(found), tuple(notes))


def _parts(one: Told, old: Place, new: Place) -> str:
    several = one.new if one.kind == "split" else one.old
    place = new if one.kind == "split" else old
    named = " and ".join(dict.fromkeys(place(piece).words for piece in several))
    return f"parted into {named}" if one.kind == "split" else f"joined from {named}"


def _what(one: Told, state: State) -> What:
    block = (*one.new, *one.old)[0]
    places = state.new if one.new else state.old
    if is_table(block):
        return "table"
    if block in places.headings:
        return "heading"
    label = places.labels.get(block)
    return "bullet" if label is not None and label.bullet else "paragraph"


def _pieces(one: Told) -> list[Piece]:
    if one.steps:
        return pieces(one.steps)
    if one.same:
        return joined([("same", _table_words(block)) for block in one.new])
    if one.kind == "removed":
        return joined([("removed", _table_words(block)) for block in one.old])
    if one.kind == "added":
        return joined([("added", _table_words(block)) for block in one.new])
    return []


def _table_words(block: Element) -> str:
    return "\n".join(filter(None, (words(paragraph) for paragraph in block.iter(P))))


def _notes(one: Told, sides: Sides) -> list[str]:
    """What differs besides the words: the style, the setting, the look of some words."""
    if not one.old or not one.new or is_table(one.new[-1]):
        return []
    notes = []
    before, now = one.old[-1], one.new[-1]
    was, style = sides.old.styles.of(before), sides.new.styles.of(now)
    named = (was.name if was else "none", style.name if style else "none")
    if named[0].lower() != named[1].lower():
        notes.append(f'style "{named[1]}", was "{named[0]}"')
    elif looks_differ(before, now, sides):
        notes.append("the paragraph is set out otherwise" + _which(before, now))
    looks = formatted(one.steps)
    if looks:
        notes.append(f'"{cut(looks)}" is formatted otherwise')
    return notes


def _which(before: Element, now: Element) -> str:
    """Which properties of a paragraph differ, by Word's names for them."""
    said = {
        "jc": "alignment", "ind": "indent", "spacing": "spacing", "numPr": "numbering",
        "keepNext": "keep with next", "pageBreakBefore": "page break before",
    }  # fmt: skip
    ours = {str(child.tag): dict(child.attrib) for child in _children(before)}
    theirs = {str(child.tag): dict(child.attrib) for child in _children(now)}
    found = [
        told for key, told in said.items()
        if ours.get(name(f"w:{key}")) != theirs.get(name(f"w:{key}"))
    ]  # fmt: skip
    return f" ({', '.join(found)})" if found else ""


def _children(paragraph: Element) -> list[Element]:
    properties = paragraph.find(PPR)
    return [] if properties is None else list(properties)


def renumbered(state: State) -> list[Renumbered]:
    """Runs of paragraphs that only carry other numbers, each run once."""
    found: list[tuple[Label, Label, str, str]] = []
    for old, new in state.pairs:
        before, now = state.old.labels.get(old), state.new.labels.get(new)
        if before is None or now is None or before.bullet or now.bullet:
            continue
        if before.text != now.text:
            what = "heading" if new in state.new.headings else _kind(state.new, new)
            found.append((before, now, what, state.new.of(new).section))
    runs = _runs(found)
    return [
        Renumbered(
            f"{run[0][2]}s" if len(run) > 1 else run[0][2],
            (run[0][0].reference, run[-1][0].reference),
            (run[0][1].reference, run[-1][1].reference),
        )
        for run in runs
    ]


def _kind(places: Survey, paragraph: Element) -> str:
    return "paragraph" if places.of(paragraph).words.startswith("paragraph ") else "item"


Found = tuple[Label, Label, str, str]


def _runs(found: list[Found]) -> list[list[Found]]:
    """Neighbours that moved by as much and count in one list, together."""
    shifts = [(one[1].number - one[0].number, one[1].level, one[2]) for one in found]
    breaks = [False] + [
        two[0].number != one[0].number + 1 or two[1].number != one[1].number + 1
        for one, two in pairwise(found)
    ]
    numbers, at = [], 0
    for broken in breaks[: len(found)]:
        at += broken
        numbers.append(at)
    keyed = zip(shifts, numbers, found, strict=True)
    return [
        [one for _, _, one in group]
        for _, group in groupby(keyed, key=lambda one: (one[0], one[1]))
    ]
