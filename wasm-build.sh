#!/usr/bin/env bash
# Builds Boothwalk: the engine (two WebAssembly modules, one of them in parts), the command `boothwalk` with the engine inside, and the
# sample events as a site in dist/. Installs what is missing first. Run it again at any time: whatever is up to date
# is skipped, and an interrupted run leaves the former dist/ whole.
set -euo pipefail
# A module in two parts has no chunk_*.wasm.
shopt -s nullglob

usage() {
  cat <<'TEXT'
Usage: ./wasm-build.sh [--serve] [--dev] [--port N] [--windows] [--musl]

Builds the engine, the command `boothwalk` and the sample events into dist/.

  --serve    then serve dist/ and print the address
  --dev      quick build for developers: not optimised, not compressed
  --port N   port for --serve (default 8080)
  --windows  the command for Windows as well: dist/boothwalk.exe
  --musl     the command for any Linux as well, without libraries of the system: dist/boothwalk-static
  --help     this text

Environment:
  BOOTHWALK_CACHE    where tools and build results are kept (default ~/.cache/boothwalk)
  CARGO_TARGET_DIR   where cargo builds (default $BOOTHWALK_CACHE/target)
TEXT
}

serve=no dev=no port=8080 others=()
while (($#)); do
  case $1 in
    --serve) serve=yes ;;
    --dev) dev=yes ;;
    --windows) others+=(x86_64-pc-windows-gnu) ;;
    --musl) others+=(x86_64-unknown-linux-musl) ;;
    --port)
      [[ ${2:-} =~ ^[0-9]+$ ]] || { echo "--port wants a number" >&2; exit 2; }
      port=$2
      shift
      ;;
    --help | -h) usage; exit 0 ;;
    *) echo "unknown option: $1" >&2; usage >&2; exit 2 ;;
  esac
  shift
done

cd "$(dirname "${BASH_SOURCE[0]}")"
repository=$PWD
cache=${BOOTHWALK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/boothwalk}
mkdir -p "$cache"
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$cache/target}
# Two builds at once would write over one another.
exec 9>"$cache/lock"
flock --nonblock 9 || { echo "Another build is running; waiting for it."; flock 9; }
# shellcheck source=web/build/tools.sh
source web/build/tools.sh

# The two modules that visitors download, each with the cargo features it wants in the browser and its cargo profile:
# frames are drawn many times a second, pages are not.
modules=(hall catalogue)
declare -A features=([hall]="" [catalogue]="") profiles target_features=() optimiser=()
# Modules that come in parts: the first, those that the source names (src/catalogue/web/split), and what several of these share.
declare -A parted=([catalogue]=yes)
if [[ $dev == yes ]]; then
  profile=wasm-dev native=dev native_folder=debug steps=6
  profiles=([hall]=wasm-dev [catalogue]=wasm-dev)
else
  profile=wasm-release native=release native_folder=release steps=7
  profiles=([hall]=wasm-release [catalogue]=wasm-small)
  # Finding reads 16 letters at a time: with each key it goes over all booths; egui fills letters by 16 pixels, and without these
  # instructions by code that stands in for them, many times as large. Browsers know them since 2021, Safari since 16.4 (2023);
  # an older one shows the prerendered list.
  for module in "${modules[@]}"; do
    target_features[$module]=+simd128
    # Functions that differ in a few values only become one, and what that leaves is made small once more: 0.4 % less.
    optimiser[$module]="--enable-simd --merge-similar-functions -Oz --strip-producers --strip-target-features"
  done
