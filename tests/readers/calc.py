"""What LibreOffice Calc makes of a file of sheets; tests are skipped where it is not installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

OFFICE = Path(shutil.which("soffice") or "/").resolve().parent
needs_calc = pytest.mark.skipif(
    not (OFFICE / "libsclo.so").exists(), reason="LibreOffice Calc is not installed (libreoffice-calc-nogui)"
)


def converted(content: bytes, ending: str, to: str, folder: Path) -> bytes:
    """The file as Calc opens and saves it. ending: of its name; to: `ods`, `xlsx`, `csv`, `pdf`."""
    (folder / f"a.{ending}").write_bytes(content)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to]
    made = [*command, "--outdir", str(folder / "made"), str(folder / f"a.{ending}")]
    subprocess.run(made, check=True, capture_output=True, timeout=120)
    return (folder / f"made/a.{to}").read_bytes()
