"""Files as LibreOffice opens and saves them. Its profile is made once for a test process: the first start is the slow one."""

from __future__ import annotations

import atexit
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

OFFICE = Path(shutil.which("soffice") or "/").resolve().parent
needs_calc = pytest.mark.skipif(
    not (OFFICE / "libsclo.so").exists(), reason="LibreOffice Calc is not installed (libreoffice-calc-nogui)"
)


def converted(to: str, *sources: Path) -> list[Path]:
    """The files that LibreOffice makes of the sources, in the folder `made` beside them.

    to: an ending, such as `pdf`, and after a colon the filter where there are several. The sources lie in one folder.
    """
    folder, ending = sources[0].parent / "made", to.partition(":")[0]
    command = ["soffice", f"-env:UserInstallation=file://{_profile()}", "--headless", "--convert-to", to]
    subprocess.run([*command, "--outdir", folder, *sources], check=True, capture_output=True, timeout=180)
    return [folder / f"{source.stem}.{ending}" for source in sources]


@cache
def _profile() -> Path:
    folder = Path(mkdtemp(prefix="libreoffice-"))
    atexit.register(shutil.rmtree, folder)
    return folder
