#!/bin/sh
# From a file to grouped threads, next to `grep -c '^#'` on the same file in the same run.
#   src/bench/threads-vs-grep.sh [THREADS] [RUNS]      20000 threads and 3 runs unless told; 198000 make about 1 GiB
# Finds a JDK of 25 or newer as JAVA_HOME or below /usr/lib/jvm; the launcher builds if it has to. Prints one line a run.
set -eu
threads=${1:-20000}
runs=${2:-3}
here=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
java=
for home in "${JAVA_HOME:-/nowhere}" /usr/lib/jvm/*; do
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null || true)
    if [ "${version:-0}" -ge 25 ] && [ -x "$home/bin/java" ]; then
        java=$home/bin/java
        break
    fi
done
[ -n "$java" ] || { echo "No JDK of 25 or newer was found; set JAVA_HOME to one." >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
shapes=$here/src/test/resources/fixtures/formats/gdb

"$java" "$here/src/bench/java/GenerateDump.java" "$work/dump.txt" "$threads" \
    "$shapes/bt/input.txt" "$shapes/release-symbols/input.txt" \
    "$shapes/release-v0-symbols/input.txt" "$shapes/stripped/input.txt"

what='unpark threads, whole process'
run() { UNPARK_JAVA_OPTS="-Xmx256m -Xlog:gc:file=$work/gc.log" "$here/packaging/unpark" threads "$work/dump.txt"; }

now() { date +%s%N; }
bytes=$(wc -c < "$work/dump.txt")
echo "$threads threads, $((bytes / 1000000)) MB, $(grep -c '^#' "$work/dump.txt") frames, $(nproc) cores; $what"
run > "$work/out.txt" 2>&1 || [ $? -eq 3 ] # the first run may build
i=0
while [ "$i" -lt "$runs" ]; do
    i=$((i + 1))
    t0=$(now)
    # to a file: GNU grep stops at the first match when its output is /dev/null
    grep -c '^#' "$work/dump.txt" > "$work/count.txt"
    t1=$(now)
    # 3 is "something was found": no failure
    run > "$work/out.txt" || [ $? -eq 3 ]
    t2=$(now)
    heap=$(grep -o '[0-9]*M->' "$work/gc.log" | tr -d 'M>-' | sort -n | tail -1)
    awk -v b="$bytes" -v g="$((t1 - t0))" -v u="$((t2 - t1))" -v h="${heap:-under the first collection}" 'BEGIN {
        printf "grep %.2f s (%.0f MB/s)   unpark %.2f s (%.0f MB/s)   %.1f times grep   peak heap %s MB\n",
            g / 1e9, b * 1e3 / g, u / 1e9, b * 1e3 / u, u / g, h }'
done
