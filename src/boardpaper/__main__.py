"""``python -m boardpaper`` is ``boardpaper``."""

from boardpaper.cli import entry

if __name__ == "__main__":
    entry()
