#!/usr/bin/env bash
# The one command of the README, in a copy of the project without anything built: it prints the page that the README shows,
# and nothing else.
set -euo pipefail
cd "$(dirname "$0")/../.."

page=calabaria-examples/src/test/resources/golden/boardingschool.txt
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z --cached --others --exclude-standard | tar -c --null --files-from=- | tar -x -C "$copy"

command=$(grep -E '^mvn .*exec:java$' README.md)
echo "$command"
(cd "$copy" && bash -c "$command -Dstyle.color=never") > "$copy/printed" 2>&1
sed -e 's/\x1b\[0m//g' "$copy/printed" | diff "$page" -
