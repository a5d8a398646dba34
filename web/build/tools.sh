# shellcheck shell=bash
# What wasm-build.sh and tests/run.sh share: telling how far one is, and installing tools that are missing.
# Expects $cache, a folder where tools may be put, and $steps, the number of steps to come.
: "${cache:?}"

# Versions that are not in Cargo.lock. Renewed together with a measurement of what changes.
# shellcheck disable=SC2034  # used by the scripts that read this file
binaryen_version=132.0.0
esbuild_version=0.28.2
# Understands what `wasm_split_helpers` in Cargo.lock writes: the second number is the same.
wasm_split_version=0.2.4
# Read licences, sources and unused dependencies of the crates (tests/run.sh lint).
# shellcheck disable=SC2034  # used by tests/run.sh
deny_version=0.20.2
# shellcheck disable=SC2034  # used by tests/run.sh
machete_version=0.9.2
# Playwright and recent Binaryen want at least this; Debian 12 has 18.
node_wanted=20
# Put into the cache where the system's Node is older.
node_version=22.23.3

current_step=0

# Tells the next step, with the minutes and seconds since the start.
step() {
  current_step=$((current_step + 1))
  printf '\n[%d/%d] %s  %s\n' "$current_step" "${steps:?}" "$(elapsed)" "$1"
}

say() { printf '%s\n' "$*"; }

elapsed() { printf '%d:%02d' $((SECONDS / 60)) $((SECONDS % 60)); }

stop() {
  printf '\n%s\n' "$*" >&2
  exit 1
}

# One word for the content of a file and whatever else a result depends on.
digest() {
  local file=$1
  shift
  { cat -- "$file"; printf '\0%s' "$@"; } | sha256sum | cut -c1-20
}

megabytes() { LC_ALL=C awk -v bytes="$(stat -c %s -- "$1")" 'BEGIN { printf "%.2f", bytes / 1e6 }'; }

# An empty folder.
fresh() {
  rm -rf -- "$1"
  mkdir -p -- "$1"
}

# Puts a finished folder in the place of the former one.
swap() {
  rm -rf -- "$2.former"
  if [[ -e $2 ]]; then mv -- "$2" "$2.former"; fi
  mv -- "$1" "$2"
  rm -rf -- "$2.former"
}

# Installs Debian packages, saying which and why.
need_packages() {
  local why=$1 missing=() package as_root=()
  shift
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true) == installed ]] || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  command -v apt-get >/dev/null || stop "Missing for $why: ${missing[*]}. Please install them and run again."
  if ((EUID != 0)); then
    command -v sudo >/dev/null || stop "Missing for $why: ${missing[*]}. Please run as root: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  say "  installing for $why: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
}

# A linker for native Rust, a C compiler for the picture encoder, and certificates for what is downloaded.
need_compiler() {
  command -v cargo >/dev/null || [[ ! -x $HOME/.cargo/bin/cargo ]] || PATH=$HOME/.cargo/bin:$PATH
  command -v rustup >/dev/null || stop "rustup is needed: see https://rustup.rs/ (on Debian 13: apt-get install rustup)."
  if ! command -v cc >/dev/null; then need_packages "compiling" gcc libc6-dev; fi
  need_packages "downloading" ca-certificates
}

# The version in rust-toolchain.toml with its target and components.
need_toolchain() {
  local wanted
  wanted=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
  if ! rustup which --toolchain "$wanted" cargo-clippy >/dev/null 2>&1 ||
    ! rustup which --toolchain "$wanted" rustfmt >/dev/null 2>&1 ||
    [[ ! -d $(rustup run "$wanted" rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown ]]; then
    say "  installing Rust $wanted"
    rustup toolchain install "$wanted" --profile minimal --component clippy --component rustfmt \
      --target wasm32-unknown-unknown --no-self-update
  fi
  say "  $(rustup run "$wanted" rustc --version)"
}

# What the command needs to be compiled and linked for another system: Rust's library, and a C compiler with that system's.
need_other_system() {
  local target=$1
  case $target in
    *windows-gnu) need_packages "the command for Windows" gcc-mingw-w64-x86-64 ;;
    *musl)
      need_packages "a command without libraries of the system" musl-tools
      export CC_x86_64_unknown_linux_musl=musl-gcc
      ;;
  esac
  [[ -d $(rustc --print sysroot)/lib/rustlib/$target ]] || rustup target add "$target"
}

# Sets $bindgen_version: the tool must be of exactly the version that the modules were compiled with.
need_wasm_bindgen() {
  bindgen_version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"/\1/p}' Cargo.lock)
  local tool=$cache/tools/bin/wasm-bindgen
  if [[ $("$tool" --version 2>/dev/null || true) != "wasm-bindgen $bindgen_version" ]]; then
    say "  compiling wasm-bindgen $bindgen_version into $cache/tools"
    CARGO_TARGET_DIR=$cache/tools-target cargo install wasm-bindgen-cli --version "$bindgen_version" --root "$cache/tools" --force
  fi
  say "  $("$tool" --version)"
}

# Compiles a command from the package registry into the cache.
need_cargo_tool() {
  local name=$1 version=$2
  if ! grep -q "\"$name $version " "$cache/tools/.crates.toml" 2>/dev/null; then
    say "  compiling $name $version into $cache/tools"
    CARGO_TARGET_DIR=$cache/tools-target cargo install "$name" --version "$version" --locked --root "$cache/tools" --force
  fi
}

# Takes a module apart; no package registry has it compiled.
need_wasm_split() {
  if ! grep -q "\"wasm_split_cli_support $wasm_split_version " "$cache/tools/.crates.toml" 2>/dev/null; then
    say "  compiling wasm-split $wasm_split_version into $cache/tools"
    CARGO_TARGET_DIR=$cache/tools-target cargo install wasm_split_cli_support --version "$wasm_split_version" --locked \
      --features build-binary --root "$cache/tools" --force
  fi
  say "  wasm-split $wasm_split_version"
}

# Sets $node to a Node that is new enough: the system's, or one from the package registry in the cache.
need_node() {
  node=$(command -v node || true)
  if [[ -z $node ]] || ! command -v npm >/dev/null; then need_packages "tools written in JavaScript" nodejs npm; fi
  node=$(command -v node)
  if (($("$node" --print 'process.versions.node.split(".")[0]') < node_wanted)); then
    local machine=x64
    [[ $(uname -m) != aarch64 ]] || machine=arm64
    need_npm "node-linux-$machine" "$node_version"
    node=$cache/npm/node_modules/node-linux-$machine/bin/node
  fi
  say "  Node $("$node" --version)"
}

# Puts one package of one version into the cache.
need_npm() {
  local name=$1 version=$2 manifest=$cache/npm/node_modules/$1/package.json
  if ! grep -q "\"version\": *\"$version\"" "$manifest" 2>/dev/null; then
    say "  installing $name $version into $cache/npm"
    npm install --prefix "$cache/npm" --no-audit --no-fund --loglevel=error --save-exact "$name@$version"
  fi
}

# Sets $esbuild. The package of one machine is the program itself and runs nothing when it is installed.
need_esbuild() {
  local name=@esbuild/linux-x64
  [[ $(uname -m) != aarch64 ]] || name=@esbuild/linux-arm64
  need_npm "$name" "$esbuild_version"
  # shellcheck disable=SC2034  # used by the scripts that read this file
  esbuild=$cache/npm/node_modules/$name/bin/esbuild
}

# shellcheck disable=SC2034  # $node and $bindgen_version are read by the scripts that read this file
need_binaryen() { need_npm binaryen "$binaryen_version"; }
