"""A small office with three reports, whose records can be changed at will."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

from reports.build import build
from reports.order import Built, Order
from reports.periods import Period
from tests.conftest import ROOT

Q1 = Period.parse("2021Q1")
SMALL = Path(__file__).parent.parent / "bad/workspace"
NEEDED = ("so-ket-quy.docx", "so-ket-quy.html", "bulletin.html", "bulletin.txt", "parts")
RECORD = "seeds/2021Q1/huyen-{}.yaml"


def opened_office(folder: Path) -> Path:
    """The workspace, made in `folder`: a cluster, a unit outside it, and the federation above both."""
    shutil.copytree(SMALL, folder, dirs_exist_ok=True)
    for path in (ROOT / "templates").rglob("*"):
        inside = path.relative_to(ROOT / "templates")
        if path.is_file() and inside.parts[0] in NEEDED:  # a build looks through each template that is there
            (folder / "templates" / inside).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, folder / "templates" / inside)
    text = (folder / RECORD.format("a")).read_text(encoding="utf-8")
    (folder / RECORD.format("c")).write_text(text.replace("huyen-a", "huyen-c").replace("-a\n", "-c\n"))
    return folder


def state(workspace: Path, gifts: int) -> None:
    """Have both units report so many gifts: every report and every document is another one then."""
    for unit in "ac":
        path = workspace / RECORD.format(unit)
        lines = path.read_text(encoding="utf-8").splitlines()
        at = lines.index("  - indicator: gifts")
        lines[at + 1 : at + 3] = [f'    value: "{gifts}"', f"    quote: {gifts} suất quà"]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def made(workspace: Path, out: Path, formats: tuple[str, ...] = ("docx", "pdf")) -> Built:
    """The office's reports, made by this process alone."""
    return build(Order(workspace, Q1, out, formats, jobs=1))


def sums_in(folder: Path) -> dict[str, str]:
    """The sha256 of each file by its name."""
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.is_file()}


def listed_in(folder: Path) -> dict[str, str]:
    """What SHA256SUMS says, as sha256sum reads it: a name that stands twice would fail there."""
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = {name: sum for sum, _, name in (line.partition("  ") for line in lines)}
    assert len(listed) == len(lines)
    return listed
