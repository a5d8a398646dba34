#!/usr/bin/env bash
# Every test there is, or a part of them. Installs what is missing first. Goes on after a failure, so that one run tells all
# of them, and ends with the totals.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: tests/run.sh [PART [NAME...]]

Without a part: everything, in this order.

  lint               formatting, shell scripts, Rust lints (natively and in the browser), types and habits of the scripts,
                     licences and sources of what is built on, unused dependencies
  docs               documentation of the crates, without warnings
  rust [CRATE...]    Rust tests, of all crates or of those named
  html               tests of the crate html in a real browser
  build              the build that visitors get: ./wasm-build.sh
  browser [STORY...] browser stories against dist/, of all files or of those named: tests/run.sh browser walk find

Only when asked for, because the one installs another broker and the other compiles the command twice more:

  live-cluster       the tests of live, of boothwalk check, and the browser stories of live against a pair of ejabberd, installed
                     for it: visitors at one node, desks at the other

  systems            the command for Windows (run under wine) and the static one for Linux against the native one: what
                     new, import, check and build write and say is the same, byte by byte

  --help             this text
TEXT
}

cd "$(dirname "${BASH_SOURCE[0]}")/.."
part=${1:-all}
(($# == 0)) || shift
names=("$@")
case $part in
  all | lint | docs | rust | html | build | browser | live-cluster | systems) ;;
  --help | -h) usage; exit 0 ;;
  *) echo "unknown part: $part" >&2; usage >&2; exit 2 ;;
esac

cache=${BOOTHWALK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/boothwalk}
mkdir -p "$cache"
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$cache/target}
# Plain lines in a log; cargo would otherwise draw its bar over itself.
export CARGO_TERM_PROGRESS_WHEN=${CARGO_TERM_PROGRESS_WHEN:-auto}
steps=10
[[ $part == all ]] || steps=3
# shellcheck source=web/build/tools.sh
source web/build/tools.sh

# Crates that run in the browser, and so must be sound there as well.
in_browser=(i18n feed finder venue live page html overlay catalogue hall)

passed=0 failed=0 failures=()
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Whether this part was asked for.
wanted() { [[ $part == all || $part == "$1" ]]; }

fail() {
  failed=$((failed + 1))
  failures+=("$*")
  say "FAILED: $*"
}

# Runs a check; it counts as one.
check() {
  if "$@"; then passed=$((passed + 1)); else fail "$@"; fi
}

# Runs tests, whose output goes to the screen and to $log.
tests() { "$@" 2>&1 | tee "$log"; }

