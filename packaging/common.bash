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
