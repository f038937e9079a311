#!/bin/sh
# Usage: sh scripts/ready.sh paper|dev
# Makes .venv and installs into it exactly what a constraints file pins, then
# boardpaper itself from src. Does nothing when that is done already, and does it
# again when the pins, pyproject.toml or the folder's own place have changed.
# Uses uv when it is there, else Python's own venv and pip. PYTHON=... chooses the Python.
set -eu
cd "$(dirname "$0")/.."

kind=$1
case $kind in
paper) pins=constraints.txt ;;
dev) pins=constraints-dev.txt ;;
*) echo "usage: sh scripts/ready.sh paper|dev" >&2; exit 2 ;;
esac

stop() {
    echo "$1" >&2
    exit 1
}

state() { # what an environment was made from, and where
    pwd
    cksum pyproject.toml "$1"
}

ready() { # whether .venv was made for $1 from what stands here now
    [ -x .venv/bin/python ] && [ "$(cat ".venv/.ready-$1" 2>/dev/null)" = "$(state "$2")" ]
}

new_enough() { # a Python that is new enough, or nothing
    for name in "${PYTHON:-python3}" python3.13 python3.12 python3.11 python3.14 python; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
}

make_venv() {
    if .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        return
    fi
    rm -rf .venv
    found=$(new_enough || true)
    if [ "$uv" ]; then
        uv venv --quiet --python "${found:-3.11}" .venv
        return
    fi
    [ "$found" ] || stop "boardpaper needs Python 3.11 or newer, and none was found: install one, or say where it is with make PYTHON=/path/to/python3"
    "$found" -c 'import ensurepip, venv' 2>/dev/null ||
        stop "Python's venv module is missing: install it with  apt install python3-venv"
    "$found" -m venv .venv
}

install() {
    if [ "$uv" ]; then
        VIRTUAL_ENV=$PWD/.venv uv --no-config pip install --quiet "$@"
    else
        .venv/bin/python -m pip --disable-pip-version-check install --quiet "$@"
    fi
}

if ready "$kind" "$pins" || { [ "$kind" = paper ] && ready dev constraints-dev.txt; }; then
    exit 0
fi
echo "Installing what boardpaper needs into .venv (only when something has changed)"
uv=$(command -v uv || true)
make_venv
# an environment without pip was made by uv: without uv it must be made again
if [ -z "$uv" ] && ! .venv/bin/python -c 'import pip' 2>/dev/null; then
    rm -rf .venv
    make_venv
fi
rm -f .venv/.ready-*
install --require-hashes -r "$pins" ||
    stop "The packages that boardpaper needs could not be installed; the lines above say why. Is this computer online?"
install --no-deps --no-build-isolation -e .
state "$pins" >".venv/.ready-$kind"
