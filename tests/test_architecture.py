"""docs/architecture.md is true: its rooms and modules are those that are there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from conftest import Golden
from tools.programs import ROOT

PAGE = ROOT / "docs" / "architecture.md"
SOURCE = ROOT / "src" / "boardpaper"
BEGIN, END = "<!-- rooms: made by `make update` -->\n", "<!-- end of rooms -->\n"


def first_sentence(module: Path) -> str:
    """What a module says it is."""
    words = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return words.split("\n\n")[0].replace("\n", " ")


def rooms() -> Iterator[str]:
    """Every module with its first sentence, room by room."""
    for module in sorted(SOURCE.glob("*.py")):
        if module.name not in ("__init__.py", "__main__.py"):
            yield f"- **`{module.name}`** {first_sentence(module)}"
    for room in sorted(path.parent for path in SOURCE.rglob("*/__init__.py")):
        named = room.relative_to(SOURCE).as_posix()
        yield f"\n### {named}/\n\n{first_sentence(room / '__init__.py')}\n"
        for module in sorted(room.glob("*.py")):
            if module.name != "__init__.py":
                yield f"- `{module.name}` {first_sentence(module)}"


def test_the_page_lists_every_room_and_module_in_its_own_words(golden: Golden) -> None:
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    golden(before + BEGIN + "\n".join(rooms()) + "\n" + END + after, PAGE)


def test_every_module_says_what_it_knows_and_what_it_does_not() -> None:
    silent = []
    for module in sorted(SOURCE.rglob("*.py")):
        words = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
        if module.name not in ("__init__.py", "__main__.py") and not re.search(
            r"\bKnows\b|\bknows\b", words
        ):
            silent.append(module.relative_to(SOURCE).as_posix())
    assert silent == []


def test_the_page_and_the_contract_draw_the_same_layers() -> None:
    import tomllib

    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = contracts["tool"]["importlinter"]["contracts"][0]["layers"]
    drawn = re.search(r"```layers\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    assert drawn
    assert drawn[1].splitlines() == [layer.replace("(", "").replace(")", "") for layer in layers]
