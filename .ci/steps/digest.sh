#!/usr/bin/env bash
# Same inputs, same bits: one digest of every output of four models under four stacks with twenty seeds, on the oldest and
# the newest JDK, compiled and interpreted, on one thread and on eight, in shuffled order, in another language and time
# zone. It must be the one in digest.expected, and the runs must print nothing else.
set -euo pipefail
cd "$(dirname "$0")/../.."

oldest=${OLDEST_JDK:?the home of the oldest JDK}
newest=${NEWEST_JDK:?the home of the newest JDK}
expected=.ci/steps/digest.expected
classes=calabaria-core/target/classes:calabaria-examples/target/classes
got=$(mktemp)
trap 'rm -f "$got"' EXIT

# digest <jdk> <threads> <shuffle> <flags of java...>
digest() {
  local jdk=$1 threads=$2 shuffle=$3
  shift 3
  echo "$jdk $* threads=$threads shuffle=$shuffle"
  "$jdk/bin/java" "$@" -cp "$classes" org.calabaria.examples.digest.SweepDigest "$threads" "$shuffle" > "$got" 2>&1
  diff "$expected" "$got"
}

elsewhere=(-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Kathmandu)
for jdk in "$oldest" "$newest"; do
  digest "$jdk" 1 0
  digest "$jdk" 8 0
  digest "$jdk" 1 1
  digest "$jdk" 8 2
  digest "$jdk" 1 3 "${elsewhere[@]}"
  digest "$jdk" 8 4 -Xint "${elsewhere[@]}"
done
cat "$expected"
