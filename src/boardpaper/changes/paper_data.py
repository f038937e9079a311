"""What differs between the typed files of two papers, field by field.

Knows meetings, papers and their plans; does not know how any of it prints. The order of
an agenda concerns a meeting and none of its papers, and is left out.
"""

from collections.abc import Iterator, Sequence

from boardpaper.changes.entries import Entry, entry_changes
from boardpaper.changes.facts import Facts, differing, exempt, joined, said
from boardpaper.changes.plan_data import plan_changes
from boardpaper.model.change import DataChange
from boardpaper.model.meeting import Meeting
from boardpaper.model.paper import Paper
from boardpaper.model.paper_file import AppendixFile, FieldEntry, PaperFile
from boardpaper.model.plan import Plan
from boardpaper.model.sentences import plain

NO_PLAN = Plan(format=1, recommendations=())


def paper_changes(old: Paper, new: Paper) -> Iterator[DataChange]:
    """The differences of two papers as data: meeting, paper, front matter, plan."""
    yield from differing("field", "meeting", "", _of_meeting(old.meeting), _of_meeting(new.meeting))
    yield from differing("field", "paper", "", _of_paper(old.about), _of_paper(new.about))
    yield from _front_matter(old, new)
    appendices = _appendices(old.about.appendices), _appendices(new.about.appendices)
    yield from entry_changes("field", "paper", *appendices)
    yield from plan_changes(old.plan or NO_PLAN, new.plan or NO_PLAN)


def _of_meeting(one: Meeting) -> Facts:
    return {
        "committee": plain(one.committee),
        "date": plain(one.date),
        "time": plain(one.time),
        "place": plain(one.place),
    }


def _of_paper(one: PaperFile) -> Facts:
    return {
        "title": plain(one.title),
        "subject": plain(one.subject),
        "language": one.language,
        "house style": one.house_style,
        "public interest": plain(one.exempt.public_interest),
        **{joined(_spoken(name), "exempt"): exempt(by) for name, by in one.exempt.fields.items()},
    }


def _front_matter(old: Paper, new: Paper) -> Iterator[DataChange]:
    labels = {rule.key: rule.label for paper in (old, new) for rule in paper.style.fields}
    for key in dict.fromkeys((*old.about.fields, *new.about.fields)):
        label = labels.get(key) or _spoken(key)
        before, after = old.about.fields.get(key, ()), new.about.fields.get(key, ())
        if len(before) == len(after) == 1:
            facts = _of_field(before[0]), _of_field(after[0])
            yield from differing("field", "front matter", label, *facts)
        elif before != after:
            several = max(len(before), len(after)) > 1
            entries = _entries(label, before, several), _entries(label, after, several)
            yield from entry_changes("field", "front matter", *entries)


def _of_field(entry: FieldEntry) -> Facts:
    return {_spoken(part): plain(words) for part, words in entry.items()}


def _entries(label: str, held: Sequence[FieldEntry], several: bool) -> list[Entry]:
    """The entries of a field, numbered where there are several on either side."""
    return [
        Entry(f"{label} {number}" if several else label, said(_of_field(one)), _of_field(one))
        for number, one in enumerate(held, 1)
    ]


def _spoken(key: str) -> str:
    return key.replace("_", " ")


def _appendices(held: Sequence[AppendixFile]) -> list[Entry]:
    """Appendices in order, told apart by their files."""
    return [
        Entry(f"appendix {number}", one.file[1], _of_appendix(one))
        for number, one in enumerate(held, 1)
    ]


def _of_appendix(one: AppendixFile) -> Facts:
    return {
        "title": plain(one.title),
        "file": one.file[1],
        "pages": one.orientation,
        "paragraphs": "numbered" if one.numbered else "",
        "exempt": exempt(one.exempt),
    }
