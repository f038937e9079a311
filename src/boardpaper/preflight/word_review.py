"""What reviewers leave in a Word file: tracked changes and comments.

Knows Word's marks for both (ECMA-376-1, 17.13.4 and 17.13.5); does not settle anything.
"""

from collections.abc import Iterator
from typing import Final

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.ooxml.blocks import P
from boardpaper.ooxml.linted import Linted
from boardpaper.ooxml.revisions import DEL, INS, MOVED_FROM, MOVED_TO, tracked
from boardpaper.ooxml.xml import Element, name
from boardpaper.preflight.finding import listed, quoted

AUTHOR, ID = name("w:author"), name("w:id")
COMMENT: Final = name("w:comment")
ANCHORS: Final = (name("w:commentRangeStart"), name("w:commentReference"))
TEXTS: Final = (name("w:t"), name("w:delText"))
VERBS: Final = {INS: "adds", DEL: "removes", MOVED_FROM: "moves away", MOVED_TO: "moves here"}


def tracked_changes(one: Linted) -> Iterator[Diagnostic]:
    """Tracked changes: each paragraph that has any, with what they do and whose they are."""
    for root in one.roots.values():
        by_paragraph: dict[Element, list[Element]] = {}
        for change in tracked(root):
            around = next(change.iterancestors(P), change)
            by_paragraph.setdefault(around, []).append(change)
        for at, changes in by_paragraph.items():
            yield one.warning(
                at,
                "changes-are-settled",
                f"a tracked change is left{_by(changes)}{_doing(changes)}",
                "accept or reject it in Word, under Review; which of the two is for you to say",
                Severity.ERROR,
            )


def _by(changes: list[Element]) -> str:
    authors = [author for change in changes if (author := change.get(AUTHOR, ""))]
    return f" by {listed(authors)}" if authors else ""


def _doing(changes: list[Element]) -> str:
    done = [
        f"{verb} {quoted(words)}"
        for change in changes
        if (verb := VERBS.get(str(change.tag))) and (words := _words(change).strip())
    ]
    return f": it {listed(done, 3)}" if done else ""


def _words(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(*TEXTS))


def comments(one: Linted) -> Iterator[Diagnostic]:
    """Comments, each at the paragraph that it is on."""
    anchors = {
        mark.get(ID, ""): mark for root in one.roots.values() for mark in root.iter(*ANCHORS)
    }
    for part in one.package.related(one.package.document_part, "comments"):
        for comment in one.package.tree(part).iter(COMMENT):
            author = comment.get(AUTHOR, "")
            by = f" by {author}" if author else ""
            yield one.warning(
                anchors.get(comment.get(ID, "")),
                "comments-are-gone",
                f"a comment{by} is left: {quoted(_words(comment))}",
                "delete it in Word, under Review, or let --clean take all comments out",
                Severity.ERROR,
            )
