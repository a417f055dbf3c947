#!/bin/sh
# Installs the Debian or Ubuntu packages that ldreport needs and that are not there yet.
#   tools/install-system.sh build [test]
# Says what it is about to install; needs root, or asks sudo for it. Elsewhere it only names what is missing.
set -eu

PYTHON=${PYTHON:-python3}
if ! "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "ldreport needs Python 3.11 or newer; $("$PYTHON" --version 2>&1) was found." >&2
    echo "Install a newer Python and name it: make ... PYTHON=python3.12" >&2
    exit 1
fi

# A package that is installed, or the first of the names that this release can install.
choose() {
    for name in "$@"; do
        if LC_ALL=C dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed'; then return; fi
    done
    for name in "$@"; do
        if LC_ALL=C apt-cache policy "$name" 2>/dev/null | grep -q 'Candidate: [0-9]'; then echo "$name"; return; fi
    done
    echo "$1"
}

wanted() {
    choose libpango-1.0-0
    choose libpangoft2-1.0-0
    choose libharfbuzz-subset0
    # Times New Roman's twin with Vietnamese letters; fonts-liberation 1.07 of Debian 12 has none of them.
    choose fonts-liberation2 fonts-liberation
    "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null || choose "python$("$PYTHON" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv" python3-venv
    case " $* " in *" test "*)
        choose libreoffice-writer-nogui libreoffice-writer
        choose libreoffice-calc-nogui libreoffice-calc
        choose poppler-utils
        choose fontconfig
        ;;
    esac
}

if ! command -v apt-get >/dev/null; then
    echo "This is not Debian or Ubuntu. Please see that Pango, HarfBuzz and the Liberation Serif fonts are installed." >&2
    exit 0
fi

missing=$(wanted "$@")
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { echo "Ask an administrator to install:" $missing >&2; exit 1; }
    as_root=sudo
    echo "sudo is needed to install system packages; it may ask for your password."
fi
$as_root apt-get update -qq
missing=$(wanted "$@") # with fresh lists the choice may be another
echo "Installing:" $missing
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
