"""The redline of two Word files, made and then proved.

Knows the order of the steps: read, compare story by story, put together, check. Where
a redline is not exact, the piece that is not is compared less finely, and said.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from boardpaper.model.change import Coarser, Comparison, Counted, Part, What, Where
from boardpaper.model.diagnostic import BoardpaperError
from boardpaper.ooxml.blocks import SECT_PR, TBL, TC, TR, P
from boardpaper.ooxml.compare.banners import not_exact
from boardpaper.ooxml.compare.coarse import LEVELS, Coarse, name_of
from boardpaper.ooxml.compare.content import Hand
from boardpaper.ooxml.compare.counting import counted
from boardpaper.ooxml.compare.exact import Exact
from boardpaper.ooxml.compare.foreign import Foreign
from boardpaper.ooxml.compare.headers import Headers
from boardpaper.ooxml.compare.left_out import not_compared
from boardpaper.ooxml.compare.notes import mark_notes
from boardpaper.ooxml.compare.paragraphs import Sides, say_section
from boardpaper.ooxml.compare.pen import Pen
from boardpaper.ooxml.compare.reading import Reading
from boardpaper.ooxml.compare.state import State
from boardpaper.ooxml.compare.story import Story
from boardpaper.ooxml.compare.survey import elsewhere, survey
from boardpaper.ooxml.compare.telling import renumbered, tell, tell_elsewhere
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.revisions import Side, settle, settled
from boardpaper.ooxml.xml import Element

MOST_TRIES = 40
"""How often a piece is compared less finely before the redline is given up."""
COARSER = {P: TC, TC: TR, TR: TBL}
"""What is taken whole where taking a piece of some kind whole was not enough."""


@dataclass(frozen=True, slots=True)
class Names:
    """What stands in every change: its author and moment (ISO 8601)."""

    author: str
    when: str


@dataclass(frozen=True)
class Made:
    """A redline, and what differs."""

    package: Package
    comparison: Comparison


def redline(old: Package, new: Package, names: Names) -> Made:
    """The exact redline of two settled files. Raises BoardpaperError where none comes out."""
    taken: set[tuple[str, tuple[str, str, int]]] = set()
    coarser: list[Coarser] = []
    lists = False
    for _ in range(MOST_TRIES):
        attempt = Attempt(old, new, names, Coarse(set(taken), lists))
        package = attempt.run()
        inexact = attempt.inexact(package)
        if inexact is None and (lists or attempt.numbers_hold(package)):
            return Made(package, attempt.comparison(package, tuple(coarser)))
        if inexact is None:
            lists = True
            continue
        side, part, element, root = inexact
        piece = _to_take(side, part, element, root, taken)
        if piece is None:
            break
        taken.add((side, name_of(piece, part, root)))
        coarser.append(attempt.coarser(side, piece))
    raise BoardpaperError(
        "these two documents could not be compared exactly; please report it, with both "
        "files if they may be shown"
    )


def _to_take(
    side: str, part: str, element: Element | None, root: Element,
    taken: set[tuple[str, tuple[str, str, int]]],
) -> Element | None:  # fmt: skip
    """The least piece round an element that is not taken whole yet."""
    here = element
    while here is not None:
        if here.tag in LEVELS and (side, name_of(here, part, root)) not in taken:
            return here
        here = here.getparent()
    return None


class Attempt:
    """One way through: both files read afresh, compared, and put together."""

    def __init__(self, old: Package, new: Package, names: Names, coarse: Coarse) -> None:
        self.old, self.new, self.coarse = Reading(old), Reading(new), coarse
        if coarse.lists:
            self.old.set_lists_apart()
        self.pen = Pen(names.author, names.when)
        self.foreign = Foreign(self.old, self.new)
        self.state = State(survey(self.old), survey(self.new))
        self.wanted = _Wanted(new)
        self._settled: dict[Side, Element] = {}
        """The redline's document as it was checked, accepted and rejected."""

    def run(self) -> Package:
        """The redline's package."""
        for side, reading in (("old", self.old), ("new", self.new)):
            for part, root in reading.stories().items():
                self.coarse.read(side, part, root)
        sides = self._sides(self.old.document, self.new.document)
        tell(Story(sides, self.state, self.coarse).container(self.old.body(), self.new.body()),
             self.state, sides)  # fmt: skip
        self._last_section(sides)
        headers = Headers(self.old, self.new, self.state, self.foreign, self.pen)
        headers.compare(self._story)
        self._notes()
        mark_notes(self.new, self.pen)
        return self.foreign.finished(self.new.stories())

    def _sides(self, old_part: str, new_part: str) -> Sides:
        return Sides(self.old, self.new, Hand(self.pen, self.foreign, old_part, new_part))

    def _story(self, old_part: str, new_part: str, where: Where) -> None:
        """Compares a header or footer with another."""
        sides = self._sides(old_part, new_part)
        told = Story(sides, self.state, self.coarse).container(
            self.old.root(old_part), self.new.root(new_part)
        )
        what: What = "header" if where.part == "header" else "footer"
        tell_elsewhere(told, where, what, self.state, sides)

    def _last_section(self, sides: Sides) -> None:
        before, now = self.old.body().find(SECT_PR), self.new.body().find(SECT_PR)
        if before is not None and now is not None:
            say_section(now, before, sides)
            self.state.sections.append((before, now))

    def _notes(self) -> None:
        """Footnotes and endnotes that stayed; those that came are marked whole."""
        for number, (kind, old, new) in enumerate(list(self.state.notes), 1):
            before, now = self.old.note(kind, old), self.new.note(kind, new)
            old_part, new_part = self.old.notes[kind], self.new.notes[kind]
            if before is None or now is None or old_part is None or new_part is None:
                continue
            sides = self._sides(old_part, new_part)
            told = Story(sides, self.state, self.coarse).container(before, now)
            part: Part = "endnote" if kind == "endnote" else "footnote"
            tell_elsewhere(told, elsewhere(part, number), "note", self.state, sides)

    def inexact(self, package: Package) -> tuple[str, str, Element | None, Element] | None:
        """The first piece of either side that does not come back when the redline is settled.

        Its side, its part, the piece and the root it stands in; None where all does.
        """
        made = Reading(package)
        for side, reading in (("new", self.wanted.reading), ("old", self.old)):
            how: Side = "accepted" if side == "new" else "rejected"
            for part, mine in self._parts(side, made):
                root, given = reading.root(part), settled(made.root(mine), how)
                self._settled.setdefault(how, given)
                exact = Exact(made, mine, reading, part)
                found = exact.difference(_story_of(given), _story_of(root))
                if found is not None:
                    return side, part, self._nearest(found[1], root), root
        return None

    def numbers_hold(self, package: Package) -> bool:
        """Whether rejecting the redline brings the old document's numbers back, as printed."""
        if self.foreign.lists.are_as_they_were and not self.foreign.styles_differ:
            return True
        made = Reading(package)
        settle(made.root(made.document), "rejected")
        return made.labels() == self.old.labels()

    def _parts(self, side: str, made: Reading) -> Iterator[tuple[str, str]]:
        """The parts of a side to be found again, each with the redline's."""
        yield (self.new.document if side == "new" else self.old.document, made.document)
        for one in self.state.parts:
            yield (one.new if side == "new" else one.old, one.redlined)

    def _nearest(self, element: Element | None, root: Element) -> Element | None:
        if element is not None:
            return element
        return next(reversed(list(root.iter(P))), None)

    def coarser(self, side: str, piece: Element) -> Coarser:
        """How a piece is told that is taken whole."""
        places = self.state.old if side == "old" else self.state.new
        level = LEVELS[str(piece.tag)]
        return Coarser(places.of(piece).words, level, "a finer redline of it did not come out")  # type: ignore[arg-type]

    def comparison(self, package: Package, coarser: tuple[Coarser, ...]) -> Comparison:
        """What differs, in reading order."""
        changes = sorted(self.state.changes, key=lambda one: (one.place.part != "document", 0))
        removed, added, moved = counted(package)
        return Comparison(
            "old", "new", tuple(changes), tuple(renumbered(self.state)),
            coarser=coarser,
            left_out=tuple(self._left_out(package)),
            counted=Counted(removed, added, moved),
        )  # fmt: skip

    def _left_out(self, package: Package) -> Iterator[str]:
        yield from self.state.left_out
        yield from not_compared(self.old, self.wanted.reading)
        yield from self._banners(package)
        if self.coarse.lists and not self.numbers_hold(package):
            yield (
                "numbers: some come from styles that the new document defines otherwise; "
                "rejecting all changes does not bring the old ones back"
            )

    def _banners(self, package: Package) -> Iterator[str]:
        """Headers and footers that a section of the settled redline has and should not."""
        made = Reading(package)
        wanted = {"accepted": self.wanted.reading, "rejected": self.old}
        for side, document in self._settled.items():
            for one in not_exact(made, document, wanted[side], side):
                yield f"{one}: it is not as it should be once all changes are {side}"


class _Wanted:
    """The new file as it was given: its own trees are turned into the redline."""

    def __init__(self, package: Package) -> None:
        self.reading = Reading(package)


def _story_of(root: Element) -> Element:
    body = root.find(f"{{{root.nsmap['w']}}}body")
    return root if body is None else body
