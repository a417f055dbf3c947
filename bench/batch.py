"""A whole period as Word and PDF on one core and two: `ldreport build`, and docxtpl with LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from measuring import Timing, rounds, timed
from peers.contestants import docxtpl_loop
from peers.made import Material
from workspace import BUILD

PLAIN = "pdf"
ARCHIVED = (  # as ours: PDF/A-2b with tags
    'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"}}'
)


def batches(given: Material, count: int) -> list[Timing]:
    """Seconds of a whole batch divided by its reports, start-up included."""
    parts = len(given.reports)
    contestants = {
        "ldreport build, 2 processes": timed(_ldreport(given, 2), parts),
        "ldreport build, 1 process": timed(_ldreport(given, 1), parts),
    }
    if soffice := shutil.which("soffice"):
        for name, processes, kind in (
            ("docxtpl, then LibreOffice headless, 2 processes", 2, PLAIN),
            ("the same, PDF/A with tags", 2, ARCHIVED),
            ("docxtpl, then LibreOffice headless, 1 process", 1, PLAIN),
        ):
            contestants[name] = timed(_libreoffice(given, soffice, processes, kind), parts)
    return rounds(contestants, count)


def _ldreport(given: Material, processes: int) -> Callable[[], None]:
    only = [word for report in given.reports for word in ("--only", report.id)]
    out = given.scratch / "ldreport"
    workspace = ("--workspace", given.workspace, "--out", out, f"--jobs={processes}")

    def run() -> None:
        shutil.rmtree(out, ignore_errors=True)
        subprocess.run([*BUILD, *workspace, *only], check=True)  # noqa: S603
        if len([*out.rglob("*.pdf")]) != len(given.reports):
            raise SystemExit("ldreport build has left reports out")

    return run


def _libreoffice(given: Material, soffice: str, processes: int, kind: str) -> Callable[[], None]:
    out = given.scratch / f"libreoffice-{processes}"

    def run() -> None:
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        make, files = docxtpl_loop(given), []
        for report in given.reports:
            files.append(out / f"{report.id}.docx")
            files[-1].write_bytes(make(report))
        shares = [files[n::processes] for n in range(processes)]
        running = [_converting(soffice, kind, share, out, n) for n, share in enumerate(shares)]
        if any(process.wait() for process in running) or len([*out.glob("*.pdf")]) != len(files):
            raise SystemExit("LibreOffice has left reports out")

    return run


def _converting(
    soffice: str, kind: str, files: Sequence[Path], out: Path, number: int
) -> subprocess.Popen[bytes]:
    """LibreOffice at work on these files, with a profile of its own: two cannot share one."""
    profile = f"-env:UserInstallation=file://{out.parent}/profile-{number}"
    command = [soffice, profile, "--headless", "--convert-to", kind, "--outdir", str(out), *map(str, files)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
