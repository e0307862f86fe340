#!/bin/sh
# Prepares a machine: Debian packages, the virtual environment, compiled content.
#   sh scripts/setup.sh run    what the terminal needs
#   sh scripts/setup.sh test   that, and what the tests need
# A second run is quick: only what is missing is done. Everything it says goes to standard error.
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore

purpose=${1:-run}
case $purpose in run | test) ;; *) echo "usage: setup.sh run|test" >&2; exit 2 ;; esac

run_packages="libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1
  libxcb-shape0 libdbus-1-3 libfontconfig1 libglib2.0-0 libpulse0 espeak-ng"
test_packages="xvfb xauth xdotool pulseaudio pulseaudio-utils dbus dbus-x11 at-spi2-core
  python3-pyatspi gir1.2-atspi-2.0 poppler-utils"

say() { echo "$*" >&2; }

# Packages of the arguments that are not installed, on one line.
missing_of() {
  for name in "$@"; do
    case $(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null || true) in
      installed) ;;
      *) printf '%s ' "$name" ;;
    esac
  done
}

install_packages() {
  wanted=$run_packages
  [ "$purpose" = run ] || wanted="$wanted $test_packages"
  # Debian ships Python without the part that makes virtual environments.
  python3 -c 'import ensurepip, venv' 2>/dev/null || wanted="$wanted python3-venv"
  if ! command -v dpkg-query >/dev/null; then
    say "Debian ではないので、次にあたるものを ご自分で入れてください / not Debian, please install the equivalents of: $wanted"
    return
  fi
  # shellcheck disable=SC2086 - the list is meant to be split
  missing=$(missing_of $wanted)
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" = 0 ]; then
    as_root=
  elif sudo -n true 2>/dev/null; then
    as_root="sudo -n"
  else
    say "足りないものがあります。管理者の方が 次を実行してください（このまま つづけます） / packages are missing, an administrator should run (going on without them):"
    say "  apt-get install $missing"
    return
  fi
  say "Debian のパッケージを入れています / installing Debian packages: $missing"
  log=$(mktemp)
  # shellcheck disable=SC2086
  if ! { $as_root apt-get -q update &&
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install $missing; } >"$log" 2>&1; then
    tail -n 5 "$log" >&2
    say "入れられませんでした（このまま つづけます） / could not install (going on without them): $missing"
  fi
  rm -f "$log"
}

make_environment() {
  if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    say "Python 3.11 以上が 要ります / Python 3.11 or newer is needed: $(python3 --version 2>&1)"
    exit 1
  fi
  if ! .venv/bin/python -c 'import pip' 2>/dev/null; then
    rm -rf .venv
    python3 -m venv .venv || {
      say "仮想環境を作れません。python3-venv を入れてください / cannot make .venv: install python3-venv"
      exit 1
    }
  fi
}

install_python_packages() {
  stamp=.venv/ready-$purpose
  # What decides the environment: the dependencies, the Python, where the tree stands.
  now="$(cksum <pyproject.toml) $(.venv/bin/python --version) $PWD"
  for found in .venv/ready-test "$stamp"; do
    [ "$(cat "$found" 2>/dev/null)" != "$now" ] || return 0
  done
  say "Python のパッケージを入れています（はじめは 数分かかります） / installing Python packages (minutes the first time)"
  .venv/bin/python -m pip install -qq --upgrade 'pip>=25.1' >&2
  if [ "$purpose" = test ]; then
    .venv/bin/python -m pip install -qq --editable . --group dev >&2
  else
    .venv/bin/python -m pip install -qq --editable . >&2
  fi
  echo "$now" >"$stamp"
}

compile_content() {
  # Bytecode now, not at each start where the folder cannot be written or writing it is switched off.
  env -u PYTHONDONTWRITEBYTECODE .venv/bin/python -m compileall -q kiosk ui || true
  # A fault costs one procedure, not the start: it is told, and the rest works.
  .venv/bin/python -m kiosk build >/dev/null ||
    say "内容の一部を 組み立てられませんでした / some content could not be compiled: python -m kiosk check"
}

install_packages
make_environment
install_python_packages
compile_content
