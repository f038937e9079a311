"""Guides told again: each document's examples tried in order, in one folder.

Knows the signs by which a document says what is done; does not judge what came out.
A document is a story: what one example leaves behind, the next one finds.

    ```console              commands after "$ ", each followed by what it prints
    Put this in `path`:     the block below becomes that file
    Add this to `path`:     the block below goes to its end
    Change `path`:          a diff: "-" lines give way to "+" lines
    `path` holds:           the block below is what is in it
    In Word, change “old” to “new” in `path`
    In Excel, write “words” into `Sheet!F2` of `path`

A line with nothing but … stands for lines left out. What differs from one run or
computer to another (times, the folder it all happens in) is made the same.
"""

import contextlib
import io
import re
import shlex
import subprocess
from difflib import get_close_matches
from pathlib import Path
from unittest.mock import patch

import openpyxl

from boardpaper.cli import main
from front_door import inside, rewrite, write
from tools.programs import ROOT

STEP = re.compile(
    r"^```(?P<kind>\w+)\n(?P<text>.*?)^```$"
    r"|In Word, change\s“(?P<old>[^”]+)”\sto\s“(?P<new>[^”]*)”\sin\s`(?P<file>[^`]+)`"
    r"|In Excel, write\s“(?P<words>[^”]+)”\sinto\s`(?P<sheet>\w+)!(?P<cell>\w+)`"
    r"\sof\s`(?P<book>[^`]+)`",
    re.M | re.S,
)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.M)
SHOWN_ONLY = ("sh", "text")
"""Blocks that nobody runs: commands for other programs, and layouts."""
LEFT_OUT = "…"
SETTLED = (
    (r"\(\d+\.\d\d s\)", "(0.05 s)"),
    (r" in \d+\.\d\d s\b", " in 0.10 s"),
    (r"\(edited \d{4}-\d\d-\d\d at \d\d\.\d\d\)", "(edited 2027-01-12 at 09.30)"),
    (r"\(before (\w+) \d{4}-\d\d-\d\d at \d\d\.\d\d\)", r"(before \1 2027-01-12 at 09.30)"),
    (r"\b[0-9a-f]{64}\b", LEFT_OUT),
    (r"\b[0-9a-f]{12}\b", "5d1c0f9e3a7b"),
    (r"[ \t]+$", ""),
)


class Story:
    """One document's examples, tried from a folder."""

    def __init__(self, home: Path) -> None:
        self.home = self.folder = home.resolve()
        self.code = 0

    def told(self, document: str) -> str:
        """The document with what really came out wherever it shows it."""
        return STEP.sub(self._step, document)

    def _step(self, step: re.Match[str]) -> str:
        if step["file"]:
            rewrite(self.folder / step["file"], (_xml(step["old"]), _xml(step["new"])))
            return step[0]
        if step["book"]:
            book = openpyxl.load_workbook(self.folder / step["book"])
            book[step["sheet"]][step["cell"]] = step["words"]
            book.save(self.folder / step["book"])
            return step[0]
        kind, text = step["kind"], step["text"]
        if kind in SHOWN_ONLY:
            return step[0]
        if kind == "console":
            came = "".join(self._typed(*command) for command in COMMAND.findall(text))
        else:
            lead = step.string[: step.start()].rstrip().rpartition("\n")[2]
            came = self._done(lead, text)
        return f"```{kind}\n{came}```"

    def _done(self, lead: str, text: str) -> str:
        """Does with a block what the line above it says; the block as it should be."""
        named = re.search("`([^`]+)`", lead)
        assert named, f"nothing says what to do with this block: {lead}"
        path = self.folder / named[1]
        if lead.endswith("` holds:"):
            return _as_shown(self._settled(path.read_text(encoding="utf-8")), text)
        if lead.startswith("Put this in "):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        elif lead.startswith("Add this to "):
            path.write_bytes(path.read_bytes() + text.encode())
        elif lead.startswith("Change "):
            write(self.folder, named[1], _side(text, "-"), _side(text, "+"))
        else:
            raise AssertionError(f"nothing says what to do with this block: {lead}")
        return text

    def _typed(self, command: str, shown: str) -> str:
        """A command and what it prints."""
        printed = self._settled(self._run(shlex.split(command))).strip("\n")
        came = _as_shown(f"{printed}\n" if printed else "", shown)
        return f"$ {command}\n{came}"

    def _run(self, words: list[str]) -> str:
        match words:
            case ["cd", folder]:
                self.folder = (self.folder / folder).resolve(strict=True)
            case ["echo", "$?"]:
                return f"{self.code}\n"
            case ["make", word]:
                return self._run(["boardpaper", *_recipe(word)])
            case ["boardpaper", *rest]:
                return self.boardpaper(rest)
            case ["git", *rest]:
                return self.git(rest)
            case _:
                raise AssertionError(f"the tests cannot run: {shlex.join(words)}")
        return ""

    def boardpaper(self, words: list[str]) -> str:
        """What boardpaper prints on a terminal, in the order in which it says it."""
        said = io.StringIO()
        with (
            inside(self.folder),
            contextlib.redirect_stdout(said),
            contextlib.redirect_stderr(said),
            patch("sys.argv", ["boardpaper", *words]),
        ):
            try:
                main()
                self.code = 0
            except SystemExit as end:
                self.code = int(end.code or 0)
        return said.getvalue()

    def git(self, words: list[str]) -> str:
        """What git prints on a terminal; it knows its user (``conftest`` sees to that)."""
        called = ["git", "-c", "init.defaultBranch=main", *words]
        done = subprocess.run(
            called, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        self.code = done.returncode
        return done.stdout.decode()

    def _settled(self, text: str) -> str:
        text = text.replace(str(self.home), LEFT_OUT)
        for found, instead in SETTLED:
            text = re.sub(found, instead, text, flags=re.M)
        return text


def _as_shown(came: str, shown: str) -> str:
    """What came out; as the document has it where they differ in left out lines only."""
    lines = _lines(shown)
    kept = (r"(?:.*\n)*?" if line == LEFT_OUT else f"{re.escape(line)}\n" for line in lines)
    if re.fullmatch("".join(kept), came):
        return shown
    return _shortened(_lines(came), lines) if LEFT_OUT in lines else came


def _shortened(came: list[str], shown: list[str]) -> str:
    """The lines that are like one that was shown; the others left out again."""
    lines: list[str] = []
    for line in came:
        after_gap = lines[-1:] == [LEFT_OUT]
        if get_close_matches(line, shown, 1, 0.8) and (line or not after_gap):
            lines.append(line)
        elif not after_gap:
            lines.append(LEFT_OUT)
    return "".join(f"{line}\n" for line in lines)


def _lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n") if text else []


def _side(diff: str, sign: str) -> str:
    """One side of a diff: the lines with a sign, and those with none."""
    return "\n".join(line[1:] for line in _lines(diff) if line[:1] in (sign, " "))


def _xml(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


def _recipe(word: str) -> list[str]:
    """The words that make gives boardpaper for one of its own."""
    rules = (ROOT / "Makefile").read_text(encoding="utf-8")
    found = re.search(rf"^{word}:.*\n(?:\t.*\n)*?\t.* -m boardpaper (.*)$", rules, re.M)
    assert found, f"make {word} does not run boardpaper"
    return found[1].split()
