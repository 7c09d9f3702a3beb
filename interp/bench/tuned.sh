#!/usr/bin/env bash
# Builds target/release/sesf with the help of a profile: of the compatibility programs, which touch everything, and of the
# benchmark programs at small sizes, which say what is hot. Takes two release builds and about a minute of training.
#
#     interp/bench/tuned.sh
#
# Needs an llvm-profdata no older than LLVM 19: that of the toolchain (rustup's component llvm-tools) or that of Debian's package
# llvm-19; installs one of them if there is none. A later `cargo build --release` puts the plain binary back.
set -euo pipefail
cd "$(dirname "$0")/../.."

host=$(rustc -vV | sed -n 's/^host: //p')
work=$PWD/target/tuned
raw=$work/raw
profile=$work/merged.profdata

find_profdata() {
    local own
    own=$(rustc --print sysroot)/lib/rustlib/$host/bin/llvm-profdata
    for candidate in "$own" llvm-profdata-{22,21,20,19}; do
        command -v "$candidate" && return
    done
    return 1
}

install_profdata() {
    rustup component add llvm-tools && return
    local root=()
    [ "$(id -u)" = 0 ] || root=(sudo)
    "${root[@]}" apt-get update -q && "${root[@]}" apt-get install -y --no-install-recommends llvm-19 && return
    echo "tuned.sh: no llvm-profdata: install rustup's component llvm-tools or the package llvm-19" >&2
    exit 1
}

# build DIRECTORY FLAG: the flags of .cargo/config.toml stay in force beside these. A target is named so that the flags do not
# reach build scripts and macros. As Debian's CPython, the program has a fixed address: jump tables then hold addresses, not
# distances that have to be added to one.
build() {
    cargo build --release --locked -p sesf-repl --target "$host" --target-dir "$work/$1" \
        --config "target.'cfg(all())'.rustflags = ['-Crelocation-model=static', '$2']"
}

train() {
    local exe=$work/instrumented/$host/release/sesf
    find "$PWD/interp/tests/compat" -name '*.py' | sort | while read -r program; do
        (cd "$(dirname "$program")" && timeout 20 "$exe" "$program" </dev/null >/dev/null 2>&1) || true
    done
    while read -r name size; do
        # The profiler tells on standard error when a counter of many values is full.
        "$exe" "interp/bench/interp/$name.py" "$size" >/dev/null 2>&1
    done <<'SIZES'
actor_sim 80000
bigints 6000
bytes_ops 10000
closures 250000
comprehension 800
dict_ops 6
exceptions 200000
fannkuch 90000
fib 30
generators 480000
lexer 9000
lock_sim 5
mandelbrot 250
matmul 90
nbody 25000
nqueens 9
objects 25000
scheduler 60000
set_ops 6
sieve 6
sort_ops 4
spectral_norm 140
state_hash 5
str_ops 20
SIZES
}

profdata=$(find_profdata) || { install_profdata; profdata=$(find_profdata); }
echo "== an instrumented build"
build instrumented "-Cprofile-generate=$raw"
echo "== training"
rm -rf "$raw"
train
"$profdata" merge -o "$profile" "$raw"
echo "== the tuned build"
build final "-Cprofile-use=$profile"
install -D "$work/final/$host/release/sesf" target/release/sesf
echo "target/release/sesf is tuned"
