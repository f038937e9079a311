"""What Word does not bear in tracked changes, and validators let pass.

Knows where a tracked change must not be; does not know what it says.
"""

from collections import Counter
from collections.abc import Iterator

from boardpaper.ooxml.package import read
from boardpaper.ooxml.xml import Element, W, name
from redline.formerly import FORMER, MARKS
from redline.joining import MARK

P, TC = name("w:p"), name("w:tc")
TRACKED = MARKS | FORMER | {name(f"w:cell{word}") for word in ("Ins", "Del", "Merge")}
WORDS_OF_DELETED = (name("w:delText"), name("w:delInstrText"))
WORDS = (name("w:t"), name("w:instrText"))


def broken_rules(data: bytes) -> list[str]:
    """What is wrong with the tracked changes of a .docx, in words."""
    package = read(data)
    found: list[str] = []
    ids: Counter[str] = Counter()
    for part in package.parts:
        if part.endswith(".xml") and W.encode() in package.content(part):
            root = package.tree(part)
            ids.update(one.get(name("w:id"), "none") for one in root.iter(*TRACKED))
            found += [f"{part}: {words}" for words in (*_marks(root), *_words(root))]
    twice = sorted(key for key, count in ids.items() if count > 1)
    return found + [f"two tracked changes have the id {key}" for key in twice]


def _marks(root: Element) -> Iterator[str]:
    """Tracked marks at the end of cells: Word is said never to end accepting one."""
    for cell in root.iter(TC):
        mark = cell.findall(P)[-1].find(MARK)
        if mark is not None and any(child.tag in MARKS for child in mark):
            yield "the last paragraph mark of a cell is tracked"


def _words(root: Element) -> Iterator[str]:
    """Words of the wrong kind for the change they are in."""
    for element in root.iter(*WORDS_OF_DELETED):
        if next(element.iterancestors(name("w:moveFrom")), None) is not None:
            yield "deleted text in a move"
        if next(element.iterancestors(name("w:del")), None) is None:
            yield "deleted text that no change deletes"
    for element in root.iter(*WORDS):
        around = next(element.iterancestors(*MARKS), None)
        if around is not None and around.tag == name("w:del"):
            yield "text that stays in a deletion"
