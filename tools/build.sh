#!/bin/sh
# Build the pages of input/ whose results are missing, or older than the page or than $2, with the kanyin at $1.
set -eu
kanyin=$1 code=$2
set --
for page in input/*.txt input/*.html input/*.htm input/*.md; do
    [ -f "$page" ] || continue
    name=${page##*/}
    results="md pdf epub docx"
    [ "${page%.md}" = "$page" ] || results="pdf epub docx"
    for suffix in $results; do
        result=build/${name%.*}.$suffix
        if [ ! -e "$result" ] || [ "$page" -nt "$result" ] || [ "$code" -nt "$result" ]; then
            set -- "$@" "$page"
            break
        fi
    done
done
if [ $# = 0 ]; then
    echo "build/ is up to date"
else
    "$kanyin" build -o build --to md,pdf,epub,docx --style journal "$@"
fi
