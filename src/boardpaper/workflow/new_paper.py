"""New paper: the source files an author fills in, by what the house style asks for.

Knows how a paper begins; does not know how it is read or built.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import fill

from boardpaper.files.creating import create_tree
from boardpaper.files.locating import is_inside
from boardpaper.files.names import is_temporary
from boardpaper.files.place import MEETING_FILE, PAPER_FILE, SOURCE
from boardpaper.files.reading import Files
from boardpaper.files.workspace import Workspace
from boardpaper.model.dates import When
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.house_style import FieldRule, HouseStyle, Length, PartRule, SectionRule
from boardpaper.model.printable import UNPRINTABLE
from boardpaper.model.source import WholeFile
from boardpaper.readers import house_style
from boardpaper.readers import paper as paper_reader
from boardpaper.workflow.make import HOUSE_STYLE_FILE

FIRST_STYLE = "middlesbrough-2004"
WRITE_IT = "write it like 2027-01-21-health-board/winter-plan"
NOT_ON_A_LINE = re.compile(rf"{UNPRINTABLE.pattern}|[\t\n\r]")
DATED = re.compile(r"(\d{4}-\d{2}-\d{2})-?(.*)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for; ``path`` is the meeting's folder and the paper's."""

    path: str
    title: str
    style: str = ""
    committee: str = ""
    date: str = ""
    plan: bool = False


def new_paper(workspace: Workspace, wanted: Wanted) -> Outcome[tuple[str, ...]]:
    """Makes the files of a new paper, and of its meeting if it is new; their paths."""
    refused = tuple(_unusable(wanted)) or tuple(_unwritable(wanted))
    if refused:
        return Outcome(None, refused)
    meeting, name = _folders(wanted)
    style_name = wanted.style or _usual_style(workspace)
    style = _style(workspace, style_name)
    if style.value is None:
        return Outcome(None, style.diagnostics)
    files: dict[str, bytes] = {}
    if not (workspace.root / SOURCE / meeting / MEETING_FILE).is_file():
        met = _meeting_file(meeting, wanted)
        if met.value is None:
            return Outcome(None, met.diagnostics)
        files[f"{meeting}/{MEETING_FILE}"] = met.value.encode()
    for file_name, text in paper_files(style.value, style_name, wanted):
        files[f"{meeting}/{name}/{file_name}"] = text.encode()
    return create_tree(workspace.root / SOURCE, files, SOURCE)


def _folders(wanted: Wanted) -> list[str]:
    """The names of the folders that were asked for, in ``source/``."""
    return wanted.path.replace("\\", "/").rstrip("/").removeprefix(f"{SOURCE}/").split("/")


def _unusable(wanted: Wanted) -> Iterator[Diagnostic]:
    """What is wrong with the path: it leads elsewhere, or a paper there would not be seen."""
    place, names = WholeFile(wanted.path), _folders(wanted)
    if not is_inside(wanted.path):
        message = f'"{wanted.path}" leads out of the workspace'
        yield Diagnostic(place, "path-stays-inside", message, WRITE_IT)
    elif len(names) != 2 or not all(names):
        message = "a paper needs the folder of its meeting and one of its own"
        yield Diagnostic(place, "paper-has-a-meeting", message, WRITE_IT)
    else:
        yield from unseen(place, names)


def unseen(place: WholeFile, names: Iterable[str]) -> Iterator[Diagnostic]:
    """Names of folders that no paper is looked for in."""
    for name in filter(is_temporary, names):
        message = f'the name "{name}" is one of a hidden or passing file, and not looked at'
        yield Diagnostic(place, "name-works-everywhere", message, "choose another name")


def _unwritable(wanted: Wanted) -> Iterator[Diagnostic]:
    """Words that no file can hold, or that are missing."""
    if not wanted.title.strip():
        place = WholeFile("--title")
        yield Diagnostic(place, "field-is-given", "the title is empty", 'write --title "…"')
    for option in ("title", "style", "committee", "date"):
        if found := NOT_ON_A_LINE.search(getattr(wanted, option)):
            message = f"it has a character in it that does not print (U+{ord(found[0]):04X})"
            hint = "type it again, without what was copied along"
            yield Diagnostic(WholeFile(f"--{option}"), "character-is-printable", message, hint)


def _usual_style(workspace: Workspace) -> str:
    """The house style most papers of the workspace have."""
    files = Files(workspace.root)
    sources = (files.text(place.paper_file).value for place in workspace.papers())
    read = (paper_reader.read(source).value for source in sources if source)
    counted = Counter(about.value.house_style for about in read if about)
    return counted.most_common(1)[0][0] if counted else FIRST_STYLE


def _style(workspace: Workspace, name: str) -> Outcome[HouseStyle]:
    files = Files(workspace.root)
    folder = files.house_style_folder(name, WholeFile(f"--style {name}"))
    if folder.value is None:
        return Outcome(None, folder.diagnostics)
    source = files.text(f"{folder.value}/{HOUSE_STYLE_FILE}")
    if source.value is None:
        return Outcome(None, source.diagnostics)
    read = house_style.read(source.value)
    return Outcome(read.value.value if read.value else None, read.diagnostics)


def _meeting_file(folder: str, wanted: Wanted) -> Outcome[str]:
    """The meeting's file; its date and committee are read from its folder unless given."""
    found = DATED.fullmatch(folder)
    date = wanted.date or (found[1] if found else "")
    committee = wanted.committee or (found[2] if found else folder).replace("-", " ").title()
    if wanted.date and not _is_a_day(wanted.date):
        return Outcome(
            None,
            (
                Diagnostic(
                    WholeFile(f"--date {wanted.date}"),
                    "date-is-a-date",
                    f'"{wanted.date}" is not a day',
                    "write it like 2027-01-21",
                ),
            ),
        )
    if not _is_a_day(date) or not committee.strip():
        return Outcome(
            None,
            (
                Diagnostic(
                    WholeFile(f"{SOURCE}/{folder}"),
                    "meeting-has-a-day",
                    f'the meeting "{folder}" is new, and its day and committee are not known',
                    'add --date 2027-01-21 --committee "Health Board"',
                ),
            ),
        )
    return Outcome(
        f"{schema_line('meeting', 2)}format: 1\ncommittee: {quoted(committee)}\ndate: {date}\n"
    )


