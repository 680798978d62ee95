#!/bin/sh
# Prints the table of all captured hangs and panics: what their truth expects, what the rules find, and how sure they are.
# Needs the capture collection beside the project, at ../shared/fixtures.
set -e
cd "$(dirname "$0")/../.."
mvn -q -B test -Dtest=TruthTableTest -Dsurefire.failIfNoSpecifiedTests=false >&2 || failed=1
cat target/truth-table.md
exit ${failed:-0}
