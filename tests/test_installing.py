"""What an installed boardpaper holds: the wheel, the sdist, and the house styles in them."""

import subprocess
import sys
import sysconfig
import tarfile
import venv
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pytest

import boardpaper
from tools.programs import ROOT

TEMPLATES = sorted(
    f"boardpaper/{file.relative_to(ROOT).as_posix()}"
    for file in (ROOT / "templates").rglob("*")
    if file.is_file() and not file.name.startswith(("~$", "."))
)
pytestmark = pytest.mark.skipif(
    not (find_spec("hatchling") and find_spec("ensurepip")),
    reason="needs hatchling and ensurepip, so not checked: whether boardpaper can be installed",
)


def run(*command: str | Path, folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def build(tree: Path, kind: str, folder: Path) -> Path:
    run(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", folder, folder=tree)
    (made,) = folder.glob("boardpaper-*")
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


def test_a_fresh_environment_gets_the_command_and_the_house_styles(
    wheel: Path, tmp_path: Path
) -> None:
    venv.create(tmp_path / "fresh", with_pip=True)
    python = tmp_path / "fresh" / "bin" / "python"
    run(python, "-m", "pip", "install", "--no-index", "--no-deps", wheel, folder=tmp_path)
    site = Path(run(python, "-c", "import site; print(site.getsitepackages()[0])", folder=tmp_path))
    # what boardpaper depends on comes from here; boardpaper itself does not
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")

    said = run(python.parent / "boardpaper", "--version", folder=tmp_path)
    shipped = "from boardpaper.files.locating import shipped_templates as s; print(s())"

    assert boardpaper.__version__ in said
    assert run(python, "-m", "boardpaper", "--version", folder=tmp_path) == said
    assert run(python, "-c", shipped, folder=tmp_path) == str(site / "boardpaper" / "templates")
    assert TEMPLATES
    assert all((site / name).is_file() for name in TEMPLATES)


def test_the_sdist_makes_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    (tmp_path / "sdist").mkdir()
    with tarfile.open(build(ROOT, "sdist", tmp_path / "sdist")) as sdist:
        sdist.extractall(tmp_path / "tree", filter="data")
    (tree,) = (tmp_path / "tree").iterdir()
    (tmp_path / "wheel").mkdir()

    rebuilt = build(tree, "wheel", tmp_path / "wheel")

    with ZipFile(wheel) as one, ZipFile(rebuilt) as other:
        assert {i.filename: i.CRC for i in other.infolist()} == {
            i.filename: i.CRC for i in one.infolist()
        }
