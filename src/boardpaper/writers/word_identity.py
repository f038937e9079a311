"""Which bookmark says where a paragraph or a cell of a paper came from.

Knows keys, sections and the how-many-th of each thing in its section; does not know how
a paragraph is drawn, nor what the part with the answers looks like.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from boardpaper.model.paper import Appendix, Cell, Inline, Paper, Section, Table
from boardpaper.model.paper import words as words_of
from boardpaper.model.source import Span
from boardpaper.ooxml import markup
from boardpaper.ooxml.bookmarks import Bookmarks
from boardpaper.ooxml.field_marks import FieldMarks
from boardpaper.ooxml.fill import shown
from boardpaper.ooxml.identity import PREFIX, Identity, Kind, entry, with_identity
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.row import Lines
from boardpaper.writers.word_sources import Sources


class Marking:
    """Gives out the bookmarks of one document, and keeps what each came from.

    Unless ``wanted`` there are none, and ``entries`` stays empty: a document for the
    public then says nothing of its sources.
    """

    def __init__(self, paper: Paper, bookmarks: Bookmarks, *, wanted: bool = True) -> None:
        self.wanted, self.entries = wanted, list[str]()
        self.bookmarks, self._sources = bookmarks, Sources(paper)
        self._names = dict(_named(paper))
        self._section, self._heading, self._file = "", "", ""
        self._unplaced = self._sources.style
        self._lead, self._at, self._item = "", 0, 0

    def begin(self, place: Section | Appendix) -> None:
        """What comes now stands in this section or appendix, from its first paragraph on."""
        self._section, self._heading = self._names[place.key], place.heading
        self._file = self._sources.called(place.span)
        self._lead, self._at, self._item = self._section, 0, 0
        self._unplaced = self._sources.style

    def recommendation(self, appendix: Appendix, reference: str) -> None:
        """What comes now tells a recommendation of the plan, whose words are in no narrative."""
        self.begin(appendix)
        self._section = self._lead = f"{self._section}.{reference}"
        self._unplaced = self._sources.plan

    def heading(self, content: str) -> str:
        """The heading of the section, in its bookmark."""
        one = Identity("heading", self._file, self._section)
        return self._marked(one, self._heading, content)

    def block(
        self, kind: Kind, inlines: Iterable[Inline], span: Span | None, content: str, key: str = ""
    ) -> str:
        """The content of a paragraph, in its bookmark; ``key`` is the author's."""
        one = Identity(kind, self._called(span), self._counted(kind, key))
        return self._marked(one, "".join(words_of(inline) for inline in inlines), content)

    def _called(self, span: Span | None) -> str:
        """The file of a block: words without a place are the house style's, or the plan's."""
        return self._sources.called(span) if span else self._unplaced

    def _counted(self, kind: Kind, key: str) -> str:
        """The key of the next block: its author's, or one by its place.

        Items count apart under each paragraph, so that one more renames few others.
        """
        if kind == "item":
            self._item += 1
            return key or f"{self._lead}.{self._item}"
        self._at, self._item = self._at + 1, 0
        self._lead = key or f"{self._section}.{self._at}"
        return self._lead

    def table(self) -> None:
        """The cells that come now are those of the next table."""
        self._counted("cell", "")

    def cell(self, table: Table, row: int, column: int, content: str) -> str:
        """The content of a cell, in its bookmark; the row of headings is row 0."""
        cell: Cell = (table.header, *table.rows)[row][column]
        file, at = self._called(cell.span or table.span), (str(row + 1), str(column + 1))
        return self._marked(Identity("cell", file, self._lead, *at), words_of(cell), content)

    def row(self, row: Mapping[str, Lines], columns: Sequence[str], /) -> Iterator[tuple[int, str]]:
        """The bookmarks of a plan's row: for each cell the id and the name."""
        reference = row["reference"][0][0]
        for column in columns:
            words = [text for slot in column.split() for text, _ in row.get(slot, ())]
            one = Identity("cell", self._sources.plan, "", reference, column)
            yield self._given(one, "\n".join(words))

    def plan_cell(self, reference: str, columns: Sequence[str], words: str, content: str) -> str:
        """What stands for these columns of a recommendation, in its bookmark."""
        one = Identity("cell", self._sources.plan, "", reference, " ".join(columns))
        return self._marked(one, words, content)

    def told(
        self, package: Package, fields: FieldMarks, rendered: Package, links: Mapping[str, str]
    ) -> Package:
        """The filled document, with the part that tells all this.

        It tells also of the template's own bookmarks, as they were in the rendered
        document; ``links`` are the addresses that stand in for marks.
        """
        if not self.wanted:
            return package
        addresses = {mark: shown(address) for mark, address in links.items()}
        said = fields.words(rendered, addresses).items()
        there = ((name, words) for name, words in said if _stands(package, name))
        told = [self._field(name, fields.names[name], words) for name, words in there]
        return with_identity(package, [*told, *self.entries])

    def _field(self, bookmark: str, names: Sequence[str], words: str) -> str:
        files = {self._sources.of_name(name) for name in names}
        file = files.pop() if len(files) == 1 else ""
        one = Identity("field", file, " ".join(names))
        return entry(bookmark, one, self._sources.digest(words))

    def _marked(self, one: Identity, words: str, content: str) -> str:
        return markup.bookmark(*self._given(one, words), content) if self.wanted else content

    def _given(self, one: Identity, words: str) -> tuple[int, str]:
        """The id and the name of a bookmark for this, which is kept from now on."""
        name = self.bookmarks.once(PREFIX, one.place)
        self.entries.append(entry(name, one, self._sources.digest(words)))
        return self.bookmarks.identity(), name


def _stands(package: Package, bookmark: str) -> bool:
    """Whether a bookmark is still there: a paper without a plan loses a part of its template."""
    document = package.parts[package.document_part]
    pieces = [document] if isinstance(document, bytes) else document
    return any(f'w:name="{bookmark}"'.encode() in piece for piece in pieces)


def _named(paper: Paper) -> Iterator[tuple[str, str]]:
    """What sections and appendices are called here, by their keys.

    The key of a section with a heading of the author's own holds the words of that, which
    do not belong here; it is called by its rule and how many-th of those it is.
    """
    free = {rule.key for rule in paper.style.sections if rule.free}
    count = 0
    for one in paper.sections:
        count += one.rule in free
        yield one.key, f"{one.rule}.{count}" if one.rule in free else one.key
    yield from ((one.key, one.key) for one in paper.appendices)
