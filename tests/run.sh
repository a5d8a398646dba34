#!/usr/bin/env bash
# Every test there is: formatting, lints, Rust tests, the real build, and the browser tests against it. Installs what
# is missing first. Goes on after a failure, so that one run tells all of them, and ends with the totals.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cache=${BOOTHWALK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/boothwalk}
mkdir -p "$cache"
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$cache/target}
# Plain lines in a log; cargo would otherwise draw its bar over itself.
export CARGO_TERM_PROGRESS_WHEN=${CARGO_TERM_PROGRESS_WHEN:-auto}
steps=9
# shellcheck source=web/build/tools.sh
source web/build/tools.sh

# Crates that run in the browser, and so must be sound there as well.
in_browser=(i18n feed finder venue page overlay catalogue hall)

passed=0 failed=0 failures=()
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Runs a check; it counts as one.
check() {
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    failures+=("$*")
    say "FAILED: $*"
  fi
}

# Runs tests, whose output goes to the screen and to $log.
tests() { "$@" 2>&1 | tee "$log"; }

# Adds up what cargo says after each test binary; a binary that did not end so counts as one failure.
rust_tests() {
  local ended=yes
  tests cargo test --workspace --no-fail-fast || ended=no
  local sums
  sums=$(awk '/^test result:/ { passed += $4; failed += $6 } END { print passed + 0, failed + 0 }' "$log")
  passed=$((passed + ${sums% *}))
  failed=$((failed + ${sums#* }))
  [[ $ended == yes ]] || failures+=("cargo test")
  if [[ $ended == no && ${sums#* } == 0 ]]; then failed=$((failed + 1)); fi
}

# The browser tests, in the words of Node's own test runner.
browser_tests() {
  local ended=yes reports=(--test-reporter=spec --test-reporter-destination=stdout)
  (cd tests/browser && npm ci --no-audit --no-fund --loglevel=error) || ended=no
  if [[ $ended == yes ]]; then
    (cd tests/browser && "$node" --test --test-concurrency=1 "${reports[@]}" \
      --test-reporter=tap --test-reporter-destination="$log") || ended=no
    passed=$((passed + $(awk '/^# pass / { sum += $3 } END { print sum + 0 }' "$log")))
    failed=$((failed + $(awk '/^# (fail|cancelled) / { sum += $3 } END { print sum + 0 }' "$log")))
  else
    failed=$((failed + 1))
  fi
  [[ $ended == yes ]] || failures+=("browser tests")
}

step "Tools of the system"
need_compiler
need_node
need_packages "tests" shellcheck nginx-light
need_packages "browser tests" chromium fonts-noto-cjk

step "Rust toolchain"
need_toolchain

step "Formatting"
check cargo fmt --all --check

step "Shell scripts"
check shellcheck --external-sources wasm-build.sh tests/run.sh .ci/run web/build/tools.sh

step "Lints, natively"
check cargo clippy --workspace --all-targets -- -D warnings

step "Lints, in the browser"
check cargo clippy "${in_browser[@]/#/--package=}" --lib --target wasm32-unknown-unknown -- -D warnings

step "Rust tests"
rust_tests

step "The build that visitors get"
built=yes
check ./wasm-build.sh || built=no
[[ -f dist/index.html ]] || built=no

step "Browser tests"
if [[ ! -d tests/browser ]]; then
  say "  none yet"
elif [[ $built == yes ]]; then
  browser_tests
else
  say "  skipped: there is no site to test"
  failed=$((failed + 1))
  failures+=("browser tests (no site)")
fi

printf '\nAll done in %s.\n' "$(elapsed)"
for failure in "${failures[@]}"; do say "FAILED: $failure"; done
say "$passed passed, $failed failed"
((failed == 0))
