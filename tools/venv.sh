#!/bin/sh
# Make a virtual environment in $1 with the newest Python >= 3.11 there is. On Debian and Ubuntu the part of Python that
# makes it is a package of its own: it is installed where that is allowed, or the command to type is shown.
set -eu
venv=$1

works() { [ -x "$1" ] && "$1" -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
works "$venv/bin/python" && exit 0
works "$venv/Scripts/python.exe" && exit 0

python=
for name in python3.14 python3.13 python3.12 python3.11 python3 python; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$name
        break
    fi
done
if [ -z "$python" ]; then
    echo "error: there is no Python 3.11 or newer here" >&2
    echo "  Debian, Ubuntu: sudo apt-get install python3.11 python3.11-venv    macOS: brew install python" >&2
    echo "  Windows (MSYS2): pacman -S mingw-w64-x86_64-python    others: https://www.python.org" >&2
    exit 3
fi

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    install="apt-get install -y --no-install-recommends $package"
    if ! command -v apt-get >/dev/null; then
        echo "error: $python cannot make virtual environments: install its venv and ensurepip modules" >&2
        exit 3
    elif [ "$(id -u)" = 0 ]; then
        root=
    elif sudo -n true 2>/dev/null; then
        root="sudo -n"
    else
        echo "error: $python cannot make virtual environments yet; type this, and then make again:" >&2
        echo "  sudo $install" >&2
        exit 3
    fi
    $root apt-get update -q
    $root $install
fi

"$python" -m venv --clear "$venv"
