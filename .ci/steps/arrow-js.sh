#!/usr/bin/env bash
# Arrow IPC against a client that nobody here wrote: Apache Arrow JS reads every cell of what we write, and we read every
# type that it writes. Needs node and npm, and fails without them.
set -euo pipefail
cd "$(dirname "$0")/../.."

for tool in node npm; do
  command -v "$tool" > /dev/null || { echo "arrow-js: $tool is needed" >&2; exit 1; }
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/ours" "$scratch/theirs"
cp calabaria-wire/src/test/js/* "$scratch"
(cd "$scratch" && npm ci --no-audit --no-fund --silent)

# exchange write|read <folder>: the Java side.
exchange() {
  mvn -q -pl calabaria-core,calabaria-wire -Dspotless.check.skip -Djacoco.skip test-compile exec:exec@arrow-js -Darrow-js="$*"
}

exchange write "$scratch/ours"
node "$scratch/check.mjs" read "$scratch/ours"
node "$scratch/check.mjs" write "$scratch/theirs"
exchange read "$scratch/theirs"
echo "we read what Arrow JS wrote"
