# Sourced by packaging/setup, run and test. Messages go to stderr: stdout belongs to the program.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
build=$root/build/release

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else fail "This needs root and there is no sudo; as root: $*"; fi
}

install_packages() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >&2
}

# A joined source of LibTorch takes up to 2 GB of memory while it compiles.
build_jobs() {
  local cores memory
  cores=$(nproc)
  memory=$(awk '/^MemAvailable:/ {print int($2 / 2200000)}' /proc/meminfo 2>/dev/null || echo "$cores")
  if [ "${memory:-1}" -lt "$cores" ]; then cores=$memory; fi
  if [ "$cores" -lt 1 ]; then cores=1; fi
  echo "$cores"
}

# build_targets [TARGET...]: configures when that was never done, builds what is out of date, and says nothing when nothing is.
build_targets() {
  mkdir -p "$build"
  # Two calls at the same time must not build into one folder.
  exec 9>"$build/.lock"
  flock -w 3600 9 || fail "another build has held $build for an hour"
  if [ ! -f "$build/build.ninja" ]; then
    say "Configuring ..."
    (cd "$root" && cmake --preset release >&2) || fail "The project could not be configured; the reason stands above."
  fi
  # A dry run costs a few hundredths of a second and tells whether there is anything to do.
  local plan
  plan=$(ninja -C "$build" -n "$@" 2>&1) || true
  case $plan in
    *"no work to do"*) ;;
    *)
      say "Building (the first time takes ten minutes on two free cores, up to 25 on busy ones) ..."
      ninja -C "$build" -j "$(build_jobs)" "$@" >&2 || fail "The build failed; the reason stands above."
      ;;
  esac
  exec 9>&-
}

# build_preset NAME [CMAKE-OPTION...] [-- BUILD-OPTION...]: another preset than release; says nothing where it builds. From the root.
build_preset() {
  local name=$1 options=()
  shift
  while [ $# -gt 0 ] && [ "$1" != -- ]; do options+=("$1") && shift; done
  if [ $# -gt 0 ]; then shift; fi
  cmake --preset "$name" "${options[@]}" >/dev/null || fail "The $name preset could not be configured."
  cmake --build --preset "$name" -j "$(build_jobs)" "$@" >/dev/null || fail "The $name preset does not build."
}

# Packages that few need, beside those of dependencies.txt.
need_packages() {
  local package missing=()
  for package in "$@"; do dpkg-query -W "$package" >/dev/null 2>&1 || missing+=("$package"); done
  if [ "${#missing[@]}" -gt 0 ]; then install_packages "${missing[@]}"; fi
}

# The libFuzzer programs, build/fuzz/bin/fuzz_*; from the root. clang 14 lacks parts of C++20 that stand in the sources, and clang 19 warns of what libstdc++ 12 does by itself.
build_fuzzers() {
  need_packages clang-16 libclang-rt-16-dev
  build_preset fuzz -- --target fuzzers
}
