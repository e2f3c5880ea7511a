#!/bin/sh
# Makes or mends the environment in .venv: `environment.sh run` for using Mittköping, `environment.sh dev` for
# working on it too. When nothing has changed it does nothing, so every make target may call it first.
# Plain POSIX sh, because it is the first thing to run on a machine of which nothing is known.
set -eu
cd "$(dirname "$0")/.."
wanted=${1:-run}
venv=.venv

say() { printf '%s\n' "$*" >&2; }
new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
can_make_venv() { "$1" -c 'import venv, ensurepip' 2>/dev/null; }

# What an environment was made from. The path belongs to it: scripts inside .venv name it, so a moved checkout
# needs a new environment.
print_of() { cat pyproject.toml requirements/environment.sh "$@" | cksum; pwd; }

# The first Python that is new enough and can make environments; one that is merely new enough earns its own sentence.
find_python() {
    lacking=
    for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3.14 python3 python}; do
        command -v "$candidate" >/dev/null 2>&1 && new_enough "$candidate" || continue
        if can_make_venv "$candidate"; then
            command -v "$candidate"
            return
        fi
        lacking=$candidate
    done
    if [ -n "$lacking" ]; then
        say "$lacking saknar modulen venv: installera den (på Debian och Ubuntu heter paketet python3-venv)."
    else
        say "Mittköping behöver Python 3.11 eller nyare, och ingen sådan hittades: installera python3 och försök igen."
    fi
    return 1
}

make_venv() {
    python=$(find_python)
    say "Gör en miljö i $venv med $("$python" --version)."
    rm -rf "$venv"
    "$python" -m venv "$venv"
}

pip() { "$venv/bin/python" -m pip --disable-pip-version-check --no-input "$@"; }

# Every package has its digest in the repository and comes as a wheel, so nothing foreign is built here.
install_pinned() {
    for list in "$@"; do
        pip install -qq --require-hashes --only-binary :all: -r "$list" || {
            say "Paketen i $list gick inte att hämta: kontrollera nätet eller inställningarna för pip."
            return 1
        }
    done
}

# Is the environment there, whole, and made here?
usable() { [ -x "$venv/bin/python" ] && new_enough "$venv/bin/python" && pip --version >/dev/null 2>&1; }
made_here() { [ ! -f "$venv/.run" ] || [ "$(sed -n 2p "$venv/.run")" = "$(pwd)" ]; }

ensure() { # ensure NAME COMMAND LIST…: runs the command unless it already ran for these lists
    name=$1 && shift && command=$1 && shift
    [ -x "$venv/bin/python" ] && [ -f "$venv/.$name" ] && [ "$(cat "$venv/.$name")" = "$(print_of "$@")" ] && return
    "$command" "$@"
    print_of "$@" >"$venv/.$name"
}

install_run() {
    usable && made_here || make_venv
    install_pinned "$@"
    # Editable, with the build backend pinned above, so that this step needs no network.
    pip install -qq --no-index --no-deps --no-build-isolation -e .
    "$venv/bin/python" -m compileall -q mittkoping # a first start does not wait for it
}

ensure run install_run requirements/build.txt requirements/run.txt
case $wanted in
run) ;;
dev) ensure dev install_pinned requirements/dev.txt ;;
*) say "Okänd miljö: $wanted (run eller dev)." && exit 2 ;;
esac
