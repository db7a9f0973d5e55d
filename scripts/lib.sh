# What the shell scripts share; read with `.`, so POSIX sh and no side effects but functions.

ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
# The walls between the targets (docs/design.md) are held by the build, in every build.
WALLS='--explicit-target-dependency-import-check error'
# Debug for the tests, release for running: two folders, so that neither build undoes the other.
RELEASE="$ROOT/.build-release"
# Python with what only tests need, kept out of the system: see install_python.
VENV="$ROOT/.build/venv"
PYTHON="$VENV/bin/python3"

say() {
    printf '\n== %s\n' "$*"
}

fail() {
    code=$1
    shift
    printf '%s: %s\n' "$(basename -- "$0")" "$*" >&2
    exit "$code"
}

# install_missing: what a Debian needs besides Swift. Exits 69 where it may not install.
install_missing() {
    command -v swift >/dev/null || fail 69 'swift 6.2 or later is not on PATH: see swift.org/install'
    missing=''
    [ -f /usr/include/sqlite3.h ] || missing="$missing libsqlite3-dev"
    command -v pkg-config >/dev/null || missing="$missing pkg-config"
    command -v python3 >/dev/null || missing="$missing python3"
    command -v git >/dev/null || missing="$missing git"
    # shellcheck disable=SC2086  # a list of package names
    [ -z "$missing" ] || install_packages $missing
}

# install_readers: the programs of others that the tests give our ledgers and settlements to.
install_readers() {
    missing=''
    # strace: lets a test's disk fail to read.
    for reader in hledger ledger jq strace; do
        command -v "$reader" >/dev/null || missing="$missing $reader"
    done
    # shellcheck disable=SC2086  # a list of package names
    [ -z "$missing" ] || install_packages $missing
}

# install_browser: what the staff page is looked at with.
install_browser() {
    missing=''
    command -v chromium >/dev/null || missing="$missing chromium"
    command -v chromedriver >/dev/null || missing="$missing chromium-driver"
    # shellcheck disable=SC2086  # a list of package names
    [ -z "$missing" ] || install_packages $missing
}

# install_packages NAME...: packages of Debian.
install_packages() {
    command -v apt-get >/dev/null || fail 69 "install first: $*"
    if [ "$(id -u)" -ne 0 ]; then
        fail 69 "something is missing; say: sudo apt-get install --yes $*"
    fi
    say "installing $*"
    apt-get update -qq && apt-get install --yes -qq "$@" || fail 69 "could not install $*"
}

# install_python PACKAGE...: packages of PyPI, each with its version, for $PYTHON. What is there
# already is not asked for again, so without a network the second run works.
install_python() {
    if ! "$PYTHON" -m pip --version >/dev/null 2>&1; then
        python3 -c 'import ensurepip, venv' 2>/dev/null || install_packages python3-venv
        say "making $VENV"
        python3 -m venv --clear "$VENV" || fail 69 "could not make $VENV"
    fi
    "$PYTHON" -m pip install --quiet --disable-pip-version-check "$@" ||
        fail 69 "could not install $*"
}

build_release() {
    say 'building (release)'
    # shellcheck disable=SC2086  # a flag and its value
    (cd "$ROOT" && swift build -c release --scratch-path "$RELEASE" $WALLS) ||
        fail 1 'the release build failed'
}

# wait_until_ready FIFO: the address that a starting tilld says it listens on; empty if it ended.
wait_until_ready() {
    ready=''
    read -r ready <"$1" || true
    printf '%s' "${ready#tilld ready on }"
}
