# Sourced by scripts/play and scripts/test: says what is missing, installs it on Debian and its kin, names it elsewhere.
# Nothing here is needed to run a released IAS: only to build it.

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$*"
  exit 2
}

# need_rust: a Rust toolchain new enough for Cargo.toml's rust-version.
need_rust() {
  if ! command -v cargo >/dev/null 2>&1 && [ -x "$HOME/.cargo/bin/cargo" ]; then
    PATH="$HOME/.cargo/bin:$PATH"
    export PATH
  fi
  command -v cargo >/dev/null 2>&1 || die "No Rust toolchain found. Install it from https://rustup.rs (Windows, Linux, macOS), open a new terminal and run this again."
  wanted=$(sed -n 's/^rust-version *= *"\(.*\)"/\1/p' "$root/Cargo.toml")
  have=$(rustc --version | cut -d' ' -f2 | cut -d- -f1)
  newest=$(printf '%s\n%s\n' "$wanted" "$have" | sort -V | tail -n 1)
  [ "$newest" = "$have" ] || die "Rust $wanted or newer is needed, here is $have. Run: rustup update stable"
}

# need_packages PACKAGE...: Debian packages, installed when missing.
need_packages() {
  if ! command -v dpkg-query >/dev/null 2>&1; then
    case "$(uname -s)" in
      Linux)
        say "This is not Debian or its kin, so nothing is installed for you. The equivalents of these Debian packages are needed:"
        say "  $*"
        say "Fedora:  dnf install alsa-lib-devel wayland-devel libxkbcommon-devel libxkbcommon-x11 gcc gcc-c++ pkgconf nasm cmake mesa-vulkan-drivers"
        say "Arch:    pacman -S alsa-lib wayland libxkbcommon libxkbcommon-x11 base-devel nasm cmake vulkan-swrast"
        say "Going on; a build error below names what is still missing."
        ;;
      *)
        say "On Windows: install the Visual Studio Build Tools (C++), CMake and NASM (winget install Kitware.CMake NASM.NASM),"
        say "then: cargo run --release -- play scenarios/harvest-van"
        ;;
    esac
    return 0
  fi
  missing=
  for package in "$@"; do
    case "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null)" in
      *"ok installed"*) ;;
      *) missing="$missing $package" ;;
    esac
  done
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" = 0 ]; then
    as_root=
  elif command -v sudo >/dev/null 2>&1; then
    as_root=sudo
  else
    die "These packages are missing and this user may not install them. As root: apt-get install$missing"
  fi
  say "Installing:$missing"
  $as_root apt-get update -qq || say "apt-get update failed; trying with the lists at hand."
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >&2 ||
    die "Could not install:$missing. Check the network and the package sources (/etc/apt), then run this again."
}

# What compiling needs, what a window needs, and what a screen that is not there needs.
build_packages="build-essential pkg-config nasm cmake libasound2-dev libwayland-dev libxkbcommon-dev"
window_packages="libx11-6 libx11-xcb1 libxcb1 libxcursor1 libxi6 libxrandr2 libxkbcommon-x11-0 libvulkan1 mesa-vulkan-drivers"
# Outside judges that tests compare with: signatures, and the film maker's encoder and voice.
oracle_packages="minisign age ffmpeg espeak-ng"
virtual_packages="xvfb xauth xdotool imagemagick"

# One build folder for every clone: Bevy takes some 20 minutes on two cores and need not be built twice.
CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$HOME/.cache/ias/target}"
export CARGO_TARGET_DIR
