#!/bin/sh
# The rules on source over a large tree, next to `grep -rn '.await'` on the same tree in the same run.
#   src/bench/source-vs-grep.sh [RUNS] [FOLDER]
# FOLDER holds Rust crates; without it the crates that cargo or Debian keep on this machine are taken. They are copied, a crate at
# a time, until there are a million lines. Finds a JDK of 25 or newer as JAVA_HOME or below /usr/lib/jvm; the launcher builds
# if it has to. Prints one line a run; bytes are those of all .rs files of the copy. "rules" is the pass of the rules on source
# with the listing of the tree, in a process that begins cold; "findings" is the whole process of `unpark findings`, in which
# the rules on manifests read the sources as well.
set -eu
runs=${1:-3}
from=${2:-}
here=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
if [ -z "$from" ]; then
    for folder in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/* /usr/share/cargo/registry; do
        [ -d "$folder" ] && from=$folder && break
    done
fi
java=
for home in "${JAVA_HOME:-/nowhere}" /usr/lib/jvm/*; do
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null || true)
    if [ "${version:-0}" -ge 25 ] && [ -x "$home/bin/java" ]; then
        java=$home/bin/java
        break
    fi
done
[ -n "$java" ] || { echo "No JDK of 25 or newer was found; set JAVA_HOME to one." >&2; exit 1; }
[ -d "${from:-/nowhere}" ] || { echo "No crates were found; name a folder that holds some." >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/tree"
lines=0
for crate in "$from"/*/; do
    cp -r "$crate" "$work/tree/"
    more=$(find "$work/tree/$(basename "$crate")" -name '*.rs' -exec cat {} + | wc -l)
    lines=$((lines + more))
    [ "$lines" -ge 1000000 ] && break
done
bytes=$(find "$work/tree" -name '*.rs' -exec cat {} + | wc -c)
files=$(find "$work/tree" -name '*.rs' | wc -l)
echo "$files files, $lines lines, $((bytes / 1000000)) MB, $(nproc) cores"
run() { UNPARK_JAVA_OPTS="-Xmx1g" "$here/packaging/unpark" findings "$work/tree"; }
now() { date +%s%N; }
run > "$work/out.txt" 2>&1 || [ $? -eq 3 ] # the first run may build
i=0
while [ "$i" -lt "$runs" ]; do
    i=$((i + 1))
    t0=$(now)
    grep -rn '\.await' "$work/tree" > "$work/awaits.txt" || true
    t1=$(now)
    # 3 is "something was found": no failure
    run > "$work/out.txt" 2>&1 || [ $? -eq 3 ]
    t2=$(now)
    rules=$("$java" -Xmx1g --enable-native-access=ALL-UNNAMED \
        -cp "$here/target/classes:$(cat "$here/target/runtime-classpath.txt")" "$here/src/bench/java/ScanSource.java" "$work/tree")
    awk -v r="$rules" -v b="$bytes" -v g="$((t1 - t0))" -v u="$((t2 - t1))" -v n="$(wc -l < "$work/awaits.txt")" 'BEGIN {
        printf "grep %.2f s (%.0f MB/s, %d awaits)   rules %.2f s (%.1f MB/s)   findings %.2f s (%.1f MB/s)   rules %.1f times grep\n",
            g / 1e9, b * 1e3 / g, n, r / 1e9, b * 1e3 / r, u / 1e9, b * 1e3 / u, r / g }'
done
grep -o 'source\.[a-z-]*' "$work/out.txt" | sort | uniq -c
