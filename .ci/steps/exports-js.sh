#!/usr/bin/env bash
# Exported data sets against clients that nobody here wrote: polars reads the Parquet file, Apache Arrow JS the Arrow file,
# every cell. Needs node and npm, and fails without them.
set -euo pipefail
cd "$(dirname "$0")/../.."

for tool in node npm; do
  command -v "$tool" > /dev/null || { echo "exports-js: $tool is needed" >&2; exit 1; }
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/written"
cp calabaria-store/src/test/js/* "$scratch"
# Not npm ci: a lock file of polars lists its binaries for other systems without a version, which npm ci refuses.
(cd "$scratch" && npm install --no-package-lock --no-audit --no-fund --silent)
mvn -q -pl calabaria-core,calabaria-wire,calabaria-store -Dspotless.check.skip -Djacoco.skip test-compile \
  exec:exec@exports -Dexports="$scratch/written"
node "$scratch/check.mjs" "$scratch/written"
