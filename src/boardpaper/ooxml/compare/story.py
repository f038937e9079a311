"""One story of both files - a body, a cell, a header, a note - turned into its redline.

Knows which blocks belong together and where each is put; leaves paragraphs and tables
to their own modules. The new file's tree is changed in place; what went is put in
where it stood.
"""

from collections.abc import Iterable, Sequence

from boardpaper.ooxml.blocks import SECT_PR, blocks
from boardpaper.ooxml.compare import paragraphs
from boardpaper.ooxml.compare.align import PARAGRAPH, Group, Item, align, likeness, moves, shared
from boardpaper.ooxml.compare.coarse import Coarse
from boardpaper.ooxml.compare.hints import hints
from boardpaper.ooxml.compare.matching import Step
from boardpaper.ooxml.compare.paragraphs import Redlined, Sides
from boardpaper.ooxml.compare.placing import Place
from boardpaper.ooxml.compare.reading import Reading, is_table
from boardpaper.ooxml.compare.state import State, Told
from boardpaper.ooxml.compare.survey import words
from boardpaper.ooxml.compare.tables import compare_tables
from boardpaper.ooxml.compare.whole import mark_rows
from boardpaper.ooxml.stylesheet import PPR
from boardpaper.ooxml.xml import Element

BARELY = 0.2
"""How much two last paragraphs share at least for their words to be told apart one by one."""


class Story:
    """Compares stories of one part with those of another."""

    def __init__(self, sides: Sides, state: State, coarse: Coarse) -> None:
        self.sides, self.state, self.coarse = sides, state, coarse
        self._moved = 0

    def container(self, old: Element, new: Element) -> list[Told]:
        """Turns a new container into the redline of both; what differs, in order."""
        ours, theirs = list(blocks(old)), list(blocks(new))
        left = [item(one, self.sides.old, self.sides.hand.old_part) for one in ours]
        right = [item(one, self.sides.new, self.sides.hand.new_part) for one in theirs]
        whole = self.coarse.holds(old) or self.coarse.holds(new)
        groups = _all_apart(len(left), len(right)) if whole else align(left, right, parting=True)
        groups = _ends_matched(self._refined(groups, ours, theirs), left, right)
        return _Pass(self, Place(new), (ours, theirs), (left, right), whole=whole).run(groups)

    def _refined(
        self, groups: list[Group], old: Sequence[Element], new: Sequence[Element]
    ) -> list[Group]:
        """The groups, with those apart that could not be compared finely before."""
        found: list[Group] = []
        for group in groups:
            held = (*old[group.a : group.b], *new[group.c : group.d])
            if not group.added and not group.removed and any(map(self.coarse.holds, held)):
                found += _all_apart(group.b - group.a, group.d - group.c, group.a, group.c)
            else:
                found.append(group)
        return found

    def next_move(self) -> int:
        """The number of the next move."""
        self._moved += 1
        return self._moved


def item(block: Element, reading: Reading, part: str) -> Item:
    """A block to align."""
    if is_table(block):
        return Item("table", reading.print_table(block, part), words(block))
    section = block.find(f"{PPR}/{SECT_PR}") is not None
    kind = "end of section" if section else PARAGRAPH
    return Item(kind, reading.print(block, part), words(block), hints(block))


class _Pass:
    """Goes through the groups of one container once."""

    def __init__(
        self,
        story: Story,
        place: Place,
        blocks_of: tuple[list[Element], list[Element]],
        items: tuple[list[Item], list[Item]],
        *,
        whole: bool,
    ) -> None:
        self.whole = whole
        self.story, self.sides, self.place = story, story.sides, place
        (self.old, self.new), (self.left, self.right) = blocks_of, items
        self.told: list[Told] = []
        self.from_here: dict[int, tuple[int, int]] = {}
        self.to_here: dict[int, tuple[int, int]] = {}

    def run(self, groups: list[Group]) -> list[Told]:
        for a, c in moves(self.left, self.right, groups):
            if not self.whole and not is_table(self.old[a]) and not self._coarse(a, c):
                number = self.story.next_move()
                self.from_here[a], self.to_here[c] = (number, c), (number, a)
        for group in groups:
            if group.removed:
                self._gone(group.a)
            elif group.added:
                self._come(group.c)
            else:
                self._kept(group)
        return self.told

    def _coarse(self, a: int, c: int) -> bool:
        return self.story.coarse.holds(self.old[a]) or self.story.coarse.holds(self.new[c])

    def _gone(self, at: int) -> None:
        block = self.old[at]
        if at in self.from_here:
            self.place.put(paragraphs.moved_from(block, self.from_here[at][0], self.sides))
            return
        if is_table(block):
            copy = self.sides.hand.adopted(block)
            mark_rows(copy, "del", self.sides.hand.pen)
            self.place.put([copy])
            self.told.append(Told("removed", (block,)))
            return
        made = paragraphs.removed(block, self.sides)
        self.place.put(made.elements)
        self.told.append(Told("removed", (block,), (), made.steps))

    def _come(self, at: int) -> None:
        block = self.new[at]
        if at in self.to_here:
            number, was = self.to_here[at]
            elements, made = paragraphs.moved_to(self.old[was], block, number, self.sides)
            self._put(block, elements)
            self.told.append(Told("moved", (self.old[was],), (block,), made.steps))
        elif is_table(block):
            mark_rows(block, "ins", self.sides.hand.pen)
            self.place.after(block)
            self.told.append(Told("added", (), (block,)))
        else:
            made = paragraphs.added(block, self.sides)
            self._put(block, made.elements)
            self.told.append(Told("added", (), (block,), made.steps))

    def _kept(self, group: Group) -> None:
        old, new = self.old[group.a : group.b], self.new[group.c : group.d]
        same = self.left[group.a].print == self.right[group.c].print
        if is_table(new[0]):
            self._table(old[0], new[0], same=same)
            return
        self.story.state.pairs += [(old[0], new[0])]
        if len(old) == len(new) == 1 and same:
            self.sides.hand.foreign.lists.pair(old[0], new[0])
            self._pair_sections(old[0], new[0])
            self.place.after(new[0])
            self.told.append(Told("changed", (old[0],), (new[0],), same=True))
            return
        made = self._changed(group, old, new)
        self.story.state.notes |= dict.fromkeys(made.notes)
        for block in new[:-1]:
            self.place.take(block)
        self._put(new[-1], made.elements)
        self._pair_sections(old[-1], made.elements[-1])
        self.told += _parts(tuple(old), tuple(new), made.steps)

    def _table(self, old: Element, new: Element, *, same: bool) -> None:
        self.place.after(new)
        if same:
            self.sides.hand.foreign.lists.pair(old, new)
            self.told.append(Told("changed", (old,), (new,), same=True))
            return
        found = compare_tables(old, new, self.sides, self.story.state, self.story)
        self.told.append(Told("changed", (old,), (new,), inside=found))

    def _changed(self, group: Group, old: Sequence[Element], new: Sequence[Element]) -> Redlined:
        one, other = self.left[group.a], self.right[group.c]
        if len(old) == len(new) == 1:
            apart = self.whole or self._coarse(group.a, group.c)
            if apart or (likeness(one, other) < BARELY and shared(one, other) < one.size):
                return paragraphs.replaced(old[0], new[0], self.sides)
        return paragraphs.changed(old, new, self.sides)

    def _put(self, block: Element, elements: list[Element]) -> None:
        """Puts the redline of a new block in its place."""
        self.place.instead(block, elements)

    def _pair_sections(self, old: Element, new: Element) -> None:
        """Sections that stayed: their headers are compared when all else is."""
        before, now = old.find(f"{PPR}/{SECT_PR}"), new.find(f"{PPR}/{SECT_PR}")
        if before is not None and now is not None:
            self.story.state.sections.append((before, now))


