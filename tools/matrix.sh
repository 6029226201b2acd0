#!/bin/sh
# Try the README's two commands, make and make test, on bare Debians: tools/matrix.sh bookworm trixie
#
# As root, with debootstrap. Each suite gets a folder of its own below $MATRIX (default: build/matrix), a clone of what is
# committed here, and its own log beside it. --keep uses the folders of the last run again (its packages are then there
# already, so that it is no bare machine). $MIRROR is the Debian mirror; pip's and the proxies' variables are handed on.
# At the end, which of the results of input/ are the same bytes on all: Markdown and its record must be.
set -eu
cd "$(dirname "$0")/.."
here=$(pwd)
mirror=${MIRROR:-http://deb.debian.org/debian}
authorities=${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}

keep=
[ "${1:-}" != --keep ] || { keep=1; shift; }
[ $# -gt 0 ] || set -- bookworm trixie
if [ "$(id -u)" != 0 ] || ! command -v debootstrap >/dev/null; then
    echo "error: this needs root and debootstrap (apt-get install debootstrap)" >&2
    exit 3
fi
# What is mounted for it is seen by this process and its children alone, and goes with them.
[ -n "${ALONE:-}" ] || ALONE=1 exec unshare --mount "$here/tools/matrix.sh" ${keep:+--keep} "$@"
matrix=${MATRIX:-$here/build/matrix}
mkdir -p "$matrix"
matrix=$(cd "$matrix" && pwd)

# A Debian with nothing but what the README asks for.
bare() {
    rm -rf --one-file-system "$1"
    debootstrap --variant=minbase --include=make,python3,ca-certificates "$2" "$1" "$mirror" || return 1
    # No service may start, for nothing would stop it.
    printf '#!/bin/sh\nexit 101\n' >"$1/usr/sbin/policy-rc.d"
    chmod 755 "$1/usr/sbin/policy-rc.d"
}

# The machine's way to the network: names, certificates, pip's index.
connect() {
    cp -L /etc/resolv.conf "$1/etc/resolv.conf"
    [ ! -f "$authorities" ] || cp "$authorities" "$1/etc/ssl/certs/ca-certificates.crt"
    for name in PIP_INDEX_URL PIP_PROXY PIP_DEFAULT_TIMEOUT http_proxy https_proxy no_proxy; do
        value=$(printenv "$name" || :)
        [ -z "$value" ] || printf "export %s='%s'\n" "$name" "$value"
    done >"$1/root/network"
    # pip trusts its own list of authorities, and is to trust the system's.
    echo "export PIP_CERT=/etc/ssl/certs/ca-certificates.crt" >>"$1/root/network"
}

# What is committed, in $1/root/kanyin; the environment and the build of an earlier run stay where they are kept.
check_out() {
    mkdir -p "$1/root/kanyin"
    (cd "$1/root/kanyin" && find . -mindepth 1 -maxdepth 1 ! -name .venv ! -name build -exec rm -rf {} +)
    git archive HEAD | tar -x -C "$1/root/kanyin"
}

# Tell of each kind of result whether the suites after the first made the same; fail where text differs.
compare() {
    first=$1 differ=
    shift
    for other in "$@"; do
        for kind in md changes.json epub docx pdf; do
            same=1
            for file in "$matrix/$first"/root/kanyin/build/*."$kind"; do
                cmp -s "$file" "$matrix/$other/root/kanyin/build/${file##*/}" || same=
            done
            echo "$first, $other: $kind: $([ -n "$same" ] && echo the same bytes || echo other bytes)"
            case $kind in md | changes.json) [ -n "$same" ] || differ=1 ;; esac
        done
    done
    [ -z "$differ" ]
}

# The two commands. There is no /dev/pts, as on many build machines.
try() {
    unshare --mount --pid --fork --kill-child sh -eu -c '
        root=$1
        mount -t proc proc "$root/proc"
        mount -t tmpfs tmpfs "$root/tmp"
        exec chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin sh -c \
            ". /root/network; cd /root/kanyin && make && make test" </dev/null
    ' sh "$1"
}

failed=
for suite in "$@"; do
    root=$matrix/$suite log=$matrix/$suite.log
    echo "$suite: $log"
    if { [ -n "$keep" ] && [ -d "$root/root" ] || bare "$root" "$suite"; } >"$log" 2>&1 \
        && connect "$root" && check_out "$root" && try "$root" >>"$log" 2>&1; then
        echo "$suite: passed: $(tail -n 1 "$log")"
    else
        echo "$suite: FAILED"
        tail -n 30 "$log"
        failed="$failed $suite"
    fi
done
[ -z "$failed" ] && compare "$@"
