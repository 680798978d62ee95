#!/bin/sh
# From a file to grouped threads, next to `grep -c '^#'` on the same file in the same run.
#   src/bench/threads-vs-grep.sh [THREADS] [RUNS]      20000 threads and 3 runs unless told; 198000 make about 1 GiB
# Needs a build (mvn compile) and a JDK of 25 or newer as JAVA_HOME or on the path. Prints one line a run.
set -eu
threads=${1:-20000}
runs=${2:-3}
here=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
shapes=$here/src/test/resources/fixtures/formats/gdb

"$java" "$here/src/bench/java/GenerateDump.java" "$work/dump.txt" "$threads" \
    "$shapes/bt/input.txt" "$shapes/release-symbols/input.txt" \
    "$shapes/release-v0-symbols/input.txt" "$shapes/stripped/input.txt"

if [ -x "$here/packaging/unpark" ]; then
    what='unpark threads, whole process'
    run() { UNPARK_JAVA_OPTS="-Xmx256m -Xlog:gc:file=$work/gc.log" "$here/packaging/unpark" threads "$work/dump.txt"; }
else
    what='reading alone, with the start of Java'
    "${java}c" -cp "$here/target/classes" -d "$work" "$here/src/bench/java/ReadDump.java"
    run() { "$java" -Xmx256m -Xlog:gc:file="$work/gc.log" -cp "$here/target/classes:$work" ReadDump "$work/dump.txt"; }
fi

now() { date +%s%N; }
bytes=$(wc -c < "$work/dump.txt")
echo "$threads threads, $((bytes / 1000000)) MB, $(grep -c '^#' "$work/dump.txt") frames, $(nproc) cores; $what"
i=0
while [ "$i" -lt "$runs" ]; do
    i=$((i + 1))
    t0=$(now)
    grep -c '^#' "$work/dump.txt" > /dev/null
    t1=$(now)
    # 3 is "something was found": no failure
    run > "$work/out.txt" || [ $? -eq 3 ]
    t2=$(now)
    heap=$(grep -o '[0-9]*M->' "$work/gc.log" | tr -d 'M>-' | sort -n | tail -1)
    awk -v b="$bytes" -v g="$((t1 - t0))" -v u="$((t2 - t1))" -v h="${heap:-under the first collection}" 'BEGIN {
        printf "grep %.2f s (%.0f MB/s)   unpark %.2f s (%.0f MB/s)   %.1f times grep   peak heap %s MB\n",
            g / 1e9, b * 1e3 / g, u / 1e9, b * 1e3 / u, u / g, h }'
done
