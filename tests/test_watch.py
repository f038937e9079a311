"""Watching real files from a real thread: what changes is acted on, what does not is not."""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import pairwise
from operator import eq
from pathlib import Path

import pytest

from boardpaper.files.reading import Files
from boardpaper.watch import watch

PAPER = "source/2004-09-23/budget"
FOREVER = 60
"""Seconds after which a test that waits has failed."""


class Builds:
    """Something that reads a paper over and over, in a thread, and what it read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.stop = threading.Event()
        self.read: list[dict[str, str]] = []
        self.files = Files(root)
        self.meanwhile: Callable[[], None] = lambda: None
        self.thread = threading.Thread(
            daemon=True, target=watch, args=(self.paths, self.act, self.stop)
        )

    def paths(self) -> Iterable[Path]:
        return self.files.watched

    def act(self) -> None:
        self.files = Files(self.root)
        found = {
            name: source.text
            for name in self.files.list(PAPER, ".md")
            if (source := self.files.text(f"{PAPER}/{name}").value)
        }
        plan = self.files.text(f"{PAPER}/plan.yaml").value
        found |= {"plan": plan.text} if plan else {}
        write(self.root / "build/budget.docx", str(found))
        self.meanwhile()
        self.read.append(found)

    def until(self, condition: Callable[[dict[str, str]], bool]) -> None:
        started = time.monotonic()
        while not self.read or not condition(self.read[-1]):
            assert self.thread.is_alive()
            assert time.monotonic() - started < FOREVER, self.read
            time.sleep(0.01)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def save_as_editors_do(path: Path, text: str) -> None:
    write(path.with_name(f".{path.name}.swp"), text)
    path.with_name(f".{path.name}.swp").replace(path)


@pytest.fixture
def builds(tmp_path: Path) -> Iterator[Builds]:
    write(tmp_path / PAPER / "1.md", "one")
    for path in (tmp_path / PAPER / "1.md", tmp_path / PAPER):
        os.utime(path, (0, 0))  # what is as old as the build itself is built twice, to be safe
    builds = Builds(tmp_path)
    builds.thread.start()
    builds.until(lambda read: read == {"1.md": "one"})
    yield builds
    builds.stop.set()
    builds.thread.join(FOREVER)
    assert not builds.thread.is_alive()


def test_a_saved_file_is_read_again(builds: Builds) -> None:
    narrative = builds.root / PAPER / "1.md"
    for save in (write, save_as_editors_do):
        for text in ("two", "three"):
            save(narrative, text)
            builds.until(partial(eq, {"1.md": text}))


def test_a_file_deleted_and_made_again_is_read(builds: Builds) -> None:
    (builds.root / PAPER / "1.md").unlink()
    builds.until(lambda read: read == {})
    write(builds.root / PAPER / "1.md", "again")
    builds.until(lambda read: read == {"1.md": "again"})


def test_new_files_are_seen_listed_or_looked_for(builds: Builds) -> None:
    write(builds.root / PAPER / "2 ŵ.md", "new")
    builds.until(lambda read: read.get("2 ŵ.md") == "new")
    write(builds.root / PAPER / "plan.yaml", "format: 1")
    builds.until(lambda read: read.get("plan") == "format: 1")
    write(builds.root / PAPER / "plan.yaml", "format: 2")
    builds.until(lambda read: read.get("plan") == "format: 2")


def test_folders_that_vanish_and_come_back_are_followed(builds: Builds) -> None:
    shutil.rmtree(builds.root / "source")
    builds.until(lambda read: read == {})
    write(builds.root / PAPER / "1.md", "back")
    builds.until(lambda read: read == {"1.md": "back"})
    (builds.root / PAPER).rename(builds.root / "away")
    builds.until(lambda read: read == {})
    (builds.root / "away").rename(builds.root / PAPER)
    builds.until(lambda read: read == {"1.md": "back"})
    write(builds.root / PAPER / "1.md", "and changed")
    builds.until(lambda read: read == {"1.md": "and changed"})


def test_a_change_made_while_it_builds_is_not_lost(builds: Builds) -> None:
    changes = iter(["changed meanwhile", "and again"])

    def meanwhile() -> None:
        for text in changes:
            write(builds.root / PAPER / "1.md", text)
            write(builds.root / PAPER / f"{text}.md", "new")
            return

    builds.meanwhile = meanwhile
    write(builds.root / PAPER / "1.md", "changed")
    builds.until(lambda read: read.get("1.md") == "and again" and len(read) == 3)


def test_a_file_first_read_and_changed_in_the_same_build_is_read_again(tmp_path: Path) -> None:
    builds = Builds(tmp_path)
    write(tmp_path / PAPER / "1.md", "one")
    changes = iter(["changed in the first build"])

    def meanwhile() -> None:
        for text in changes:
            write(tmp_path / PAPER / "1.md", text)

    builds.meanwhile = meanwhile
    builds.thread.start()
    builds.until(lambda read: read == {"1.md": "changed in the first build"})
    builds.stop.set()
    builds.thread.join(FOREVER)


def test_what_nobody_read_does_not_matter(builds: Builds) -> None:
    folder = builds.root / PAPER
    for name in ("~$1.md", "1.md~", ".#1.md", "#1.md#", "1.md.tmp", "notes.txt"):
        write(folder / name, "x")
    write(builds.root / "build/2004-09-23/budget.docx", "x")
    write(folder / "2.md", "the end")
    builds.until(lambda read: read.get("2.md") == "the end")
    assert builds.read[0] == {"1.md": "one"}
    assert all(one != other for one, other in pairwise(builds.read))


def test_it_stops_before_acting_when_told_to(tmp_path: Path) -> None:
    stop = threading.Event()
    stop.set()
    watch(lambda: [tmp_path], lambda: pytest.fail("it acted"), stop)


def test_ctrl_c_ends_it_quietly(tmp_path: Path) -> None:
    def act() -> None:
        raise KeyboardInterrupt

    watch(lambda: [tmp_path], act)


def test_what_the_act_raises_passes_through(tmp_path: Path) -> None:
    def act() -> None:
        raise ValueError("a fault of ours")

    with pytest.raises(ValueError, match="a fault of ours"):
        watch(lambda: [tmp_path], act)
