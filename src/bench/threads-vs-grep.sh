#!/bin/sh
# From a file to grouped threads, next to `grep -c` of its frames on the same file in the same run.
#   src/bench/threads-vs-grep.sh [THREADS] [RUNS] [gdb|lldb|eu-stack|eu-stack-s]
# 20000 threads, 3 runs and gdb unless told. 198000 threads make about 1 GiB of gdb; about 256 MiB are 39000 of lldb, 115000 of
# eu-stack, 104000 of eu-stack -s.
# Finds a JDK of 25 or newer as JAVA_HOME or below /usr/lib/jvm; the launcher builds if it has to. Prints one line a run.
set -eu
threads=${1:-20000}
runs=${2:-3}
tool=${3:-gdb}
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
formats=$here/src/test/resources/fixtures/formats
frames='^#'
case $tool in
    gdb) set -- gdb/bt/input.txt gdb/release-symbols/input.txt gdb/release-v0-symbols/input.txt gdb/stripped/input.txt ;;
    lldb)
        frames='^ .*frame #'
        set -- lldb/bt-all/input.txt.gz lldb/release/input.txt lldb/dev-v0/input.txt.gz lldb/stripped/input.txt
        ;;
    eu-stack)
        set -- eu-stack/plain/input.txt eu-stack/modules/input.txt eu-stack/release-v0/input.txt eu-stack/stripped/input.txt
        ;;
    eu-stack-s) set -- eu-stack/source-lines/input.txt eu-stack/every-option/input.txt ;;
    *)
        echo "No such tool: $tool" >&2
        exit 64
        ;;
esac

(cd "$formats" && "$java" "$here/src/bench/java/GenerateDump.java" "${tool%-s}" "$work/dump.txt" "$threads" "$@")

what='unpark threads, whole process'
run() { UNPARK_JAVA_OPTS="-Xmx256m -Xlog:gc:file=$work/gc.log" "$here/packaging/unpark" threads "$work/dump.txt"; }

now() { date +%s%N; }
bytes=$(wc -c < "$work/dump.txt")
echo "$tool, $threads threads, $((bytes / 1000000)) MB, $(grep -c "$frames" "$work/dump.txt") frames, $(nproc) cores; $what"
run > "$work/out.txt" 2>&1 || [ $? -eq 3 ] # the first run may build
i=0
while [ "$i" -lt "$runs" ]; do
    i=$((i + 1))
    t0=$(now)
    # to a file: GNU grep stops at the first match when its output is /dev/null
    grep -c "$frames" "$work/dump.txt" > "$work/count.txt"
    t1=$(now)
    # 3 is "something was found": no failure
    run > "$work/out.txt" || [ $? -eq 3 ]
    t2=$(now)
    heap=$(grep -o '[0-9]*M->' "$work/gc.log" | tr -d 'M>-' | sort -n | tail -1)
    awk -v b="$bytes" -v g="$((t1 - t0))" -v u="$((t2 - t1))" -v h="${heap:-under the first collection}" 'BEGIN {
        printf "grep %.2f s (%.0f MB/s)   unpark %.2f s (%.0f MB/s)   %.1f times grep   peak heap %s MB\n",
            g / 1e9, b * 1e3 / g, u / 1e9, b * 1e3 / u, u / g, h }'
done
