#!/bin/sh
# Usage: sh scripts/constraints.sh [UV-OPTION...]
# Pins the newest versions that pyproject.toml allows, with the hashes of every file of
# each, for Python 3.11 and newer on any system. Needs uv. Names no package index:
# hashes are the same wherever a package is fetched from.
set -eu
cd "$(dirname "$0")/.."

command -v uv >/dev/null || {
    echo "make constraints needs uv: install it with  pip install uv" >&2
    exit 1
}

pin() { # FILE WHAT-FOR OPTION...
    file=$1
    what=$2
    shift 2
    {
        echo "# What $what, exactly: written by \`make constraints\`, not by hand."
        echo "# Install with: pip install --require-hashes -r $file"
        uv --no-config pip compile --quiet --universal --python-version 3.11 \
            --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links \
            pyproject.toml "$@"
    } >"$file.new"
    mv "$file.new" "$file"
}

trap 'rm -f constraints.txt.new constraints-dev.txt.new' EXIT
pin constraints-dev.txt "working on boardpaper takes" --group build --group dev --upgrade "$@"
pin constraints.txt "making papers takes" --group build --constraints constraints-dev.txt "$@"
