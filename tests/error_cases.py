"""The smallest inputs that break each rule, one text file a case, with what is printed.

Knows the form of those files and how to apply one to a workspace; does not judge.

A case begins with a line that says what went wrong. Blocks follow, each under a
line ``-- word rest --``:

    -- file PATH --            the file's new text
    -- edit PATH --            old text, a line =>, new text
    -- bytes PATH --           either of them, with escapes such as \\xff
    -- part DOCX PART --       an edit inside one part of a Word file
    -- add DOCX PART --        a part more in a Word file
    -- document PATH --        a Word file of such paragraphs
    -- workbook PATH --        an Excel file of such cells, with | between them
    -- fill PATH MB --         so many megabytes of nothing: a file, or a part DOCX:PART
    -- link PATH --            a symbolic link to what the text names
    -- delete PATH --          the file is not there
    -- git WORDS --            git does something in the workspace
    -- run WORDS --            a command; the last one's words are expected (else: check)
    -- expected --             what it prints

A path that begins with ``paper/``, ``meeting/`` or ``style/`` is in the folder of
the sample paper, its meeting or its house style.
"""

import re
import shlex
import shutil
import subprocess
import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from docx import Document

from front_door import Answer, rewrite, run

FOLDER = Path(__file__).parent / "errors"
SHORT = {
    "paper/": "source/2027-01-21-health-board/winter-plan/",
    "meeting/": "source/2027-01-21-health-board/",
    "style/": "templates/middlesbrough-2004/",
}
HEAD = re.compile(r"^-- (\w+)(?: (.*?))? --\n", re.M)
Block = tuple[str, str, str]


@dataclass(frozen=True)
class Case:
    """One case: its rule, its file, what went wrong, what to change, what is printed."""

    path: Path
    title: str
    blocks: tuple[Block, ...]
    expected: str

    @property
    def rule(self) -> str:
        """The rule it breaks: the name of its file up to a double dash."""
        return self.path.stem.partition("--")[0]

    @property
    def command(self) -> str:
        """The command whose words are expected."""
        given = [rest for word, rest, _ in self.blocks if word == "run"]
        return given[-1] if given else "check"

    def printed(self, workspace: Path) -> tuple[int, str]:
        """The exit code and the words when the case is tried in a workspace."""
        answer = None
        for word, rest, text in self.blocks:
            if word == "run":
                answer = run(workspace, *shlex.split(rest))
            else:
                APPLY[word](workspace, rest, text)
        answer = answer or run(workspace, "check")
        return answer.code, _lasting(answer, workspace)

    def text(self, expected: str) -> str:
        """The case's file with other words expected."""
        head = self.path.read_bytes().decode().partition("-- expected --\n")[0]
        return f"{head}-- expected --\n{expected}"


def _lasting(answer: Answer, workspace: Path) -> str:
    """What was said, without what differs from day to day and place to place."""
    said = (answer.err + answer.out).replace(str(workspace), "…")
    said = re.sub(r"\d\.\d\d s\b", "0.03 s", said)
    said = re.sub(r"\b[0-9a-f]{12}\b", "5d1c0f9e3a7b", said)
    return re.sub(r"edited \d{4}-\d\d-\d\d at \d\d\.\d\d", "edited 2027-01-14 at 09.30", said)


def cases() -> list[Case]:
    """All cases, by rule and name."""
    return [_read(path) for path in sorted(FOLDER.glob("*.txt"), key=lambda path: path.stem)]


def _read(path: Path) -> Case:
    text = path.read_bytes().decode()
    title, *parts = HEAD.split(text)
    blocks = tuple(zip(parts[::3], (rest or "" for rest in parts[1::3]), parts[2::3], strict=True))
    case = Case(path, title.strip(), (), "")
    expected = [held for word, _, held in blocks if word == "expected"]
    changes = tuple(block for block in blocks if block[0] != "expected")
    return replace(case, blocks=changes, expected=expected[0] if expected else "")


def full(path: str) -> str:
    """A path of a case as it is in the workspace."""
    for short, folder in SHORT.items():
        if path.startswith(short):
            return folder + path.removeprefix(short)
    return path


def _write(workspace: Path, rest: str, text: str) -> None:
    path = workspace / full(rest)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _edit(workspace: Path, rest: str, text: str) -> None:
    path, (old, new) = workspace / full(rest), _change(text)
    held = path.read_bytes().decode()
    assert old in held, f"{old!r} is not in {rest}"
    path.write_bytes(held.replace(old, new, 1).encode())


def _bytes(workspace: Path, rest: str, text: str) -> None:
    path = workspace / full(rest)
    if "\n=>" not in text:
        path.write_bytes(_unescaped(text.rstrip("\n")))
        return
    old, new = map(_unescaped, _change(text))
    held = path.read_bytes()
    assert old in held, f"{old!r} is not in {rest}"
    path.write_bytes(held.replace(old, new, 1))


def _unescaped(text: str) -> bytes:
    return text.encode("latin-1").decode("unicode_escape").encode("latin-1")


def _change(text: str) -> tuple[str, str]:
    old, _, new = text.rstrip("\n").partition("\n=>")
    return old, new.removeprefix("\n")


def _part(workspace: Path, rest: str, text: str) -> None:
    path, _, name = rest.partition(" ")
    rewrite(workspace / full(path), _change(text), name=name)


def _add(workspace: Path, rest: str, text: str) -> None:
    path, _, name = rest.partition(" ")
    _pack(workspace / full(path), name, text.encode())


def _pack(path: Path, name: str, data: bytes) -> None:
    with warnings.catch_warnings(), ZipFile(path, "a", ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # two parts of one name may be what is wanted
        archive.writestr(name, data)


def _fill(workspace: Path, rest: str, text: str) -> None:
    path, _, size = rest.partition(" ")
    path, _, name = path.partition(":")
    length = int(size) * 1024 * 1024
    if name:
        _pack(workspace / full(path), name, bytes(length))
    else:
        with (workspace / full(path)).open("wb") as file:
            file.truncate(length)


def _document(workspace: Path, rest: str, text: str) -> None:
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(str(workspace / full(rest)))


def _workbook(workspace: Path, rest: str, text: str) -> None:
    book = openpyxl.Workbook()
    for row in text.splitlines():
        book.worksheets[0].append([cell.strip() for cell in row.split("|")])
    book.save(workspace / full(rest))


def _link(workspace: Path, rest: str, text: str) -> None:
    path = workspace / full(rest)
    path.unlink(missing_ok=True)
    path.symlink_to(full(text.strip()))


def _delete(workspace: Path, rest: str, text: str) -> None:
    path = workspace / full(rest)
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def _git(workspace: Path, rest: str, text: str) -> None:
    who = ["-c", "user.name=A Clerk", "-c", "user.email=a@example.org"]
    words = ["git", *who, *shlex.split(rest)]
    subprocess.run(words, cwd=workspace, check=True, capture_output=True)


APPLY: dict[str, Callable[[Path, str, str], None]] = {
    "file": _write,
    "edit": _edit,
    "bytes": _bytes,
    "part": _part,
    "add": _add,
    "document": _document,
    "workbook": _workbook,
    "fill": _fill,
    "link": _link,
    "delete": _delete,
    "git": _git,
}
"""How each kind of block is applied: to a workspace, by the rest of its line and its text."""