fi
steps=$((steps + ${#others[@]}))
# What lies here is complete or absent: everything is written beside it first.
work=$cache/engine/$profile
mkdir -p "$work"

# What rustc is told for a module, divided by 0x1f as cargo takes it where folders may have spaces. Panics would name the folders
# that cargo and rustup have here: whose machine built a site is nobody's business, and the same source is to make the same module.
flags_for() {
  local module=$1 word sysroot flags
  sysroot=$(rustc --print sysroot)
  flags=--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=
  flags+=$'\x1f'--remap-path-prefix=$sysroot/lib/rustlib/src/rust=
  for word in ${RUSTFLAGS:-} ${target_features[$module]:+-Ctarget-feature=${target_features[$module]}}; do flags+=$'\x1f'$word; done
  printf %s "$flags"
}

build_modules() {
  local module flags
  for module in "${modules[@]}"; do
    say "  module $module"
    flags=$(flags_for "$module")
    # Two calls, so that a feature that one module turns on does not rebuild what the other stands on.
    # The crate type is named because cargo leaves link-time optimisation out for a crate that is a plain library as well.
    # Only with the linker's own list of what refers to what can a module be taken apart.
    CARGO_ENCODED_RUSTFLAGS=$flags \
      cargo rustc --package "$module" --lib --crate-type cdylib --target wasm32-unknown-unknown --profile "${profiles[$module]}" \
      ${features[$module]:+--features "${features[$module]}"} \
      ${parted[$module]:+-- -C strip=none -C link-arg=--emit-relocs}
  done
}

# Takes a module into its parts: functions, tables and texts that only a later part reaches go there.
split_modules() {
  local module built key
  for module in "${modules[@]}"; do
    built=$CARGO_TARGET_DIR/wasm32-unknown-unknown/${profiles[$module]}/$module.wasm
    if [[ -n ${parted[$module]:-} ]]; then
      key=$(digest "$built" "$wasm_split_version")
      if [[ ! -d $work/split/$module-$key ]]; then
        rm -rf "$work/split/$module"-*
        mkdir -p "$work/split"
        fresh "$work/split/$module.new"
        "$cache/tools/bin/wasm-split-cli" "$built" "$work/split/$module.new" --target web --out-name "$module"
        mv "$work/split/$module.new" "$work/split/$module-$key"
      fi
      built=$work/split/$module-$key/$module.wasm
    fi
    first+=("$built")
  done
}

# JavaScript that loads a module, and the module with names for it: skipped while the module is the same.
bind_modules() {
  local index module built key
  for index in "${!modules[@]}"; do
    module=${modules[$index]} built=${first[$index]}
    key=$(digest "$built" "$bindgen_version")
    if [[ ! -d $work/bound/$module-$key ]]; then
      rm -rf "$work/bound/$module"-*
      mkdir -p "$work/bound"
      fresh "$work/bound/$module.new"
      # Later parts share the first one's table of functions.
      "$cache/tools/bin/wasm-bindgen" --target web --no-typescript ${parted[$module]:+--keep-lld-exports} --out-name "$module" \
        --out-dir "$work/bound/$module.new" "$built"
      mv "$work/bound/$module.new" "$work/bound/$module-$key"
    fi
    bound+=("$work/bound/$module-$key")
  done
}

# Smaller and faster modules. The results are kept by what went in, because this takes minutes.
optimise_modules() {
  # Only what every browser with WebGL2 that we support understands, and what rustc turns on by default for this target.
  local allowed=(--enable-bulk-memory --enable-mutable-globals --enable-nontrapping-float-to-int
    --enable-reference-types --enable-sign-ext --enable-multivalue --enable-bulk-memory-opt --enable-call-indirect-overlong)
  # -Oz takes more off the download than -O3 and costs no measurable frame time when rustc has already optimised for speed.
  local level=-Oz index module source sources key out own=()
  for index in "${!modules[@]}"; do
    module=${modules[$index]}
    sources=("${bound[$index]}/${module}_bg.wasm")
    [[ -z ${parted[$module]:-} ]] || sources+=("${first[$index]%/*}"/{split,chunk}_*.wasm)
    read -ra own <<<"${optimiser[$module]:-}"
    for source in "${sources[@]}"; do
      key=$(digest "$source" "$binaryen_version $level ${allowed[*]}${own[*]:+ ${own[*]}}")
      out=$cache/optimised/$key.wasm
      if [[ ! -f $out ]]; then
        mkdir -p "$cache/optimised"
        say "  module ${source##*/} ($(megabytes "$source") MB)"
        "$node" --stack-size=4000 "$cache/npm/node_modules/binaryen/bin/wasm-opt" "$level" "${allowed[@]}" \
          "${own[@]}" "$source" -o "$out.new"
        mv "$out.new" "$out"
      fi
      touch "$out"
      optimised[$source]=$out
    done
  done
  # The latest twenty are kept: enough to go back and forth between branches.
  find "$cache/optimised" -name '*.wasm' -printf '%T@ %p\n' | sort -rn | tail -n +21 | cut -d' ' -f2- | xargs -r rm -f
}

# Scripts that import one another as one: a visitor waits for each file.
join_scripts() {
  local script=$1
  "$esbuild" "$script" --bundle --format=esm --target=es2022 --outfile="$script" --allow-overwrite --log-level=warning \
    ${minify:+"$minify"}
}

join_style() { "$esbuild" "$1" --bundle --outfile="$1" --allow-overwrite --log-level=warning ${minify:+"$minify"}; }

# Puts a module's later parts beside it, and the module's script in the place of both scripts. The parts' names change with
# their content, as the names of what the page asks for by engine.json do.
gather_parts() {
  local module=$1 folder=$2 part name script=$work/engine.new/__wasm_split.js
  # What wasm-split writes refuses a part where its host sends it under another type than application/wasm.
  sed -e 's/WebAssembly\.instantiateStreaming(src, imports)/src.then((r) => r.arrayBuffer()).then((b) => WebAssembly.instantiate(b, imports))/' \
    "$folder/__wasm_split.js" >"$script"
  grep -q "WebAssembly.instantiate(b, imports)" "$script" || stop "wasm-split loads the later parts in a new way."
  for part in "$folder"/{split,chunk}_*.wasm; do
    name=${part##*/} name=${name%.wasm}
    name=${module}_${name#split_}-$(sha256sum "${optimised[$part]:-$part}" | cut -c1-10).wasm
    cp "${optimised[$part]:-$part}" "$work/engine.new/$name"
    sed -i -e "s/\b${part##*/}/$name/" "$script"
  done
  join_scripts "$work/engine.new/$module.js"
  rm "$script"
}

# The engine as one folder: modules, their JavaScript, the page's own files, the halls, and whose work is in it.
gather_engine() {
  local index module source minify=--minify
  [[ $dev == no ]] || minify=
  fresh "$work/engine.new"
  # web/build holds tools, not files of the page.
  tar --create --directory web --exclude ./build . | tar --extract --directory "$work/engine.new"
  cp -R assets/halls "$work/engine.new/halls"
  for index in "${!modules[@]}"; do
    module=${modules[$index]}
    cp -R "${bound[$index]}/." "$work/engine.new/"
    source=${bound[$index]}/${module}_bg.wasm
    cp "${optimised[$source]:-$source}" "$work/engine.new/${module}_bg.wasm"
    [[ -z ${parted[$module]:-} ]] || gather_parts "$module" "${first[$index]%/*}"
    [[ $dev == yes ]] || "$node" web/build/short-names.js "$work/engine.new/$module.js" "$work/engine.new/${module}_bg.wasm"
  done
  # boot.js stands for what it imports; workers, and what comes with the hall or on a press, stay files of their own.
  join_scripts "$work/engine.new/boot.js"
  join_scripts "$work/engine.new/graphics.js"
  join_scripts "$work/engine.new/closeup.js"
  join_scripts "$work/engine.new/lettering.js"
  join_scripts "$work/engine.new/mirror.js"
  join_scripts "$work/engine.new/player.js"
  join_scripts "$work/engine.new/sound.js"
  join_scripts "$work/engine.new/ticket.js"
  for source in web/*.js; do
    case ${source##*/} in
      boot.js | closeup.js | graphics.js | lettering.js | mirror.js | player.js | service-worker.js | sound.js | ticket.js) ;;
      *) rm "$work/engine.new/${source##*/}" ;;
    esac
  done
  # style.css holds what it imports.
  join_style "$work/engine.new/style.css"
  join_style "$work/engine.new/more.css"
  rm "$work/engine.new/tokens.css"
  if [[ $dev == no && -f web/build/licences.js ]]; then
    "$node" web/build/licences.js modules "$work/engine.new/LICENCES.txt"
    # For the command itself, which shows it; no site carries it.
    "$node" web/build/licences.js command "$work/engine.new/LICENCES-command.txt"
  fi
  swap "$work/engine.new" "$work/engine"
}

first=() bound=()
declare -A optimised=()

step "Tools of the system"
need_compiler
need_node
need_esbuild
step "Rust toolchain"
need_toolchain
step "wasm-bindgen and wasm-split"
need_wasm_bindgen
need_wasm_split
step "The engine's modules"
build_modules
split_modules
bind_modules
if [[ $dev == no ]]; then
  step "Optimising the modules"
  need_binaryen
  optimise_modules
fi
gather_engine

step "The command boothwalk"
boothwalk=$CARGO_TARGET_DIR/$native_folder/boothwalk
if [[ $dev == yes ]]; then
  cargo build --package organiser --profile "$native"
else
  # The command packs the engine that it is to hold, so the first time it is linked twice.
  export BOOTHWALK_ENGINE=$work/packed
  cargo build --package organiser --profile "$native"
  "$boothwalk" pack-engine "$work/engine" --out "$BOOTHWALK_ENGINE"
  cargo build --package organiser --profile "$native"
fi

# The same for other systems, by what they are called in cargo; the engine inside is that of the first.
for other in ${others[@]+"${others[@]}"}; do
  step "The command for $other"
  need_other_system "$other"
  cargo build --package organiser --profile "$native" --target "$other"
done

step "The sample events"
# Beside dist/, so that it is swapped in by renaming; cargo's usual folder is not part of the repository.
new=$repository/target/dist.new
mkdir -p "$repository/target"
rm -rf "$new"
site=(build)
[[ $dev == no ]] || site+=(--engine "$work/engine" --quick)
"$boothwalk" "${site[@]}" assets/events/ascc-2021 --out "$new"
for event in ascc-2025 asean-japan-2022 showcase; do
  # They share the engine of the first one.
  [[ -f assets/events/$event/event.json ]] || continue
  "$boothwalk" "${site[@]}" "assets/events/$event" --out "$new/events/$event" --engine-at ../../engine
done
cp "$boothwalk" "$new/boothwalk"
for other in ${others[@]+"${others[@]}"}; do
  folder=$CARGO_TARGET_DIR/$other/$native_folder
  case $other in
    *windows*) cp "$folder/boothwalk.exe" "$new/boothwalk.exe" ;;
    *) cp "$folder/boothwalk" "$new/boothwalk-static" ;;
  esac
done
cp LICENSE-MIT LICENSE-APACHE "$new/"
swap "$new" "$repository/dist"
"$boothwalk" sizes "$repository/dist"
say "Done in $(elapsed). The site is in dist/."

if [[ $serve == yes ]]; then
  # The server is not a build: others may begin one meanwhile.
  exec 9>&-
  exec "$boothwalk" serve "$repository/dist" --port "$port"
fi