def _is_a_day(written: str) -> bool:
    try:
        return bool(When.parse(written).day)
    except ValueError:
        return False


def schema_line(kind: str, depth: int) -> str:
    """The comment that tells an editor which schema a file follows, that many folders down."""
    return f"# yaml-language-server: $schema={'../' * depth}schemas/{kind}.schema.json\n"


def quoted(text: str) -> str:
    """A text as YAML reads it back, whatever it holds; plain where that is safe."""
    plain = re.fullmatch(r"[A-Za-z][\w ,.'()/&-]*[\w.)]|[A-Za-z]", text)
    return text if plain and text.lower() not in ("null",) else json.dumps(text, ensure_ascii=False)


def paper_files(style: HouseStyle, style_name: str, wanted: Wanted) -> Iterator[tuple[str, str]]:
    """The files of a paper by name: what to fill in, and notes that never print."""
    yield PAPER_FILE, _paper_file(style, style_name, wanted)
    for number, rule in enumerate(style.sections, 1):
        yield f"{number:02}-{rule.key.replace('_', '-')}.md", _narrative(rule, style)
    if wanted.plan:
        yield "plan.yaml", schema_line("plan", 3) + PLAN


def _paper_file(style: HouseStyle, style_name: str, wanted: Wanted) -> str:
    lines = [
        schema_line("paper", 3).rstrip(),
        "format: 1",
        f"house_style: {quoted(style_name)}",
        f"title: {quoted(wanted.title)}",
    ]
    if style.fields:
        lines.append("fields:")
        lines += (line.rstrip() for rule in style.fields for line in _field(rule))
    if wanted.plan:
        lines += ["appendices:", "  - plan: plan.yaml"]
    return "\n".join(lines) + "\n"


def _field(rule: FieldRule) -> Iterator[str]:
    begin = "    - " if rule.many else "    "
    if not rule.parts:
        note = _note_of(rule)
        yield from [f"  {rule.key}:", f"{begin}{note}"] if rule.many else [f"  {rule.key}: {note}"]
        return
    yield f"  {rule.key}:"
    for part in rule.parts:
        yield f"{begin}{part.key}: {_note_of(part)}"
        begin = " " * len(begin)


def _note_of(rule: FieldRule | PartRule) -> str:
    """What an author should write there, as a note of YAML."""
    kinds = {
        "date": "a day as 2004-09-23, or a month as 2004-09",
        "link": "https://…",
        "email": "an e-mail address",
        "yes or no": "yes or no",
        "reference": "the key of a paragraph; its number prints",
    }
    facts = [" or ".join(rule.choices) or kinds.get(rule.kind, "")]
    if isinstance(rule, FieldRule):
        facts += ["repeat for each" if rule.many else ""]
        facts += [f"only where {rule.when} is yes" if rule.when else ""]
    facts += ["" if rule.required else "may be left out"]
    said = "; ".join(fact for fact in facts if fact)
    return f"# {said}" if said else ""


def _narrative(rule: SectionRule, style: HouseStyle) -> str:
    heading = rule.heading.capitalize() if rule.heading.isupper() else rule.heading
    notes = " ".join(_notes(rule, style))
    return f"# {heading or 'A heading of your own'}\n\n<!--\n{fill(_kept(notes), 78)}\n-->\n"


def _notes(rule: SectionRule, style: HouseStyle) -> Iterator[str]:
    """What the house style asks of a section, in sentences."""
    if rule.free:
        yield "Headings of your own stand here; delete this file if there are none."
    elif rule.none:
        yield f'Delete this file, and the paper says "{rule.none}" here.'
    elif rule.required:
        yield "The house style asks for this section."
    else:
        yield "Delete this file if the paper has nothing to say here."
    yield _sentence(rule.guidance.strip())
    yield said_of_length(rule.length)
    own = style.numbering.paragraphs if rule.paragraphs is None else rule.paragraphs
    numbers = "get their numbers by themselves" if rule.numbered and own else "carry no numbers"
    yield f"Write its paragraphs below, a blank line between them; they {numbers}."
    yield "Begin a line with - for a bullet."


def _sentence(words: str) -> str:
    return words if not words or words[-1] in ".!?" else f"{words}."


def _kept(note: str) -> str:
    """A note in which nothing ends it before its end."""
    return " ".join(re.sub("-{2,}>?", "–", note).split())


def said_of_length(length: Length) -> str:
    """How long a section may be, in a sentence; empty where it may be of any length."""
    least, most = length.least_words, length.most_words
    if least and most:
        words = f"{least} to {most} words"
    elif most:
        words = f"at most {most} words"
    else:
        words = f"at least {least} words" if least else ""
    characters = f"at most {length.most_characters} characters" if length.most_characters else ""
    said = " and ".join(part for part in (words, characters) if part)
    return f"Length: {said}." if said else ""


PLAN = """\
format: 1
periods:
  - within 3 months
  - within 6 months
  - over 6 months
recommendations:
  - reference: "1"
    text: The recommendation, as it was made.
    outcome: What will be better when it is met.
    actions:
      - What is done about it
    measures:
      - What shows that it works
    milestones:
      within 3 months:
        - text: What happens first
    managers:
      - Who answers for it
"""
