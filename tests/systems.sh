#!/usr/bin/env bash
# Runs the command of another system beside the native one, on the same event: what both write and say must be the same.
# A Windows command is run under wine.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: tests/systems.sh NATIVE OTHER [ENGINE]

  NATIVE   the command of this system
  OTHER    the command of another one: boothwalk.exe, or a static one
  ENGINE   folder of the engine, for commands that hold none
TEXT
}

(($# == 2 || $# == 3)) || { usage >&2; exit 2; }
native=$(realpath "$1") other=$(realpath "$2") engine=()
[[ $# == 2 ]] || engine=(--engine "$(realpath "$3")")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Both live in one time zone, so that the day of a new event is the same.
export TZ=UTC LC_ALL=C.UTF-8 WINEDEBUG=-all WINEPREFIX=$work/wine

# Debian keeps wine's own name off the path where only its 64-bit half is installed.
wine=$(command -v wine64 || command -v wine || echo /usr/lib/wine/wine64)

# Rust asks Windows for random bytes by a library that older wines lack: handed on to the one that they have.
if [[ $other == *.exe ]] && ! find /usr/lib /opt -name bcryptprimitives.dll -print -quit 2>/dev/null | grep -q .; then
  mkdir "$work/dlls"
  printf '%s\n' '#include <windows.h>' 'BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);' \
    '__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T n) { return SystemFunction036(bytes, (ULONG)n); }' |
    x86_64-w64-mingw32-gcc -x c - -shared -o "$work/dlls/bcryptprimitives.dll" -ladvapi32
  export WINEPATH="Z:${work//\//\\}\\dlls"
fi

run_native() { "$native" "$@"; }
run_other() {
  case $other in
    *.exe) "$wine" "$other" "$@" ;;
    *) "$other" "$@" ;;
  esac
}

# One run: the command's code, its words and what it wrote, in a folder of its own; `steps` is told on standard error.
story() {
  local run=$1 place=$2
  mkdir -p "$place"
  cd "$place"
  export BOOTHWALK_CACHE=$place/cache
  said() {
    local name=$1 code=0
    shift
    "$run" --lang en "$@" >"$name.txt" 2>"$name.log" || code=$?
    # Windows ends lines in its own way, and writes its paths so.
    tr -d '\r' <"$name.txt" | sed 's#\\\+#/#g' >"$name.said"
    echo "code $code" >>"$name.said"
    rm "$name.txt"
    ((code <= 1)) || { echo "$run $*:"; cat "$name.log"; return 1; }
  }
  said new new fair
  printf '%s\n' 'ID,会社名,会社名（英語）,小間番号,分野,開始日' '101,㈱ロープ工房,Rope Works,A-01,海,2030-05-15' \
    '102,CON,Con Ltd,A-02,海,2030-05-16' >list.csv
  said import import fair list.csv --make-topics --json
  said again import fair list.csv --make-topics --json
  # Names as people and other systems write them.
  cp "$picture" 'fair/booths/ポスター (1).png'
  printf '%s' '{ "version": 1, "id": "nul-1", "name": "NUL", "posters": [{ "image": "ポスター (1).PNG", "alt": "A" }] }' >fair/booths/nul-1.json
  sed 's#"booths": \[#"booths": [ "booths/nul-1.json",#' fair/event.json >event.new
  mv event.new fair/event.json
  said check check fair --json
  said words check fair
  said build build fair --out site --base https://fair.example/2026/ "${engine[@]}" --json
  said rebuilt build fair --out site --base https://fair.example/2026/ "${engine[@]}" --json
  said archive build fair --out archive --archive --quick "${engine[@]}" --json
  said plan plan fair --out plans --json
  rm -rf cache ./*.log
}

# A picture larger than any that is shown: it is read, made smaller and written anew.
picture=$work/picture.png
"${NODE:-node}" -e '
  const { crc32, deflateSync } = require("node:zlib");
  const [width, height] = [2400, 1200];
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0, at = 0; y < height; y++) {
    rows[at++] = 0;
    for (let x = 0; x < width; x++) for (const colour of [x / 9, y / 7, (x ^ y) / 16]) rows[at++] = colour;
  }
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  process.stdout.write(Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]));
' >"$picture"

(story run_native "$work/native")
(story run_other "$work/other")
if diff -r "$work/native" "$work/other"; then
  echo "The same: $(find "$work/native" -type f | wc -l) files of $(basename "$native") and $(basename "$other")."
else
  echo "$(basename "$other") writes or says something else." >&2
  exit 1
fi
