"""The tags of a PDF file as plain objects: read, to be put right, and written back whole.

Knows logical structure (ISO 32000-1, 14.7): elements, the marks on pages that belong to
them, and the tree by which a page finds its elements; does not know which tags are right.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Object, Pdf, String

KEPT = ("/A", "/Alt", "/ActualText", "/E", "/Lang", "/T")
"""What an element keeps as it is."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of what is drawn on a page: by the page, from 0, and its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link on a page; what it is stands in ``held``."""

    page: int
    held: Object = field(compare=False)

    @property
    def key(self) -> tuple[int, int]:
        """By what it is known in the file."""
        return self.held.objgen


@dataclass(eq=False, slots=True)
class Element:
    """One tag: its standard name without the slash, what is in it, and its properties.

    ``page`` is the page that it begins on, from 0.
    """

    role: str
    kids: list["Element | Mark | Annotation"] = field(default_factory=list)
    held: dict[str, Object] = field(default_factory=dict)
    identifier: str = ""
    page: int = 0

    @property
    def elements(self) -> "list[Element]":
        """The elements right below it."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def walk(self) -> "Iterator[Element]":
        """It and every element below it, in reading order."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += reversed(one.elements)

    def marks(self) -> Iterator[Mark]:
        """Everything drawn that belongs to it or to an element below it."""
        for kid in self.kids:
            if isinstance(kid, Mark):
                yield kid
            elif isinstance(kid, Element):
                yield from kid.marks()


def read_tree(pdf: Pdf) -> Element | None:
    """The tags of a file under one root, under their standard names; None where it has none."""
    root = pdf.Root.get(Name.StructTreeRoot)
    if root is None:
        return None
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    return _Reading(pages, _roles(root)).element(root, 0)


def _roles(root: Object) -> dict[str, str]:
    """What each name that is not standard stands for."""
    return {name: str(stands) for name, stands in root.get(Name.RoleMap, Dictionary()).items()}


@dataclass(frozen=True, slots=True)
class _Reading:
    pages: dict[tuple[int, int], int]
    roles: dict[str, str]

    def element(self, one: Object, page: int) -> Element:
        page = self._page(one, page)
        role = self._role(str(one.get(Name.S, "/Root")))
        made = Element(role, held={key: one[key] for key in KEPT if key in one}, page=page)
        kids = one.get(Name.K, Array())
        for kid in kids if isinstance(kids, Array) else Array([kids]):
            found = self._kid(kid, page)
            if found is not None:
                made.kids.append(found)
        return made

    def _kid(self, kid: Object | int, page: int) -> Element | Mark | Annotation | None:
        if isinstance(kid, int):
            return Mark(page, kid)
        page = self._page(kid, page)
        if kid.get(Name.Type) == Name.MCR:
            return Mark(page, int(kid.MCID))
        if kid.get(Name.Type) == Name.OBJR:
            return Annotation(page, kid.Obj) if isinstance(kid.Obj, Dictionary) else None
        return self.element(kid, page)

    def _page(self, one: Object, page: int) -> int:
        return self.pages.get(one.Pg.objgen, page) if Name.Pg in one else page

    def _role(self, name: str) -> str:
        for _ in self.roles:  # a name may stand for one that stands for another
            if self.roles.get(name, name) == name:
                break
            name = self.roles[name]
        return name.removeprefix("/")


def write_tree(pdf: Pdf, root: Element) -> None:
    """Gives a file these tags and no others."""
    _Writing(pdf).write(root)


@dataclass
class _Writing:
    pdf: Pdf
    on_pages: dict[int, dict[int, Object]] = field(default_factory=dict)
    linked: list[tuple[Object, Object]] = field(default_factory=list)
    named: dict[str, Object] = field(default_factory=dict)

    def write(self, root: Element) -> None:
        top = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        top.K = Array([self._element(kid, top) for kid in root.elements])
        top.ParentTree = self._parents()
        top.ParentTreeNextKey = len(self.pdf.pages) + len(self.linked)
        if self.named:
            tree = NameTree.new(self.pdf)
            tree.update(self.named)
            top.IDTree = tree.obj
        self.pdf.Root.StructTreeRoot = top

    def _element(self, one: Element, parent: Object) -> Object:
        made = self.pdf.make_indirect(
            Dictionary({"/Type": Name.StructElem, "/S": Name(f"/{one.role}"), "/P": parent})
        )
        for key, held in one.held.items():
            made[key] = held
        if one.identifier:
            made.ID = String(one.identifier)
            self.named[one.identifier] = made
        here = next((kid.page for kid in one.kids if not isinstance(kid, Element)), one.page)
        made.Pg = self.pdf.pages[here].obj
        made.K = Array([self._kid(kid, made, here) for kid in one.kids])
        return made

    def _kid(self, kid: Element | Mark | Annotation, parent: Object, here: int) -> Object | int:
        if isinstance(kid, Element):
            return self._element(kid, parent)
        page = self.pdf.pages[kid.page].obj
        if isinstance(kid, Annotation):
            self.linked.append((kid.held, parent))
            return Dictionary(Type=Name.OBJR, Pg=page, Obj=kid.held)
        self.on_pages.setdefault(kid.page, {})[kid.number] = parent
        if kid.page == here:
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=page, MCID=kid.number)

    def _parents(self) -> Object:
        """The tree from each page's marks, and from each link, to their elements."""
        tree = NumberTree.new(self.pdf)
        for number, page in enumerate(self.pdf.pages):
            marks = self.on_pages.get(number, {})
            held = [marks.get(at) for at in range(max(marks, default=-1) + 1)]
            tree[number] = self.pdf.make_indirect(Array(held))
            page.obj.StructParents = number
        for number, (annotation, parent) in enumerate(self.linked, len(self.pdf.pages)):
            annotation.StructParent = number
            tree[number] = parent
        return tree.obj
