# Sourced by every script and every line of the Makefile: the same start on every machine, even
# from an empty environment. Sets ROOT, TARGET and CJM_CACHE.

export HOME="${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}"
case ":${PATH:=/usr/local/bin:/usr/bin:/bin}:" in
  *":$HOME/.cargo/bin:"*) ;;
  *) PATH="$HOME/.cargo/bin:$PATH" ;;
esac
export PATH

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
# What is built for this tree, and what all trees share: tools, keyed by what asks for them.
TARGET="${CARGO_TARGET_DIR:-$ROOT/target}"
export CJM_CACHE="${CJM_CACHE:-$HOME/.cache/cjm}"

# Installs Debian packages, if this is a Debian and we may.
apt_install() {
  command -v apt-get >/dev/null && [ "$(id -u)" = 0 ] || return 1
  echo "installing $*" >&2
  apt-get update -q >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 \
    install -y --no-install-recommends "$@" >/dev/null
}

npm_quietly() { npm --no-audit --no-fund --no-update-notifier --loglevel=error "$@"; }
