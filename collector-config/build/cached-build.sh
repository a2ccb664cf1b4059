# Read by the build-... scripts beside it: a Go program is built once into the user's cache.
# The file name holds a checksum of what it is built from, so that a changed go.mod is never served by an old program.

# cached_build NAME VERSION SOURCES: prints the program's path; calls compile OUTPUT when it is not there.
cached_build() {
  sources=$(cat "$3"/* | cksum | cut -d ' ' -f 1)
  cache="${XDG_CACHE_HOME:-$HOME/.cache}/spandrel/backends"
  program="$cache/$1-$2-$sources"
  if [ ! -x "$program" ]; then
    if ! command -v go >/dev/null 2>&1; then
      echo "$1 $2 cannot be built: no go on the PATH. Install Go 1.26 or newer, or name a program of your own (see collector-config/README.md)." >&2
      exit 1
    fi
    mkdir -p "$cache"
    unfinished=$(mktemp -d "$cache/.building-$1-XXXXXX")
    trap 'rm -rf "$unfinished"' EXIT
    trap 'exit 1' HUP INT TERM
    echo "building $1 $2 from Go modules; this takes some minutes the first time" >&2
    (compile "$unfinished/$1") >&2
    mv -f "$unfinished/$1" "$program"
  fi
  echo "$program"
}

# go_build OUTPUT PACKAGE: only what go.mod and go.sum name; static, without paths of this machine.
go_build() {
  CGO_ENABLED=0 GOFLAGS=-mod=readonly GOWORK=off go build -trimpath -buildvcs=false -ldflags='-s -w' -o "$1" "$2"
}