# Adds up what cargo says after each test binary; a run that did not end so counts as one failure.
cargo_tests() {
  local ended=yes sums
  tests "$@" || ended=no
  sums=$(awk '/^test result:/ { passed += $4; failed += $6 } END { print passed + 0, failed + 0 }' "$log")
  passed=$((passed + ${sums% *}))
  failed=$((failed + ${sums#* }))
  if [[ $ended == no ]]; then
    failures+=("$*")
    ((${sums#* } > 0)) || failed=$((failed + 1))
  fi
}

rust_tests() {
  local which=(--workspace) name
  if ((${#names[@]})); then
    which=()
    for name in "${names[@]}"; do which+=(--package "$name"); done
  fi
  cargo_tests cargo test "${which[@]}" --no-fail-fast
}

# The crate html against a real document. The folder matters: its webdriver.json says how the browser is started.
html_tests() {
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=$cache/tools/bin/wasm-bindgen-test-runner CHROMEDRIVER=/usr/bin/chromedriver
  cd src/html
  cargo_tests cargo test --package html --target wasm32-unknown-unknown --test browser
  cd ../..
}

lint_scripts() {
  npm_packages tests/browser && npm_packages tests/lint || return 1
  local project
  for project in web tests; do "$node" tests/lint/node_modules/typescript/bin/tsc --project "tests/lint/tsconfig.$project.json" || return 1; done
  "$node" tests/lint/node_modules/eslint/bin/eslint.js --config tests/lint/eslint.config.js web tests
}

npm_packages() { (cd "$1" && npm ci --no-audit --no-fund --loglevel=error); }

# Stories that bound a time, or open the hall for several visitors at once: nothing runs beside them.
alone=(budgets find live people seen ticket)

# The browser stories: those one by one, the others two files at once, because most of what they do is wait.
browser_tests() {
  local name quiet=() rest=()
  npm_packages tests/browser || { fail "packages of the browser tests"; return; }
  ((${#names[@]})) || for name in tests/browser/*.test.js; do name=${name##*/}; names+=("${name%.test.js}"); done
  for name in "${names[@]}"; do
    if [[ " ${alone[*]} " == *" $name "* ]]; then quiet+=("$name.test.js"); else rest+=("$name.test.js"); fi
  done
  ((${#quiet[@]} == 0)) || stories 1 "${quiet[@]}"
  ((${#rest[@]} == 0)) || stories 2 "${rest[@]}"
}

# Files of stories, so many at once, in the words of Node's own test runner.
stories() {
  local ended=yes
  (cd tests/browser && "$node" --test --test-concurrency="$1" --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=tap --test-reporter-destination="$log" "${@:2}") || ended=no
  passed=$((passed + $(awk '/^# pass / { sum += $3 } END { print sum + 0 }' "$log")))
  failed=$((failed + $(awk '/^# (fail|cancelled) / { sum += $3 } END { print sum + 0 }' "$log")))
  [[ $ended == yes ]] || failures+=("browser tests, $1 at once")
}

step "Tools of the system"
need_compiler
need_node
need_packages "tests" shellcheck nginx-light libnginx-mod-stream apache2-bin caddy mosquitto
need_packages "browser tests" chromium fonts-noto-cjk

step "Rust toolchain"
need_toolchain

if [[ $part == systems ]]; then
  step "The commands of three systems"
  need_packages "running a command for Windows" wine64
  check ./wasm-build.sh --windows --musl
  step "What they write and say"
  export NODE=$node
  check tests/systems.sh dist/boothwalk dist/boothwalk.exe
  check tests/systems.sh dist/boothwalk dist/boothwalk-static
fi

if [[ $part == live-cluster ]]; then
  step "Live at a pair of ejabberd"
  # Its program alone is used: where a service was started with it, it is not wanted.
  if [[ ! -e /usr/sbin/ejabberdctl ]]; then
    need_packages "live at several machines" ejabberd
    if command -v systemctl >/dev/null; then systemctl disable --now ejabberd epmd.socket epmd 2>/dev/null || true; fi
  fi
  # Each test has a pair of its own, and a machine has few cores.
  export BOOTHWALK_BROKER=ejabberd
  cargo_tests cargo test --package live --test broker --test load --no-fail-fast -- --test-threads=3
  # The stories among them open the site in browsers.
  npm_packages tests/browser || fail "packages of the browser tests"
  [[ -f ${BOOTHWALK_DIST:-dist}/index.html ]] || fail "there is no site to test: run ./wasm-build.sh"
  NODE=$node cargo_tests cargo test --package organiser --test command live_cluster -- --ignored --test-threads=1
fi

if wanted lint; then
  step "Lints: formatting, shell, scripts, dependencies"
  check cargo fmt --all --check
  check shellcheck --external-sources wasm-build.sh tests/run.sh tests/systems.sh tests/lint/untested.sh .ci/run web/build/tools.sh
  check "$node" tests/lint/map.js
  check "$node" tests/lint/circles.js
  check "$node" tests/lint/names.js
  check "$node" src/live/tests/vectors/check.js
  check lint_scripts
  need_cargo_tool cargo-deny "$deny_version"
  need_cargo_tool cargo-machete "$machete_version"
  # The database of advisories is on a host that not every machine reaches; everything else is in Cargo.lock and the crates.
  check "$cache/tools/bin/cargo-deny" --log-level error check licenses sources bans
  check "$cache/tools/bin/cargo-machete" src

  step "Lints of Rust, natively"
  check cargo clippy --workspace --all-targets -- -D warnings

  step "Lints of Rust, in the browser"
  check cargo clippy "${in_browser[@]/#/--package=}" --lib --target wasm32-unknown-unknown -- -D warnings
fi

if wanted docs; then
  step "Documentation"
  RUSTDOCFLAGS="-D warnings" check cargo doc --workspace --no-deps --lib --quiet
fi

if wanted rust; then
  step "Rust tests"
  rust_tests
fi

if wanted html; then
  step "Elements in a real browser"
  need_packages "tests of elements in the browser" chromium-driver
  need_wasm_bindgen
  html_tests
fi

if wanted build; then
  step "The build that visitors get"
  check ./wasm-build.sh
fi

if wanted browser; then
  step "Browser stories"
  if [[ -f ${BOOTHWALK_DIST:-dist}/index.html ]]; then browser_tests; else fail "there is no site to test: run ./wasm-build.sh"; fi
fi

printf '\nAll done in %s.\n' "$(elapsed)"
for failure in "${failures[@]}"; do say "FAILED: $failure"; done
say "$passed passed, $failed failed"
((failed == 0))