def _parts(old: tuple[Element, ...], new: tuple[Element, ...], steps: list[Step]) -> list[Told]:
    """What became of paragraphs of which one side has several: parted, joined, or neither.

    Those of which nothing stayed came or went by themselves.
    """
    if len(old) == len(new) == 1:
        return [Told("changed", old, new, steps)]
    several, single = (old, new) if len(old) > len(new) else (new, old)
    parts = _at_marks(steps, of_old=several is old)
    if len(parts) != len(several) or len(single) != 1:
        return [Told("joined" if several is old else "split", old, new, steps)]
    kept = [at for at, part in enumerate(parts) if any(map(_is_kept, part))]
    if len(kept) > 1:
        return [Told("joined" if several is old else "split", old, new, steps)]
    stays = kept[0] if kept else len(several) - 1
    found = []
    for at, part in enumerate(parts):
        one = (several[at],)
        if at == stays:
            sides = (one, single) if several is old else (single, one)
            found.append(Told("changed", *sides, part))
        elif several is old:
            found.append(Told("removed", one, (), part))
        else:
            found.append(Told("added", (), one, part))
    return found


def _at_marks(steps: list[Step], *, of_old: bool) -> list[list[Step]]:
    """The steps of each paragraph of one side, without the marks between."""
    parts: list[list[Step]] = [[]]
    for step in steps:
        if paragraphs.is_end(step.old if of_old else step.new):
            parts.append([])
        else:
            parts[-1].append(step)
    return parts


def _is_kept(step: Step) -> bool:
    return step.old is not None and step.new is not None and step.new.heavy


def _all_apart(old: int, new: int, a: int = 0, c: int = 0) -> list[Group]:
    gone = [Group(at, at + 1, c, c) for at in range(a, a + old)]
    return gone + [Group(a + old, a + old, at, at + 1) for at in range(c, c + new)]


def _ends_matched(groups: list[Group], old: Sequence[Item], new: Sequence[Item]) -> list[Group]:
    """The groups, with the last paragraphs of both sides in one.

    The last paragraph mark of a story cannot come or go (17.13.5.15): what was put in
    or taken out at its end goes with the paragraph before it, whose mark then does.
    """
    n, m = len(old), len(new)
    if not n or not m or "table" in (old[-1].kind, new[-1].kind):
        return groups
    last_old = next(at for at, one in enumerate(groups) if one.a < n == one.b)
    last_new = next(at for at, one in enumerate(groups) if one.c < m == one.d)
    if last_old == last_new:
        return groups
    ours, theirs = groups[last_old], groups[last_new]
    both = Group(n - 1, n, m - 1, m)
    if ours.removed and theirs.added:
        kept = [one for one in groups if one is not ours and one is not theirs]
        return [*_renewed(kept, n - 1, m - 1), both]
    first = min(last_old, last_new)
    tail = groups[first:]
    items = [*old[tail[0].a : n], *new[tail[0].c : m]]
    if all(one.kind != "table" for one in items):
        return [*groups[:first], Group(tail[0].a, n, tail[0].c, m)]
    apart = _all_apart(n - 1 - tail[0].a, m - 1 - tail[0].c, tail[0].a, tail[0].c)
    return [*groups[:first], *apart, both]


def _renewed(groups: Iterable[Group], a: int, c: int) -> list[Group]:
    """Groups whose empty ends do not reach beyond what is left."""
    return [Group(min(one.a, a), min(one.b, a), min(one.c, c), min(one.d, c)) for one in groups]
