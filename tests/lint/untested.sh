#!/usr/bin/env bash
# Lines of Rust that no unit test reaches, for they compile for the browser alone: files below the folders of adapters.
# The browser stories are what tests them. Usage: tests/lint/untested.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
all=0
for folder in src/hall/web src/catalogue/web src/page/web; do
  lines=$(find "$folder" -name '*.rs' -exec cat {} + | wc -l)
  printf '%6d  %s\n' "$lines" "$folder"
  all=$((all + lines))
done
printf '%6d  together (html/live.rs has tests in a real browser: tests/run.sh html)\n' "$all"
