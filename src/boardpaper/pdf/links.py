"""Links of a PDF file and the tags they belong to: each link one tag that has words.

Knows what LibreOffice makes of links, notes and references; does not know where they lead.
"""

from collections.abc import Callable, Iterator

from pikepdf import Array, Name, Object, Pdf, String

from boardpaper.pdf.tree import Annotation, Element, Mark

Place = Callable[[Mark], tuple[float, float] | None]
Words = Callable[[Mark], str]
REACH = 1.0
"""How far within a link its first words begin, in points."""


def mend_links(pdf: Pdf, root: Element, place: Place, words: Words) -> None:
    """Makes links and their tags agree (ISO 14289-1, 7.18.5).

    A reference that leads nowhere is words like others. A link without words covers
    nothing but the margin before the rest of its line. One without a tag gets one around
    the words that it lies over.
    """
    _unwrap(root)
    wordless = _wordless(root)
    tagged = {one.key for one in _annotations(root)}
    for number, page in enumerate(pdf.pages):
        held = page.obj.get(Name.Annots, Array())
        kept = [one for one in held if one.objgen not in wordless]
        for one in [one for one in kept if one.objgen not in tagged]:
            if not _wrapped(root, Annotation(number, one), place):
                kept.remove(one)
        _put(page.obj, kept)
    for link in [one for one in root.walk() if one.role == "Link"]:
        _describe(link, words)


def _unwrap(root: Element) -> None:
    for one in [*root.walk()]:
        kids = []
        for kid in one.kids:
            nowhere = isinstance(kid, Element) and kid.role == "Link" and not _own(kid)
            kids += kid.kids if isinstance(kid, Element) and nowhere else [kid]
        one.kids = kids


def _wordless(root: Element) -> set[tuple[int, int]]:
    """Takes links without words out of the tags, and gives what they were known by."""
    gone = set()
    for one in [*root.walk()]:
        for kid in one.elements:
            if kid.role == "Link" and not any(kid.marks()):
                gone |= {link.key for link in _own(kid)}
                one.kids.remove(kid)
    return gone


def _own(link: Element) -> list[Annotation]:
    return [kid for kid in link.kids if isinstance(kid, Annotation)]


def _annotations(root: Element) -> Iterator[Annotation]:
    return (kid for one in root.walk() for kid in one.kids if isinstance(kid, Annotation))


def _wrapped(root: Element, link: Annotation, place: Place) -> bool:
    """Whether a link lies over words, which it now has its tag around."""
    for one in root.walk():
        for at, kid in enumerate(one.kids):
            if isinstance(kid, Mark) and kid.page == link.page and _over(link, place(kid)):
                if one.role == "Link":
                    one.kids.append(link)
                else:
                    one.kids[at] = Element("Link", [kid, link], page=link.page)
                return True
    return False


def _over(link: Annotation, place: tuple[float, float] | None) -> bool:
    if place is None:
        return False
    left, bottom, right, top = map(float, link.held.Rect)
    return left - REACH <= place[0] <= right and bottom <= place[1] <= top


def _put(page: Object, annotations: list[Object]) -> None:
    if annotations:
        page.Annots = Array(annotations)
    elif Name.Annots in page:
        del page.Annots


def _describe(link: Element, words: Words) -> None:
    """Says of a link that does not what it is: the words it stands on."""
    said = "".join(map(words, link.marks())).strip()
    for one in _own(link):
        if not str(one.held.get(Name.Contents, "")).strip() and said:
            one.held.Contents = String(said)
