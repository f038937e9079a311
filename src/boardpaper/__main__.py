"""``python -m boardpaper`` is ``boardpaper``."""

from boardpaper.cli import main

if __name__ == "__main__":
    main()
