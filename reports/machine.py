"""What a machine puts into a document besides its data: the program, the libraries under it, the fonts.

In: the texts of page templates, which name their fonts. Out: digests. Two machines of equal digests make
the same bytes out of the same report. Nothing goes by the times of files.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

PACKAGE = Path(__file__).parent
INSTALLERS = ("pip-", "setuptools-", "uv-", "wheel-")
# What WeasyPrint loads from the system, with the function that tells the version.
SYSTEM = {
    "libpango-1.0.so.0": "pango_version",
    "libharfbuzz.so.0": "hb_version_string",
    "libfontconfig.so.1": "FcGetVersion",
}
CHART_FONTS = ("times new roman", "liberation serif")  # of the charts in Word files
FONT_LIST = ("fc-list", "--format", "%{file}\t%{family}\n")


@dataclass(frozen=True)
class Machine:
    """The digests of a machine. fonts: empty where nothing tells which fonts there are."""

    program: str
    libraries: str
    fonts: str


def machine(pages: Iterable[str]) -> Machine:
    """The machine that runs this. pages: the texts of the templates whose fonts count."""
    return Machine(*_code(), _fonts("\n".join(pages).casefold()))


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@cache
def _code() -> tuple[str, str]:
    """Program and libraries as they were when this process began its work: it goes on with these."""
    return _digest(_program()), _digest(_libraries())


def _digest(parts: Iterable[bytes]) -> str:
    """One digest of digests and names."""
    return sha256(b"\n".join(parts)).hexdigest()


def _program() -> Iterator[bytes]:
    """Each file of the package with its content, its sentences and lists of words among them."""
    for path in sorted(PACKAGE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            yield path.relative_to(PACKAGE).as_posix().encode()
            yield sha256(path.read_bytes()).digest()


def _libraries() -> Iterator[bytes]:
    """Python, what is installed for it, and what of the system sets PDFs in type, all with versions."""
    yield f"{sys.version} {sys.platform} {zlib.ZLIB_RUNTIME_VERSION}".encode()
    names = {info.name for folder in sys.path for info in Path(folder).glob("*.dist-info")}
    yield from (name.encode() for name in sorted(names) if not name.startswith(INSTALLERS))
    for name, function in SYSTEM.items():
        try:
            version = getattr(ctypes.CDLL(name), function)
        except OSError:  # goes by another name on this system, or is not there
            continue
        if function.endswith("string"):
            version.restype = ctypes.c_char_p
        yield f"{name} {version()}".encode()


def _fonts(text: str) -> str:
    """The digest of the font files of every family that `text` names, and of those for charts."""
    try:
        listed = subprocess.run(FONT_LIST, capture_output=True, check=True, text=True).stdout  # noqa: S603
        files = {
            file
            for file, _, families in (line.partition("\t") for line in listed.splitlines())
            if any(f in text or f in CHART_FONTS for f in families.casefold().split(","))
        }
        return _digest(sorted({sha256(Path(file).read_bytes()).digest() for file in files}))
    except (OSError, ValueError, subprocess.CalledProcessError):
        return ""
