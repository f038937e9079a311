#!/bin/sh
# Usage: sh tests/tools/install.sh
# Installs the outside programs that some tests need: into .tools (npm) Microsoft's Open XML
# SDK validator, axe-core and the Nu checker, into .tools (pip) outloud, and on Debian, as
# root (apt), LibreOffice, its fonts, poppler, Chromium and Java.
# Installs what it can, says what it could not; tests skip, or fail in CI, for the rest.
set -u
cd "$(dirname "$0")/../.." || exit
PACKAGES=""

has() { command -v "$1" >/dev/null 2>&1; }

want() { # PROGRAM PACKAGE...: the packages are needed when the program is not there
    program=$1
    shift
    has "$program" || PACKAGES="$PACKAGES $*"
}

debian_packages() {
    want soffice libreoffice-writer-nogui
    want pdftotext poppler-utils
    want npm nodejs npm
    want chromium chromium
    want java default-jre-headless
    [ -d /usr/share/fonts/truetype/liberation2 ] || [ -d /usr/share/fonts/truetype/liberation ] ||
        PACKAGES="$PACKAGES fonts-liberation"
    [ "$PACKAGES" ] || return 0
    if ! has apt-get || [ "$(id -u)" != 0 ]; then
        echo "Not installed, and left to you:$PACKAGES (the names are Debian's)" >&2
        return 0
    fi
    echo "Installing$PACKAGES"
    # shellcheck disable=SC2086 # one word a package
    apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            $PACKAGES >/dev/null
}

node_programs() { # the lock pins their hashes; install, for ci wants every platform's package
    cmp -s tests/tools/package-lock.json .tools/installed-lock.json && return 0
    has npm || { echo "Not installed: validators, which need npm" >&2; return 0; }
    echo "Installing the Open XML SDK validator, axe-core and the Nu checker into .tools"
    rm -rf .tools/node_modules .tools/installed-lock.json
    mkdir -p .tools
    cp tests/tools/package.json tests/tools/package-lock.json .tools/
    (cd .tools && npm install --silent --ignore-scripts --no-audit --no-fund) &&
        cp tests/tools/package-lock.json .tools/installed-lock.json
}

pdf_checker() { # in an environment of its own: nothing of it may be imported by tests
    cmp -s tests/tools/outloud.txt .tools/outloud/installed.txt && return 0
    echo "Installing outloud into .tools"
    rm -rf .tools/outloud
    { "${PYTHON:-python3}" -m venv .tools/outloud &&
        .tools/outloud/bin/python -m pip --disable-pip-version-check install --quiet \
            --require-hashes -r tests/tools/outloud.txt; } ||
        { echo "Not installed: outloud, which needs Python's venv module" >&2; return 0; }
    cp tests/tools/outloud.txt .tools/outloud/installed.txt
}

debian_packages && node_programs && pdf_checker
